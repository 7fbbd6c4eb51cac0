// A rule that takes order numbers for telephone numbers, as a peer's filter did: found in shadow before it harms anybody,
// and, had it been enforced, undone in one command with everything that followed.
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runComity } from './command.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const DAY_MS = 86_400_000
const CLAIM = { important: true }
const UNCLEAR = 'The carrier said that Tuesday looks fine on their side of the river.'

/** `message.names_order` stands for "a long number is in it". */
const MISFIRING = (stage: string) => `policy: no-numbers
version: 1
title: Telephone numbers are kept back
extends: amazon-2017
rules:
  - id: telephone-number
    stage: ${stage}
    when: message.names_order && claim.made
    then: { outcome: withhold, code: number, claim: denied }
    before: uncertain-claimed-review-first
texts:
  en:
    number: { because: "Not delivered: it holds a telephone number." }
cases:
  - { name: an address question is not kept back, says: address_problem, claim: subject, expect: delivered }
`

let gateway: TestGateway
let orders = 0

beforeEach(async () => {
  gateway = await startTestGateway({ settings: { COMITY_REVIEW_SAMPLE: '0' } })
})

afterEach(() => gateway[Symbol.asyncDispose]())

async function put(stage: string): Promise<void> {
  const stored = await gateway.call('POST', '/v1/policies', { source: MISFIRING(stage), by: 'Ada' })
  expect(stored.body).toMatchObject({ name: 'no-numbers' })
  const who = { name: 'no-numbers', version: 1, by: 'Ada', why: 'a test' }
  expect((await gateway.call('POST', '/v1/policies/activations', who)).status).toBeLessThan(300)
}

async function send(seller: string) {
  orders += 1
  const [order, buyer] = [`5550-0199-${orders}`, `misfire-buyer-${orders}`]
  await gateway.order(order, { seller, buyer })
  await gateway.optOut(buyer)
  const { body } = await gateway.call('POST', '/v1/messages', {
    ...{ order, from: 'seller', subject: `Your order ${order}`, text: UNCLEAR, claim: CLAIM },
  })
  return body.decision
}

describe('a rule that misfires', () => {
  test('is found in shadow: reviewers read as needed what it would have kept back', async () => {
    await put('shadow')
    for (let n = 0; n < 5; n += 1)
      expect(await send('seller-1')).toMatchObject({
        outcome: 'deliver',
        shadow: [{ rule: 'telephone-number' }],
      })
    for (let n = 0; n < 5; n += 1) {
      const { body } = await gateway.call('POST', '/v1/review/next', { reviewer: 'ada' })
      const segment = body.case.segments.findIndex(
        ({ part, alternatives }: { part: string; alternatives: string[] }) =>
          part === 'body' && alternatives.length > 0,
      )
      const labels = [{ segment, intent: 'delivery_scheduling' }]
      const read = { reviewer: 'ada', labels, why: 'The buyer must say whether Tuesday suits.' }
      expect((await gateway.call('POST', `/v1/review/cases/${body.case.id}/decide`, read)).status).toBe(200)
    }
    const { body: stats } = await gateway.call('GET', '/v1/stats/fairness')
    expect(stats.rules[0]).toMatchObject({
      name: 'telephone-number',
      stage: 'shadow',
      of: 5,
      wrong: 5,
      share: 1,
    })
    expect(stats.rules[0].at_least).toBeGreaterThan(0.5)
    expect(stats.review).toMatchObject({ closed: 5, skips: 0, open: {} })
    expect(stats.claims).toEqual([{ seller: 'seller-1', made: 5, false: 0 }])
    expect((await gateway.call('GET', '/v1/sellers/seller-1/standing')).body.strikes).toEqual([])
  })

  test('and was enforced is undone in one command: strikes, limits and notices are put right', async () => {
    await put('enforce')
    for (let n = 0; n < 4; n += 1) {
      expect(await send('seller-1')).toMatchObject({ outcome: 'withhold', code: 'number' })
      gateway.clock.now = new Date(gateway.clock.now.getTime() + DAY_MS)
    }
    const before = (await gateway.call('GET', '/v1/sellers/seller-1/standing')).body
    expect(before).toMatchObject({ today: { sanction: 'claims_reviewed' }, claims: { made: 4, false: 4 } })
    const args = [
      'standing',
      'undo',
      '--rule',
      'telephone-number',
      '--why',
      'it takes order numbers for telephone numbers',
    ]
    const { out, err, code } = await runComity(args, {
      cwd: tmpdir(),
      env: { COMITY_DATABASE_URL: gateway.database.url },
    })
    expect({ out, err, code }).toMatchObject({
      code: 0,
      out: 'Took back 4 false claims of 1 sellers that the rule telephone-number found.\n',
    })
    const after = (await gateway.call('GET', '/v1/sellers/seller-1/standing')).body
    expect(after).toMatchObject({ strikes: [], limit: null, claims: { made: 4, false: 0 } })
    expect(after.history).toEqual([])
    const { rows } = await gateway.database.pool.query(
      `select body from notice where kind = 'standing-restored'`,
    )
    expect(rows.map(({ body }) => body)).toEqual([
      expect.stringContaining('Strikes taken back: 4. We are sorry.'),
    ])
  })
})
