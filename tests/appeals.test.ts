// Appeals as sellers make them: on the page that says why, once, in words, and answered in words.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyLog } from '../packages/gateway/src/audit/verify-log.ts'
import { post } from './buyer-visit.ts'
import { CLAIM, DAY_MS, REVIEW, Reviewing } from './reviewing.ts'

let reviewing: Reviewing

beforeEach(async () => {
  reviewing = await Reviewing.start()
})

afterEach(() => reviewing[Symbol.asyncDispose]())

describe('an appeal', () => {
  async function appealed(why = 'We need the answer before the carrier leaves.') {
    const sent = await reviewing.send(REVIEW, { seller: 'seller-wronged', claim: CLAIM })
    expect(sent.decision.code).toBe('opted-out.false-claim')
    const { body } = await reviewing.gateway.call('GET', `/v1/messages/${sent.id}`)
    const notice = body.notices.find(({ kind }: { kind: string }) => kind === 'standing-notice')
    const page = /http\S+\/r\/\S+/.exec(notice.body)?.[0] as string
    expect(await (await fetch(page)).text()).toContain('You see it otherwise?')
    const answer = await post(page, { words: why })
    return { sent, page, answer }
  }

  test('is granted: the message goes out, the strike never was, and the answer is told in words', async () => {
    const { sent, page, answer } = await appealed()
    expect(await answer.text()).toContain('A person will read the message again.')
    const found = await reviewing.next()
    expect(found).toMatchObject({ reason: 'appeal', appeal: 'We need the answer before the carrier leaves.' })
    const labels = found.segments.flatMap(
      ({ class: group, part }: { class: string; part: string }, segment: number) =>
        group === 'non_critical' && part === 'body' ? [{ segment, intent: 'delivery_scheduling' }] : [],
    )
    const { body } = await reviewing.decide(found.id, labels, {
      why: 'The order did need an answer. We are sorry.',
    })
    expect(body).toEqual({
      finding: 'overturned',
      verdict: 'critical',
      outcome: 'deliver',
      claim: 'restored',
    })
    await reviewing.delivered(sent)
    expect(await reviewing.standing('seller-wronged')).toMatchObject({
      strikes: [],
      claims: { made: 1, false: 0 },
    })
    const told = await reviewing.gateway.sink.mail(({ raw }) => raw.includes('Your appeal was right'))
    expect(told.decoded).toContain('The answer: The order did need an answer. We are sorry.')
    expect(await (await fetch(page)).text()).toContain('Decided for you')
    expect((await reviewing.send(REVIEW, { seller: 'seller-wronged', claim: CLAIM })).decision.outcome).toBe(
      'deliver',
    )
    expect((await verifyLog(reviewing.gateway.database.pool)).faults).toEqual([])
    const rewritten = 'We would love a review of the lamp from you. Tell other customers how you like it!'
    expect((await reviewing.send(rewritten, { seller: 'seller-wronged' })).decision.outcome).toBe('withhold')
  })

  test('is rejected with the reviewer’s words, and nothing changes', async () => {
    const { sent, page } = await appealed()
    const found = await reviewing.next()
    const { body } = await reviewing.decide(found.id, [], {
      why: 'A review request is never needed for an order.',
    })
    expect(body).toMatchObject({ finding: 'upheld', outcome: 'withhold', claim: null })
    expect(await reviewing.decision(sent.id)).toMatchObject({ code: 'opted-out.false-claim' })
    const text = await (await fetch(page)).text()
    expect(text).toContain('The decision stands')
    expect(text).toContain('A review request is never needed for an order.')
    expect((await reviewing.standing('seller-wronged')).strikes).toHaveLength(1)
  })

  test('against a cut is rejected where the message is read as it was judged: a strike for it stays', async () => {
    const seller = 'seller-mixing'
    const mixed = `We cannot ship your parcel: the house number is missing. Which number is it?\n\n${REVIEW}`
    await reviewing.send(mixed, { seller, claim: CLAIM })
    const { id, decision } = await reviewing.send(mixed, { seller, claim: CLAIM })
    expect(decision.outcome).toBe('trim')
    expect((await reviewing.standing(seller)).strikes).toHaveLength(1)
    await reviewing.gateway.call('POST', `/v1/messages/${id}/appeal`, { words: 'All of it was needed.' })
    const found = await reviewing.next()
    const { body } = await reviewing.decide(found.id, [], { why: 'The review request was not.' })
    expect(body).toMatchObject({ finding: 'upheld', verdict: 'mixed', claim: null })
    const { body: appeal } = await reviewing.gateway.call('GET', `/v1/messages/${id}/appeal`)
    expect(appeal.granted).toBe(false)
    expect((await reviewing.standing(seller)).strikes).toHaveLength(1)
  })

  test('can be made by the marketplace for its seller, and its answer is read there', async () => {
    const { call } = reviewing.gateway
    const { id } = await reviewing.send(REVIEW, { claim: CLAIM })
    const path = `/v1/messages/${id}/appeal`
    expect((await call('GET', path)).status).toBe(404)
    const made = await call('POST', path, { words: 'Please look again.' })
    expect([made.status, made.body]).toMatchObject([201, { words: 'Please look again.', granted: null }])
    const again = await call('POST', path, { words: 'And again.' })
    expect([again.status, again.body.code]).toEqual([409, 'appeal.closed'])
    const found = await reviewing.next()
    await reviewing.decide(found.id, [], { why: 'It asks for a review.' })
    expect((await call('GET', path)).body).toMatchObject({ granted: false, answer: 'It asks for a review.' })
  })

  test('is made once, in words, and within thirty days', async () => {
    const { page } = await appealed()
    const second = await post(page, { words: 'And again.' })
    expect([second.status, await second.text()]).toEqual([409, expect.stringContaining('cannot be appealed')])
    const { page: other } = await appealedNot()
    expect((await post(other, { words: '  ' })).status).toBe(422)
    reviewing.later(31 * DAY_MS)
    expect(await (await fetch(other)).text()).not.toContain('You see it otherwise?')
    expect((await post(other, { words: 'Too late.' })).status).toBe(409)
  })

  async function appealedNot() {
    const sent = await reviewing.send(REVIEW, { seller: 'seller-late', claim: CLAIM })
    const { body } = await reviewing.gateway.call('GET', `/v1/messages/${sent.id}`)
    const notice = body.notices.find(({ kind }: { kind: string }) => kind === 'standing-notice')
    return { page: /http\S+\/r\/\S+/.exec(notice.body)?.[0] as string }
  }

  test('is for the sender: a message that was delivered as it is has none', async () => {
    const { rows } = await reviewing.gateway.database.pool.query('select 1 from appeal')
    expect(rows).toEqual([])
    await reviewing.send('We cannot ship your parcel: the house number is missing. Which number is it?')
    expect(await reviewing.next()).toBeNull()
  })
})
