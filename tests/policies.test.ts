// Policies as an operator changes them: checked, stored, tried on recorded mail, put in force, taken back, explained.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './gateway.ts'

const WHO = { by: 'Ada', why: 'a test' }

let gateway: TestGateway

beforeEach(async () => {
  gateway = await startTestGateway()
  await gateway.order('order-1')
})

afterEach(() => gateway[Symbol.asyncDispose]())

const NO_REVIEWS = `policy: no-reviews
version: 1
title: Nobody is asked for reviews
extends: amazon-2017
rules:
  - id: no-reviews
    when: '"product_review_request" in message.intents'
    then: { outcome: withhold, code: no-reviews }
    before: willing-buyer
texts:
  en:
    no-reviews: { because: "Not delivered: this marketplace asks for reviews itself." }
cases:
  - { name: a review request stops, says: product_review_request, expect: no-reviews }
`

const REVIEW = {
  order: 'order-1',
  from: 'seller',
  subject: 'Your order',
  text: 'Please leave a product review.',
}

async function send(body: object = REVIEW): Promise<{ id: string; outcome: string; shadow: object[] }> {
  const { id, decision } = (await gateway.call('POST', '/v1/messages', body)).body
  return { id, outcome: decision.outcome, shadow: decision.shadow }
}

async function store(source: string) {
  return gateway.call('POST', '/v1/policies', { source, by: 'Ada' })
}

async function activate(name: string, version: number, more: object = {}) {
  return gateway.call('POST', '/v1/policies/activations', { name, version, ...WHO, ...more })
}

describe('a draft', () => {
  test('is told line by line where it is wrong', async () => {
    const source = NO_REVIEWS.replace('message.intents', 'message.intent').replace('withhold,', 'withold,')
    const { status, body } = await gateway.call('POST', '/v1/policies/check', { source })
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'policy.faulty' })
    expect(body.errors.map(({ path }: { path: string }) => path)).toContain('policy:8:22')
  })

  test('is told which case comes out otherwise', async () => {
    const source = NO_REVIEWS.replace('expect: no-reviews', 'expect: delivered')
    const { body } = await gateway.call('POST', '/v1/policies/check', { source })
    expect(body.errors).toEqual([
      {
        path: 'policy:14:1',
        message: 'case "a review request stops": expected delivered, got withhold no-reviews by no-reviews',
      },
    ])
  })

  test('is compared with what is in force, and not stored', async () => {
    const { status, body } = await gateway.call('POST', '/v1/policies/check', { source: NO_REVIEWS })
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'no-reviews', version: 1, cases: expect.any(Number) })
    expect(body.changes).toContainEqual({
      kind: 'added',
      what: 'rule no-reviews',
      after: expect.stringContaining('then withhold no-reviews'),
    })
    expect((await gateway.call('GET', '/v1/policies')).body.items).toHaveLength(1)
  })

  test('is tried on recorded mail: what would be otherwise, and for whom', async () => {
    await send()
    await send({ ...REVIEW, text: 'Which size would you like?' })
    const lines = await backtest(NO_REVIEWS)
    expect(lines.at(-1)).toMatchObject({
      report: {
        messages: 2,
        changed: 1,
        kinds: [{ before: 'deliver', after: 'withhold', messages: 1 }],
        sellers: [{ seller: 'seller-1', messages: 2, gained: 0, lost: 1 }],
        opt_outs_breached: 0,
        critical_withheld: 0,
      },
    })
  })

  test('that withholds what is critical is found out by the trial', async () => {
    await send({ ...REVIEW, text: 'Which size would you like?' })
    const source = NO_REVIEWS.replaceAll('product_review_request', 'customization_question')
    expect((await backtest(source)).at(-1)).toMatchObject({
      report: { critical_withheld: 1, broken: [{ before: 'deliver delivered' }] },
    })
  })

  test('that lets a refused part through is found out by the trial', async () => {
    await gateway.optOut('buyer-1')
    await send()
    const careless = NO_REVIEWS.replace('outcome: withhold', 'outcome: deliver').replace(
      'before: willing-buyer',
      'before: prohibited',
    )
    expect((await backtest(careless)).at(-1)).toMatchObject({ report: { opt_outs_breached: 1 } })
  })

  test('is tried with the counters that it would have left itself', async () => {
    const once = NO_REVIEWS.replace(/rules:[\s\S]*?texts:/, ONCE)
    for (let n = 0; n < 3; n += 1) await send({ ...REVIEW, subject: `Order ${n}` })
    expect((await backtest(once.replace(/^cases:[\s\S]*/m, ''))).at(-1)).toMatchObject({
      report: { messages: 3, changed: 2, kinds: [{ before: 'deliver', after: 'withhold', messages: 2 }] },
    })
  })
})

const ONCE = `once_per_order:
  - id: once
    for: [product_review_request]
    then: { outcome: withhold, code: no-reviews }
texts:`

async function backtest(source: string): Promise<object[]> {
  const response = await fetch(`${gateway.gateway.httpUrl}/v1/policies/backtest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ source, days: 3_650 }),
  })
  expect(response.status).toBe(200)
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
}

describe('a version', () => {
  test('is stored with who brought it, and read again', async () => {
    expect((await store(NO_REVIEWS)).status).toBe(201)
    const { body } = await gateway.call('GET', '/v1/policies/no-reviews/1')
    expect(body).toMatchObject({ source: NO_REVIEWS, created_by: 'Ada' })
    expect((await gateway.call('GET', '/v1/policies/no-reviews/2')).status).toBe(404)
  })

  test('stays what it is', async () => {
    await store(NO_REVIEWS)
    expect((await store(NO_REVIEWS)).status).toBe(201)
    const other = await store(NO_REVIEWS.replace('itself.', 'alone.'))
    expect(other).toMatchObject({ status: 409, body: { code: 'policy.version-taken' } })
    await expect(gateway.database.pool.query("update policy_version set source = 'x'")).rejects.toThrow(
      /permission denied/,
    )
  })

  test('decides nothing before it is activated', async () => {
    await store(NO_REVIEWS)
    expect((await send()).outcome).toBe('deliver')
  })
})

describe('an activation', () => {
  test('takes effect with the next message, and names its author and reason', async () => {
    await store(NO_REVIEWS)
    const { status, body } = await activate('no-reviews', 1)
    expect(status).toBe(201)
    expect(body).toMatchObject({ activated_by: 'Ada', why: 'a test', mode: 'enforce', share: 1 })
    expect((await send()).outcome).toBe('withhold')
    const { items } = (await gateway.call('GET', '/v1/policies/activations')).body
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['no-reviews', 'amazon-2017'])
  })

  test('of what is not stored is refused', async () => {
    expect((await activate('no-reviews', 9)).status).toBe(404)
  })

  test('in shadow only notes what it would have decided', async () => {
    await store(NO_REVIEWS)
    await activate('no-reviews', 1, { mode: 'shadow' })
    const { outcome, shadow } = await send()
    expect(outcome).toBe('deliver')
    expect(shadow).toEqual([{ rule: 'no-reviews 1: no-reviews', outcome: 'withhold', code: 'no-reviews' }])
  })

  test('for a share of sellers decides for them, and is a trial for the others', async () => {
    await store(NO_REVIEWS)
    await activate('no-reviews', 1, { share: 0.5 })
    const outcomes = new Map<string, number>()
    for (let n = 0; n < 24; n += 1) {
      await gateway.order(`of-${n}`, { seller: `seller-${100 + n}` })
      const { outcome, shadow } = await send({ ...REVIEW, order: `of-${n}` })
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      expect(shadow).toHaveLength(outcome === 'deliver' ? 1 : 0)
    }
    expect([...outcomes.keys()].sort()).toEqual(['deliver', 'withhold'])
  })

  test('is rolled back in one step', async () => {
    await store(NO_REVIEWS)
    await activate('no-reviews', 1)
    const { status, body } = await gateway.call('POST', '/v1/policies/rollback', WHO)
    expect({ status, name: body.name }).toEqual({ status: 201, name: 'amazon-2017' })
    expect((await send()).outcome).toBe('deliver')
  })

  test('cannot be rolled back where nothing was before', async () => {
    expect(await gateway.call('POST', '/v1/policies/rollback', WHO)).toMatchObject({
      status: 409,
      body: { code: 'policy.nothing-before' },
    })
  })

  test('stands in the decision log', async () => {
    await store(NO_REVIEWS)
    await activate('no-reviews', 1)
    const { rows } = await gateway.database.pool.query<{ entry: string }>(
      `select entry from log_entry where entry like '%policy.activated%'`,
    )
    expect(rows.map(({ entry }) => JSON.parse(entry) as object)).toContainEqual(
      expect.objectContaining({ policy: 'no-reviews', by: 'Ada' }),
    )
  })

  test('by another gateway of the same database is taken up', async () => {
    const other = await startTestGateway({ settings: { COMITY_DATABASE_URL: gateway.database.url } })
    await using _ = other
    await store(NO_REVIEWS)
    await activate('no-reviews', 1)
    await expect
      .poll(async () => (await other.call('GET', '/v1/policies/in-force')).body.name, { timeout: 10_000 })
      .toBe('no-reviews')
  })
})

describe('the first weeks', () => {
  test('may be in shadow: buyers’ choices hold, the policy only notes', async () => {
    await using quiet = await startTestGateway({
      settings: { COMITY_POLICY: 'strict', COMITY_POLICY_MODE: 'shadow' },
    })
    await quiet.order('order-1')
    const willing = (await quiet.call('POST', '/v1/messages', REVIEW)).body
    expect(willing.decision).toMatchObject({ outcome: 'deliver', policy: { name: 'base' } })
    expect(willing.decision.shadow).toMatchObject([{ outcome: 'withhold' }])
    await quiet.optOut('buyer-1')
    expect((await quiet.call('POST', '/v1/messages', REVIEW)).body.decision.outcome).toBe('withhold')
  })
})

describe('what is in force', () => {
  test('can be read whole: rules with conditions and sentences, reasons, and what is sent by the marketplace', async () => {
    await using today = await startTestGateway({ settings: { COMITY_POLICY: 'allegro-2026' } })
    const { body } = await today.call('GET', '/v1/policies/in-force')
    expect(body).toMatchObject({ name: 'allegro-2026' })
    expect(body.platform_notices).toContainEqual(expect.objectContaining({ intent: 'order_confirmation' }))
    for (const rule of body.rules) expect(rule.because, rule.id).not.toBe('')
    for (const gate of body.gates) expect(gate.because, gate.id).not.toBe('')
  })
})

describe('the walk of a message', () => {
  test('shows each rule that was tried, with the facts it found, and which would have been next', async () => {
    await gateway.optOut('buyer-1')
    const { id } = await send()
    const { body } = await gateway.call('GET', `/v1/messages/${id}/walk`)
    const decided = body.steps.at(-1)
    expect(decided).toMatchObject({ id: 'non-critical', effect: 'decided' })
    const willing = body.steps.find(({ id }: { id: string }) => id === 'willing-buyer')
    expect(willing).toMatchObject({ effect: 'passed', found: { 'buyer.opted_out': true } })
    expect(decided.place.line).toBeGreaterThan(1)
    expect(body.decision.code).toBe('opted-out.non-critical')
    expect(body.next).toBeUndefined()
  })

  test('says which rule would have decided, had the one that did not', async () => {
    await gateway.optOut('buyer-1')
    const { id } = await send({ ...REVIEW, subject: '[Important] Your order' })
    const { body } = await gateway.call('GET', `/v1/messages/${id}/walk`)
    expect(body.steps.at(-1)).toMatchObject({ id: 'non-critical-claimed' })
    expect(body.next).toMatchObject({ rule: 'non-critical' })
  })

  test('is told by the policy that decided, not by the one in force now', async () => {
    const { id } = await send()
    await store(NO_REVIEWS)
    await activate('no-reviews', 1)
    const { body } = await gateway.call('GET', `/v1/messages/${id}/walk`)
    expect(body.decision).toMatchObject({ outcome: 'deliver', policy: { name: 'amazon-2017' } })
  })

  test('of another marketplace’s message is not told', async () => {
    const { status } = await gateway.call('GET', '/v1/messages/019a0000-0000-7000-8000-000000000000/walk')
    expect(status).toBe(404)
  })
})
