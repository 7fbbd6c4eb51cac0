// Gates on the live path: once an order, the same again, windows, quiet hours and limits, counted in a real database.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway

beforeEach(async () => {
  gateway = await startTestGateway({ settings: { COMITY_POLICY: 'open-marketplace' } })
})

afterEach(() => gateway[Symbol.asyncDispose]())

const REVIEW = { subject: 'Your order', text: 'Please leave a product review.' }
const QUESTION = { subject: 'Your order', text: 'Which size would you like?' }
const TIPS = [
  'Here is how to clean the lamp: use a soft dry cloth.',
  'Tip: clean the shade with a dry cloth once a month.',
  'Your parcel was handed to the carrier today.',
  'We packed your order this morning.',
  'Our new catalogue is out, have a look at our new lamps.',
]

async function delivered(id: string, options: { seller?: string; buyer?: string } = {}): Promise<void> {
  await gateway.order(id, options)
  const { seller = 'seller-1', buyer = 'buyer-1' } = options
  const { status } = await gateway.call('PUT', `/v1/orders/${id}`, {
    ...{ seller, buyer },
    placed_at: '2026-11-10T09:00:00Z',
    shipped_at: '2026-11-12T09:00:00Z',
    delivered_at: '2026-11-15T09:00:00Z',
  })
  expect(status).toBe(200)
}

async function send(
  body: object,
  order = 'order-1',
): Promise<{ id: string; outcome: string; code: string; until?: string }> {
  const answer = await gateway.call('POST', '/v1/messages', { order, from: 'seller', ...body })
  const { id, decision, error } = answer.body
  if (!decision) throw new Error(JSON.stringify(answer.body ?? error))
  return { id, outcome: decision.outcome, code: decision.code, until: decision.until }
}

async function arrived(id: string): Promise<boolean> {
  const { body } = await gateway.call('GET', `/v1/messages/${id}`)
  return body.deliveries.some(({ result }: { result: string }) => result === 'delivered')
}

describe('once an order', () => {
  test('a second review request about the same order is withheld, one about another is not', async () => {
    await delivered('order-1')
    await delivered('order-2')
    expect(await send(REVIEW)).toMatchObject({ outcome: 'deliver' })
    expect(await send({ ...REVIEW, text: 'Would you leave a review of the lamp?' })).toMatchObject({
      outcome: 'withhold',
      code: 'once.review',
    })
    expect(await send(REVIEW, 'order-2')).toMatchObject({ outcome: 'deliver' })
  })

  test('of ten at the same moment one goes out', async () => {
    await delivered('order-1')
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        send({ ...REVIEW, text: `Please leave a product review of lamp ${n}.` }),
      ),
    )
    expect(sent.filter(({ outcome }) => outcome === 'deliver')).toHaveLength(1)
    expect(new Set(sent.map(({ code }) => code))).toEqual(new Set(['delivered', 'once.review']))
  })

  test('one that was withheld does not count', async () => {
    await delivered('order-1')
    await gateway.optOut('buyer-1')
    expect((await send(REVIEW)).outcome).toBe('withhold')
    await gateway.optIn('buyer-1')
    expect((await send({ ...REVIEW, subject: 'The lamp' })).outcome).toBe('deliver')
  })
})

describe('the same text again', () => {
  test('is withheld for fourteen days, spaces and capitals aside', async () => {
    await delivered('order-1')
    const tip = { subject: 'The lamp', text: TIPS[0] }
    expect((await send(tip)).outcome).toBe('deliver')
    const again = { ...tip, text: ` ${TIPS[0]?.toUpperCase().replaceAll(' ', '  ')}` }
    expect(await send(again)).toMatchObject({ outcome: 'withhold', code: 'duplicate' })
    gateway.clock.now = new Date('2026-12-08T12:00:00Z')
    expect((await send(again)).outcome).toBe('deliver')
  })

  test('goes out where the order needs it', async () => {
    await delivered('order-1')
    expect((await send(QUESTION)).outcome).toBe('deliver')
    expect((await send(QUESTION)).outcome).toBe('deliver')
  })
})

describe('a window', () => {
  test('opens by the order’s own dates', async () => {
    await gateway.order('order-1')
    expect(await send(REVIEW)).toMatchObject({ outcome: 'withhold', code: 'window.review' })
    await delivered('order-1')
    expect(await send({ ...REVIEW, subject: 'The lamp' })).toMatchObject({ outcome: 'deliver' })
  })
})

describe('a limit', () => {
  test('counts what one buyer hears of one seller, and leaves critical mail alone', async () => {
    await delivered('order-1')
    await delivered('order-2')
    const outcomes = []
    for (const [n, text] of TIPS.entries())
      outcomes.push(await send({ subject: 'The lamp', text }, n % 2 ? 'order-1' : 'order-2'))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([...Array(4).fill('deliver'), 'withhold'])
    expect(outcomes.at(-1)).toMatchObject({ code: 'limit.pair' })
    expect((await send(QUESTION)).outcome).toBe('deliver')
    gateway.clock.now = new Date('2026-11-27T12:00:00Z')
    expect((await send({ subject: 'The lamp', text: TIPS[4] })).outcome).toBe('deliver')
  })

  test('is held exactly by messages at the same moment', async () => {
    await delivered('order-1')
    const sent = await Promise.all(
      TIPS.flatMap((text) =>
        [1, 2].map((n) => send({ subject: `Lamp ${n}`, text: `${text} This is note ${n}.` })),
      ),
    )
    expect(sent.filter(({ outcome }) => outcome === 'deliver')).toHaveLength(4)
  })

  test('of all sellers together makes a message wait, and it goes out by itself', async () => {
    const sellers = Array.from({ length: 7 }, (_, n) => `seller-${n + 1}`)
    const sent = []
    for (const seller of sellers) {
      await delivered(`of-${seller}`, { seller })
      sent.push(await send({ subject: 'The lamp', text: TIPS[0] }, `of-${seller}`))
    }
    expect(sent.map(({ outcome }) => outcome)).toEqual([...Array(6).fill('deliver'), 'defer'])
    const { id, until } = sent.at(-1) as { id: string; until: string }
    gateway.clock.now = new Date(Date.parse(until) + 60_000)
    await expect.poll(() => arrived(id), { timeout: 10_000 }).toBe(true)
  })
})

describe('at night where the buyer lives', () => {
  beforeEach(async () => {
    await delivered('order-1')
    gateway.clock.now = new Date('2026-11-23T22:30:00Z')
  })

  test('tips wait until the morning, and then go out', async () => {
    const { id, outcome, until } = await send({ subject: 'The lamp', text: TIPS[0] })
    expect({ outcome, until }).toEqual({ outcome: 'defer', until: '2026-11-24T08:00:00.000Z' })
    expect(gateway.sink.mails).toHaveLength(0)
    gateway.clock.now = new Date('2026-11-24T08:01:00Z')
    await expect.poll(() => arrived(id), { timeout: 10_000 }).toBe(true)
  })

  test('what the order needs does not wait', async () => {
    expect((await send(QUESTION)).outcome).toBe('deliver')
  })

  test('who opts out meanwhile is not written to in the morning', async () => {
    const { id } = await send({ subject: 'The lamp', text: TIPS[0] })
    await gateway.optOut('buyer-1')
    gateway.clock.now = new Date('2026-11-24T08:01:00Z')
    await expect
      .poll(async () => (await gateway.call('GET', `/v1/messages/${id}`)).body.decision.outcome, {
        timeout: 10_000,
      })
      .toBe('withhold')
    expect(gateway.sink.mails).toHaveLength(0)
  })

  test('the buyer’s own time zone counts', async () => {
    const { status } = await gateway.call('PUT', '/v1/buyers/buyer-1', {
      name: 'Anna',
      address: 'buyer-1@homes.example',
      time_zone: 'America/Los_Angeles',
    })
    expect(status).toBe(200)
    expect((await send({ subject: 'The lamp', text: TIPS[0] })).outcome).toBe('deliver')
  })
})
