// The second opinion, against an endpoint that stands in for the operator's: what it is asked, and what may follow.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './gateway.ts'
import { REVIEW, UNCLEAR } from './reviewing.ts'

interface Asked {
  readonly model: string
  readonly messages: readonly { readonly content: string }[]
}

let asked: Asked[] = []
/** What the endpoint says next; undefined for no answer at all. */
let says: { status?: number; content?: string } | undefined

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  asked.push(JSON.parse(Buffer.concat(chunks).toString()))
  if (!says) return
  response.statusCode = says.status ?? 200
  response.end(JSON.stringify({ choices: [{ message: { content: says.content ?? '' } }] }))
})

let gateway: TestGateway
let orders = 0

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  gateway = await startTestGateway({
    settings: { COMITY_SECOND_OPINION_URL: url, COMITY_SECOND_OPINION_MODEL: 'stand-in' },
  })
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  asked = []
})

async function send(text: string) {
  orders += 1
  await gateway.order(`opinion-${orders}`, { seller: 'seller-opinion', buyer: 'buyer-opinion' })
  await gateway.optOut('buyer-opinion')
  const { body } = await gateway.call('POST', '/v1/messages', {
    ...{ order: `opinion-${orders}`, from: 'seller', subject: 'Your order', text },
  })
  return body
}

/** An answer about every segment that was asked about. */
function answering(intent: string, confidence: number): void {
  const segments = Array.from({ length: 20 }, (_, index) => ({ index, intent, confidence }))
  says = { content: JSON.stringify({ segments }) }
}

describe('a message that the judge is unsure of', () => {
  test('is lifted to critical by a convincing answer, and says so', async () => {
    answering('delivery_scheduling', 0.95)
    const { decision, judgement } = await send(UNCLEAR)
    expect([judgement.verdict, decision.outcome]).toEqual(['critical', 'deliver'])
    expect(judgement.signals).toContainEqual({ kind: 'second_opinion', detail: 'lifted from uncertain' })
  })

  test.each([
    ['an answer that is not sure', () => answering('delivery_scheduling', 0.5)],
    ['an answer that would lower it', () => answering('product_review_request', 1)],
    ['an answer in no shape', () => (says = { content: 'It is critical!' })],
    ['an intent that there is not', () => answering('very_important', 1)],
    ['an endpoint that fails', () => (says = { status: 500 })],
  ])('stays as it was with %s', async (_, answer) => {
    answer()
    const { decision, judgement } = await send(UNCLEAR)
    expect([judgement.verdict, decision.code]).toEqual(['uncertain', 'opted-out.uncertain'])
    expect(asked).toHaveLength(1)
  })

  test('stays as it was with an endpoint that does not answer', async () => {
    says = undefined
    expect((await send(UNCLEAR)).judgement.verdict).toBe('uncertain')
  })

  test('is asked about without names and numbers', async () => {
    answering('delivery_scheduling', 0.95)
    await send(`Dear Name of buyer-opinion,

${UNCLEAR} It is parcel 12345.

Shop of seller-opinion`)
    const text = JSON.stringify(asked)
    expect(asked[0]?.model).toBe('stand-in')
    expect(text).toContain('tuesday looks fine')
    expect(text).not.toMatch(/buyer-opinion|seller-opinion|12345/i)
  })
})

test('nobody is asked about what the judge is sure of', async () => {
  answering('delivery_scheduling', 1)
  expect((await send(REVIEW)).judgement.verdict).toBe('non_critical')
  expect(asked).toEqual([])
})
