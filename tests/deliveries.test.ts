// The operator's hand on deliveries: what failed is tried again, and a domain in trouble is waited for.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const BUYER = addressOf('buyer-1')

let gateway: TestGateway

beforeEach(async () => {
  gateway = await startTestGateway()
  await gateway.order('order-1')
})

afterEach(() => gateway[Symbol.asyncDispose]())

async function submit(text: string): Promise<string> {
  const body = { order: 'order-1', from: 'seller', subject: 'Ring', text }
  return (await gateway.call('POST', '/v1/messages', body)).body.id
}

async function results(id: string): Promise<string[]> {
  const { deliveries } = (await gateway.call('GET', `/v1/messages/${id}`)).body
  return deliveries
    .filter(({ of }: { of: string }) => of === 'message')
    .map(({ result }: { result: string }) => result)
}

const arrived = (id: string) => gateway.sink.mail(({ to, raw }) => to === BUYER && raw.includes(`<${id}@`))

async function failed(text: string): Promise<string> {
  gateway.sink.refusals.push({ code: 554, text: '5.7.1 not today' })
  const id = await submit(text)
  await gateway.sink.mail(({ to, raw }) => to === addressOf('seller-1') && raw.includes(`<${id}@`))
  return id
}

test('what failed is listed, and arrives when it is tried again', async () => {
  const id = await failed('Which size would you like for the ring?')
  const { items } = (await gateway.call('GET', '/v1/deliveries/failed')).body
  expect(items).toEqual([
    expect.objectContaining({
      message: id,
      order: 'order-1',
      to: 'buyer',
      result: 'failed',
      reply: expect.stringContaining('not today'),
    }),
  ])
  expect((await gateway.call('POST', `/v1/messages/${id}/retry`)).status).toBe(202)
  await arrived(id)
})

test('only what failed is tried again, and only once at a time', async () => {
  const id = await submit('Which size would you like for the ring?')
  await arrived(id)
  expect((await gateway.call('POST', `/v1/messages/${id}/retry`)).status).toBe(404)
  const other = await failed('Which colour would you like for the ring?')
  gateway.sink.refusals.push({ code: 451, text: '4.7.1 later' })
  expect((await gateway.call('POST', `/v1/messages/${other}/retry`)).status).toBe(202)
  expect((await gateway.call('POST', `/v1/messages/${other}/retry`)).status).toBe(404)
})

test('who has opted out meanwhile is not written to by trying again', async () => {
  const id = await failed('Please leave a product review.')
  await gateway.optOut('buyer-1')
  await gateway.call('POST', `/v1/messages/${id}/retry`)
  for (;;) {
    const { decision } = (await gateway.call('GET', `/v1/messages/${id}`)).body
    if (decision.outcome === 'withhold') break
    await new Promise((done) => setTimeout(done, 20))
  }
  expect(await results(id)).toEqual(['failed'])
})

test('what is for a paused domain waits, and goes on when it is resumed', async () => {
  expect(
    (await gateway.call('PUT', '/v1/paused-domains/HOMES.example', { why: 'their server is down' })).status,
  ).toBe(204)
  const { items } = (await gateway.call('GET', '/v1/paused-domains')).body
  expect(items).toEqual([expect.objectContaining({ domain: 'homes.example', why: 'their server is down' })])
  const id = await submit('Which size would you like for the ring?')
  while ((await results(id)).length === 0) await new Promise((done) => setTimeout(done, 20))
  expect(await results(id)).toEqual(['deferred'])
  expect(gateway.sink.mails.filter(({ to }) => to === BUYER)).toEqual([])
  expect((await gateway.call('DELETE', '/v1/paused-domains/homes.example')).status).toBe(204)
  expect((await gateway.call('DELETE', '/v1/paused-domains/homes.example')).status).toBe(404)
  gateway.clock.now = new Date(gateway.clock.now.getTime() + 16 * 60_000)
  await arrived(id)
})
