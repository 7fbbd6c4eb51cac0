// Two marketplaces on one gateway: neither sees, reaches or moves anything of the other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseLink, post, send } from './buyer-visit.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'
import { addOtherMarketplace, OTHERS_KEY as headers } from './other-marketplace.ts'

const QUESTION = {
  order: 'order-1',
  from: 'seller',
  subject: 'Your ring',
  text: 'Which size would you like?',
}

const LIST = '22222222-2222-7222-8222-222222222222'

let gateway: TestGateway

beforeAll(async () => {
  gateway = await startTestGateway({ prepare: addOtherMarketplace })
  await gateway.order('order-1')
  const choice = { category: 'offers', choice: 'out', source: 'explicit' }
  await gateway.call('PUT', '/v1/buyers/buyer-1/preferences', choice)
  const csv = 'buyer,category,choice,source\nbuyer-1,offers,out,explicit\n'
  await gateway.call('PUT', `/v1/preferences/imports/${LIST}?dry_run=true`, csv, {
    'content-type': 'text/csv',
  })
  const { raw } = await send(gateway, 'order-1', 'Please leave a product review.')
  await post(await chooseLink(raw), { do: 'report', kind: 'unwanted' })
})

afterAll(() => gateway[Symbol.asyncDispose]())

describe('another marketplace', () => {
  test.each([
    '/v1/sellers/seller-1',
    '/v1/buyers/buyer-1',
    '/v1/orders/order-1',
    '/v1/buyers/buyer-1/preferences',
    '/v1/buyers/buyer-1/preferences/history',
    '/v1/buyers/buyer-1/export',
    `/v1/preferences/imports/${LIST}`,
    `/v1/preferences/imports/${LIST}/faults`,
  ])('cannot read %s', async (path) => {
    expect((await gateway.call('GET', path)).status).toBe(200)
    expect((await gateway.call('GET', path, undefined, headers)).status).toBe(404)
  })

  test.each(['/v1/preferences/events', '/v1/preferences/imports', '/v1/reports'])(
    'finds nothing of this one in %s',
    async (path) => {
      expect((await gateway.call('GET', path)).body.items).not.toEqual([])
      expect((await gateway.call('GET', path, undefined, headers)).body.items).toEqual([])
    },
  )

  test('does not count the buyers and refusals of this one', async () => {
    const shares = async (of?: Record<string, string>) =>
      (await gateway.call('GET', '/v1/stats/refusals', undefined, of)).body.items.at(-1)
    expect(await shares()).toMatchObject({ buyers: 1, refusing: 1 })
    expect(await shares(headers)).toMatchObject({ buyers: 0, refusing: 0 })
  })

  test('can neither take back a choice of this one nor erase its buyer', async () => {
    const [{ id: event }] = (await gateway.call('GET', '/v1/preferences/events')).body.items
    const undo = `/v1/buyers/buyer-1/preferences/${event}/undo`
    expect((await gateway.call('POST', undo, undefined, headers)).status).toBe(404)
    expect((await gateway.call('DELETE', '/v1/buyers/buyer-1', undefined, headers)).status).toBe(404)
    expect((await gateway.call('GET', '/v1/buyers/buyer-1/preferences')).body.items).toHaveLength(1)
  })

  test('cannot read, list, submit or change what is not its own', async () => {
    const { id } = (await gateway.call('POST', '/v1/messages', QUESTION)).body
    const { aliases } = (await gateway.call('GET', '/v1/orders/order-1')).body
    const other = (method: string, path: string, body?: unknown) => gateway.call(method, path, body, headers)
    expect((await other('GET', `/v1/messages/${id}`)).status).toBe(404)
    expect((await other('GET', '/v1/messages?seller=seller-1')).body).toEqual({ items: [] })
    expect((await other('POST', '/v1/messages', QUESTION)).status).toBe(404)
    expect((await other('DELETE', `/v1/aliases/${aliases.to_buyer}`)).status).toBe(404)
    expect((await other('POST', '/v1/orders/order-1/aliases')).status).toBe(404)
    expect((await other('POST', '/v1/sellers/seller-1/smtp-credentials')).status).toBe(404)
    const choice = { category: 'all', choice: 'out', source: 'explicit' }
    expect((await other('PUT', '/v1/buyers/buyer-1/preferences', choice)).status).toBe(404)
    const order = { seller: 'seller-1', buyer: 'buyer-1', placed_at: '2026-11-20T09:00:00Z' }
    expect((await other('PUT', '/v1/orders/order-1', order)).status).toBe(404)
  })

  test('does not answer at the alias of this one, nor with its key', async () => {
    const { aliases } = (await gateway.call('GET', '/v1/orders/order-1')).body
    const local = aliases.to_buyer.split('@')[0]
    using session = await gateway.session()
    session.says(`MAIL FROM:<${addressOf('seller-1')}>`, `RCPT TO:<${local}@relay.other.example>`)
    await session.answers(250)
    await session.answers(550)
    const key = { 'idempotency-key': 'shared-key' }
    const mine = await gateway.call('POST', '/v1/messages', QUESTION, key)
    await gateway.call('PUT', '/v1/sellers/seller-1', { name: 'S', addresses: ['x@other.example'] }, headers)
    await gateway.call('PUT', '/v1/buyers/buyer-1', { name: 'B', address: 'y@other.example' }, headers)
    await gateway.call(
      'PUT',
      '/v1/orders/order-1',
      { seller: 'seller-1', buyer: 'buyer-1', placed_at: '2026-11-20T09:00:00Z' },
      headers,
    )
    const theirs = await gateway.call('POST', '/v1/messages', QUESTION, { ...key, ...headers })
    expect(theirs.status).toBe(202)
    expect(theirs.body.id).not.toBe(mine.body.id)
    expect((await gateway.call('GET', `/v1/messages/${theirs.body.id}`)).status).toBe(404)
  })

  test('has opt-outs of its own: those of buyers with the same id elsewhere do not count', async () => {
    await gateway.call(
      'PUT',
      '/v1/buyers/buyer-1/preferences',
      { category: 'all', choice: 'out', source: 'explicit' },
      headers,
    )
    const mine = await gateway.call('POST', '/v1/messages', {
      ...QUESTION,
      text: 'Please leave a product review.',
    })
    expect(mine.body.decision.outcome).toBe('deliver')
  })
})
