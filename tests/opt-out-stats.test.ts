// What drove buyers away, as the operator reads it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway

beforeAll(async () => {
  gateway = await startTestGateway()
  for (const n of [1, 2, 3, 4]) await gateway.order(`order-${n}`, { buyer: `buyer-${n}` })
  await gateway.order('order-5', { buyer: 'buyer-4', seller: 'seller-2' })
})

afterAll(() => gateway[Symbol.asyncDispose]())

async function send(order: string, text: string): Promise<string> {
  const { body } = await gateway.call('POST', '/v1/messages', {
    ...{ order, from: 'seller', subject: 'Your order', text },
  })
  expect(body.decision.outcome).toBe('deliver')
  // What still waits when its buyer opts out is not delivered.
  await gateway.sink.mail((mail) => mail.raw.includes(`<${body.id}@`))
  return body.id
}

function stats(days = 30) {
  return gateway.call('GET', `/v1/stats/opt-outs?days=${days}`)
}

describe('opt-outs', () => {
  test('are none at first, and that is an answer', async () => {
    expect((await stats()).body).toEqual({
      ...{ buyers: 4, buyers_refusing: 0, delivered: 0, opt_outs: 0 },
      ...{ days: [], sources: [], causes: { link: 0, recent: 0, none: 0 }, sellers: [], intents: [] },
    })
  })

  test('are tied to the message whose link was followed, to the last one, or to none', async () => {
    const review = await send('order-1', 'Please leave a product review.')
    const { raw } = await gateway.sink.mail((mail) => mail.raw.includes(`<${review}@`))
    const link = /^List-Unsubscribe:\s*<([^>]+)>/m.exec(raw.replace(/\r\n[ \t]+/g, ''))?.[1] ?? ''
    await fetch(link, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await send('order-2', 'All lamps are 20 % off this week.')
    gateway.clock.now = new Date('2026-11-24T12:00:00Z')
    await gateway.optOut('buyer-2')
    await send('order-5', 'Please leave a product review.')
    gateway.clock.now = new Date('2026-11-28T12:00:00Z')
    await gateway.optOut('buyer-4')
    const { body } = await stats()
    expect(body).toMatchObject({
      ...{ buyers: 4, buyers_refusing: 3, delivered: 3, opt_outs: 3 },
      days: [
        { day: '2026-11-23', opt_outs: 1 },
        { day: '2026-11-24', opt_outs: 1 },
        { day: '2026-11-28', opt_outs: 1 },
      ],
      sources: [{ source: 'explicit', opt_outs: 3 }],
      causes: { link: 1, recent: 1, none: 1 },
      sellers: [{ seller: 'seller-1', delivered: 2, opt_outs: 2, per_1000_delivered: 1_000 }],
    })
    expect(body.intents).toContainEqual({ intent: 'product_review_request', opt_outs: 1 })
    expect(body.intents).toContainEqual({ intent: 'promotion', opt_outs: 1 })
  })

  test('of an earlier time do not count', async () => {
    expect((await stats(2)).body).toMatchObject({ opt_outs: 1, days: [{ day: '2026-11-28' }] })
  })

  test('of another marketplace are not told', async () => {
    const { status } = await gateway.call('GET', '/v1/stats/opt-outs', undefined, {
      authorization: 'Bearer no',
    })
    expect(status).toBe(401)
  })
})

describe('day by day', () => {
  test('buyers who refuse something are counted, those by a setting apart, and what was taken back never was', async () => {
    const own = await startTestGateway()
    const day = (n: number) => (own.clock.now = new Date(Date.UTC(2026, 10, 20 + n, 12)))
    day(0)
    for (const n of [1, 2, 3, 4]) await own.order(`o-${n}`, { buyer: `buyer-${n}` })
    day(1)
    await own.optOut('buyer-1')
    const put = (buyer: string, fields: object) =>
      own.call('PUT', `/v1/buyers/${buyer}/preferences`, {
        category: 'all',
        choice: 'out',
        source: 'bundled',
        ...fields,
      })
    await put('buyer-2', {})
    await put('buyer-3', {})
    await put('buyer-4', { source: 'explicit', category: 'offers' })
    day(2)
    await own.optIn('buyer-1')
    await put('buyer-2', { source: 'explicit' })
    const { body } = await own.call('GET', '/v1/buyers/buyer-4/preferences/history')
    await own.call('POST', `/v1/buyers/buyer-4/preferences/${body.items[0].id}/undo`)
    day(3)
    const { body: stats } = await own.call('GET', '/v1/stats/refusals?days=4')
    expect(stats.items).toEqual([
      { day: '2026-11-20', buyers: 4, refusing: 0, bundled_only: 0 },
      { day: '2026-11-21', buyers: 4, refusing: 3, bundled_only: 2 },
      { day: '2026-11-22', buyers: 4, refusing: 2, bundled_only: 1 },
      { day: '2026-11-23', buyers: 4, refusing: 2, bundled_only: 1 },
    ])
    await own[Symbol.asyncDispose]()
  })
})
