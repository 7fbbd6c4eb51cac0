// The review queue as reviewers work in it: what comes in, in which order, what their readings do, and who learns of it.
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reportMessage } from '../packages/gateway/src/preferences/report.ts'
import { DecisionLog } from '../packages/gateway/src/store/log/decision-log.ts'
import { runComity } from './command.ts'
import { CLAIM, DAY_MS, doubtful, REVIEW, Reviewing, UNCLEAR } from './reviewing.ts'

const MINUTE_MS = 60_000

const ADDRESS = 'We cannot ship your parcel: the house number is missing. Which number is it?'

let reviewing: Reviewing

beforeEach(async () => {
  reviewing = await Reviewing.start()
})

afterEach(() => reviewing[Symbol.asyncDispose]())

describe('a message that waits', () => {
  test('is on top of the queue, above claims that came before it', async () => {
    await reviewing.send(UNCLEAR, { claim: CLAIM })
    const held = await reviewing.sendHeld()
    const found = await reviewing.next()
    expect(found).toMatchObject({ message: held.id, reason: 'held', skips: 0 })
    expect(found.why_here).toMatch(/^It waits until a person has read it/)
    const { body } = await reviewing.gateway.call('GET', '/v1/review/cases?limit=1')
    expect(body.items[0]).toMatchObject({ message: held.id, rank: 0 })
    const after = await reviewing.gateway.call('GET', `/v1/review/cases?limit=1&cursor=${body.next_cursor}`)
    expect(after.body.items[0]).toMatchObject({ reason: 'claim' })
  })

  test('goes out when its reviewer reads it as needed', async () => {
    const held = await reviewing.sendHeld()
    const found = await reviewing.next()
    const answer = await reviewing.decide(found.id, [
      { segment: doubtful(found), intent: 'delivery_scheduling' },
    ])
    expect(answer.body).toEqual({ finding: 'settled', verdict: 'critical', outcome: 'deliver', claim: null })
    const mail = await reviewing.delivered(held)
    expect(mail.to).toBe(`${held.buyer}@homes.example`)
    expect((await reviewing.standing('seller-watched')).claims).toMatchObject({ made: 1, false: 0 })
    expect(await reviewing.next()).toBeNull()
  })

  test('is kept back where he reads it as not needed, and its false claim counts', async () => {
    const held = await reviewing.sendHeld()
    const found = await reviewing.next()
    const answer = await reviewing.decide(found.id, [
      { segment: doubtful(found), intent: 'product_review_request' },
    ])
    expect(answer.body).toMatchObject({ finding: 'settled', verdict: 'non_critical', outcome: 'withhold' })
    expect(await reviewing.decision(held.id)).toMatchObject({ code: 'opted-out.false-claim' })
    expect((await reviewing.standing('seller-watched')).claims).toMatchObject({ made: 1, false: 1 })
  })

  test('goes out, although not needed, where its buyer takes such letters by now', async () => {
    const held = await reviewing.sendHeld()
    await reviewing.gateway.optIn(held.buyer)
    const found = await reviewing.next()
    const { body } = await reviewing.decide(found.id, [{ segment: doubtful(found), intent: 'usage_help' }])
    expect(body).toMatchObject({ verdict: 'non_critical', outcome: 'deliver' })
  })

  test('is given back with the way out where even a person cannot cut it apart', async () => {
    const held = await reviewing.sendHeld(`${UNCLEAR} Otherwise this one comes with the other driver.`)
    const found = await reviewing.next()
    const [first, second] = found.segments.flatMap(({ part }: { part: string }, n: number) =>
      part === 'body' ? [n] : [],
    )
    const labels = [
      { segment: first, intent: 'promotion' },
      { segment: second, intent: 'delivery_scheduling' },
    ]
    expect((await reviewing.decide(found.id, labels)).body).toMatchObject({
      verdict: 'mixed',
      outcome: 'withhold',
    })
    const decision = await reviewing.decision(held.id)
    expect(decision).toMatchObject({ code: 'review.returned' })
    expect(decision.how_to_fix).toContain('in a message of its own; it will arrive')
  })

  test('does not go out to a buyer who refused all while it waited for its reviewer', async () => {
    const held = await reviewing.sendHeld()
    await reviewing.gateway.optIn(held.buyer)
    const found = await reviewing.next()
    await reviewing.gateway.optOut(held.buyer)
    const { body } = await reviewing.decide(found.id, [{ segment: doubtful(found), intent: 'usage_help' }])
    expect(body.outcome).toBe('withhold')
  })
})

describe('a case', () => {
  test('is one reviewer’s for a quarter of an hour, and another’s after that', async () => {
    await reviewing.sendHeld()
    const found = await reviewing.next('ada')
    expect(await reviewing.next('ada')).toMatchObject({ id: found.id })
    expect(await reviewing.next('ben')).toBeNull()
    reviewing.later(16 * MINUTE_MS)
    expect(await reviewing.next('ben')).toMatchObject({ id: found.id })
    const late = await reviewing.decide(found.id, [], { reviewer: 'ada' })
    expect([late.status, late.body.code]).toEqual([409, 'case.not-taken'])
  })

  test('that is passed on goes to another reviewer, says so to him, and comes back after an hour', async () => {
    await reviewing.sendHeld()
    const found = await reviewing.next('ada')
    const skip = { reviewer: 'ada', why: 'I cannot read Dutch.' }
    expect((await reviewing.gateway.call('POST', `/v1/review/cases/${found.id}/skip`, skip)).status).toBe(204)
    expect(await reviewing.next('ada')).toBeNull()
    expect(await reviewing.next('ben')).toMatchObject({ id: found.id, skips: 1 })
    reviewing.later(61 * MINUTE_MS)
    expect(await reviewing.next('ada')).toMatchObject({ id: found.id, skips: 1 })
    const labels = [{ segment: doubtful(found), intent: 'delivery_scheduling' }]
    expect((await reviewing.decide(found.id, labels)).body).toMatchObject({ outcome: 'deliver' })
  })

  test('is not decided while it is open what the message is', async () => {
    await reviewing.sendHeld()
    const found = await reviewing.next()
    const unclear = await reviewing.decide(found.id, [{ segment: doubtful(found), intent: 'other' }])
    expect([unclear.status, unclear.body.code]).toEqual([422, 'case.unclear'])
    const beyond = await reviewing.decide(found.id, [{ segment: 99, intent: 'thanks' }])
    expect([beyond.status, beyond.body.errors[0].path]).toEqual([400, 'labels.0.segment'])
    expect(await reviewing.next()).toMatchObject({ id: found.id })
  })

  test('shows nobody’s name, and every offset still fits', async () => {
    await using sample = await Reviewing.start('1')
    const sampled = sample.gateway
    await sampled.order('order-named', { seller: 'seller-named', buyer: 'buyer-named' })
    const text = `Dear Name of buyer-named,\n\n${UNCLEAR}\n\nShop of seller-named`
    await sampled.call('POST', '/v1/messages', {
      ...{ order: 'order-named', from: 'seller', subject: 'For buyer-named', text },
    })
    const { body } = await sampled.call('POST', '/v1/review/next', { reviewer: 'ada' })
    expect(JSON.stringify(body)).not.toMatch(/buyer-named|seller-named|Shop of|homes\.example/)
    for (const { part, start, end, text: words } of body.case.segments)
      if (part === 'body') expect(body.case.text.slice(start, end)).toBe(words)
  })
})

describe('a claim that was believed', () => {
  test('and that a reviewer reads as false is a strike, told to its sender without who read it', async () => {
    const sent = await reviewing.send(UNCLEAR, { seller: 'seller-found', claim: CLAIM })
    await reviewing.delivered(sent)
    const found = await reviewing.next('reviewer-ada')
    const { body } = await reviewing.decide(
      found.id,
      [{ segment: doubtful(found), intent: 'product_review_request' }],
      {
        reviewer: 'reviewer-ada',
      },
    )
    expect(body).toEqual({ finding: 'settled', verdict: 'non_critical', outcome: 'deliver', claim: 'denied' })
    const standing = await reviewing.standing('seller-found')
    expect(standing.strikes).toEqual([expect.objectContaining({ reason: 'review', weight: 1 })])
    const letter = await reviewing.gateway.sink.mail(({ to }) => to === 'seller-found@shops.example')
    expect(letter.decoded).toContain('It counts as one strike.')
    expect(letter.raw + JSON.stringify(standing)).not.toMatch(/reviewer-ada|review-buyer/)
  })

  test('is read by two where its sender would lose the override for it', async () => {
    const seller = 'seller-falling'
    for (let n = 0; n < 4; n += 1) {
      await reviewing.send(REVIEW, { seller, claim: CLAIM })
      reviewing.later(DAY_MS)
    }
    await reviewing.gateway.call('POST', `/v1/sellers/${seller}/standing/acts`, {
      kind: 'lift',
      why: 'so that it goes out',
    })
    await reviewing.send(UNCLEAR, { seller, claim: CLAIM })
    const found = await reviewing.next('ada')
    const labels = [{ segment: doubtful(found), intent: 'product_review_request' }]
    expect((await reviewing.decide(found.id, labels)).body).toMatchObject({ finding: 'open', claim: null })
    expect((await reviewing.standing(seller)).strikes).toHaveLength(4)
    expect(await reviewing.next('ada')).toBeNull()
    expect(await reviewing.next('ben')).toMatchObject({ id: found.id, opinions_needed: 2 })
    const second = await reviewing.decide(found.id, labels, { reviewer: 'ben' })
    expect(second.body).toMatchObject({ finding: 'settled', claim: 'denied' })
    expect((await reviewing.standing(seller)).today.sanction).toBe('claims_ignored')
  })
})

describe('a message that waits, of a seller who would lose the override for it', () => {
  test('is kept back only when two have read it so', async () => {
    const seller = 'seller-watched'
    for (let n = 0; n < 4; n += 1) {
      await reviewing.send(REVIEW, { seller, claim: CLAIM })
      reviewing.later(DAY_MS)
    }
    await reviewing.act(seller, { kind: 'lift', why: 'so that it is held' })
    const held = await reviewing.sendHeld()
    const found = await reviewing.next('ada')
    const labels = [{ segment: doubtful(found), intent: 'product_review_request' }]
    expect((await reviewing.decide(found.id, labels)).body).toMatchObject({
      finding: 'open',
      outcome: 'hold',
    })
    expect((await reviewing.standing(seller)).strikes).toHaveLength(4)
    await reviewing.next('ben')
    const second = await reviewing.decide(found.id, labels, { reviewer: 'ben' })
    expect(second.body).toMatchObject({ finding: 'settled', outcome: 'withhold' })
    expect((await reviewing.standing(seller)).today.sanction).toBe('claims_ignored')
    expect((await reviewing.decision(held.id)).code).toBe('opted-out.false-claim')
  })
})

describe('a sentence that was read', () => {
  test('is known again in the next letter, whatever its numbers', async () => {
    await reviewing.send(`${UNCLEAR} It is parcel 1.`, { claim: CLAIM })
    const found = await reviewing.next()
    await reviewing.decide(found.id, [{ segment: doubtful(found), intent: 'delivery_scheduling' }])
    const again = await reviewing.send(UNCLEAR)
    expect(again.decision).toMatchObject({ outcome: 'deliver', code: 'critical' })
  })

  test('is a regression case: the judge reads it by now as the reviewer did, and not without what it has learned', async () => {
    const { pool, url } = reviewing.gateway.database
    await reviewing.send(UNCLEAR, { claim: CLAIM })
    const found = await reviewing.next()
    await reviewing.decide(found.id, [{ segment: doubtful(found), intent: 'delivery_scheduling' }])
    const check = () =>
      runComity(['review', 'regressions'], { cwd: tmpdir(), env: { COMITY_DATABASE_URL: url } })
    expect(await check()).toMatchObject({
      code: 0,
      out: '1 of 1 messages are judged as reviewers read them.\n',
    })
    await pool.query('delete from reviewed_sentence')
    const forgotten = await check()
    expect(forgotten).toMatchObject({ code: 1, out: expect.stringContaining('a person read critical') })
  })
})

describe('what else comes in', () => {
  test('what a buyer calls not needed that its sender called critical; the more he reports, the less it weighs', async () => {
    const { gateway } = reviewing
    const { marketplaceId } = gateway.gateway.installation
    for (const n of [1, 2]) {
      const { id: messageId } = await reviewing.send(`${ADDRESS} It is parcel ${n}.`, {
        ...{ claim: CLAIM, buyer: 'reporting-buyer', order: `reported-${n}` },
      })
      const ref = { marketplaceId, messageId, now: gateway.clock.now }
      await reportMessage(new DecisionLog(gateway.database.pool), ref, {
        kind: 'not_needed',
        words: 'Not needed.',
      })
    }
    const { body } = await gateway.call('GET', '/v1/review/cases')
    expect(
      body.items.map(({ reason, weight }: { reason: string; weight: number }) => [reason, weight]),
    ).toEqual([
      ['report', 1],
      ['report', 0.5],
    ])
    const found = await reviewing.next()
    expect(found.reports).toEqual([{ kind: 'not_needed', words: 'Not needed.' }])
    expect((await reviewing.decide(found.id, [])).body).toMatchObject({ finding: 'upheld', claim: null })
    expect((await reviewing.standing('seller-1')).strikes).toEqual([])
  })

  test('no report on what its sender never called critical', async () => {
    const { gateway } = reviewing
    const { id: messageId } = await reviewing.send(ADDRESS)
    const ref = {
      marketplaceId: gateway.gateway.installation.marketplaceId,
      messageId,
      now: gateway.clock.now,
    }
    await reportMessage(new DecisionLog(gateway.database.pool), ref, { kind: 'unwanted', words: '' })
    expect(await reviewing.next()).toBeNull()
  })

  test('a random sample', async () => {
    await using sample = await Reviewing.start('1')
    const sampled = sample.gateway
    await sampled.order('sampled-1', { buyer: 'sampled-buyer' })
    await sampled.call('POST', '/v1/messages', {
      ...{ order: 'sampled-1', from: 'seller', subject: 'Hello', text: REVIEW },
    })
    const { body } = await sampled.call('POST', '/v1/review/next', { reviewer: 'ada' })
    expect(body.case).toMatchObject({ reason: 'sample', why_here: expect.stringContaining('at random') })
    const upheld = await sampled.call('POST', `/v1/review/cases/${body.case.id}/decide`, {
      ...{ reviewer: 'ada', labels: [], why: 'Right.' },
    })
    expect(upheld.body.finding).toMatch(/upheld|open/)
  })
})
