// Two marketplaces on one gateway: neither sees, judges, strikes or proves anything of the other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './gateway.ts'
import { addOtherMarketplace, OTHERS_KEY } from './other-marketplace.ts'
import { CLAIM, REVIEW, UNCLEAR } from './reviewing.ts'

let gateway: TestGateway
let message: string

beforeAll(async () => {
  gateway = await startTestGateway({ prepare: addOtherMarketplace, settings: { COMITY_REVIEW_SAMPLE: '0' } })
  await gateway.order('order-1')
  await gateway.optOut('buyer-1')
  for (const text of [REVIEW, UNCLEAR]) {
    const { body } = await gateway.call('POST', '/v1/messages', {
      ...{ order: 'order-1', from: 'seller', subject: 'Your order', text, claim: CLAIM },
    })
    message = body.id
  }
})

afterAll(() => gateway[Symbol.asyncDispose]())

const other = (method: string, path: string, body?: unknown) => gateway.call(method, path, body, OTHERS_KEY)

describe('another marketplace', () => {
  test.each(['standing', 'proof'])('cannot read the %s of this one', async (what) => {
    const path = what === 'proof' ? `/v1/messages/${message}/proof` : '/v1/sellers/seller-1/standing'
    expect((await gateway.call('GET', path)).status).toBe(200)
    expect((await other('GET', path)).status).toBe(404)
  })

  test('cannot strike, limit or free a seller of this one', async () => {
    const act = { kind: 'strike', why: 'from elsewhere' }
    expect((await other('POST', '/v1/sellers/seller-1/standing/acts', act)).status).toBe(404)
    const undo = { rule: 'non-critical-claimed', why: 'from elsewhere' }
    expect((await other('POST', '/v1/standing/undo', undo)).body).toEqual({ sellers: 0, strikes: 0 })
    expect((await other('PUT', '/v1/standing/freeze', { why: 'from elsewhere' })).status).toBe(204)
    expect((await gateway.call('GET', '/v1/standing/freeze')).body.freeze).toBeNull()
    expect((await gateway.call('GET', '/v1/sellers/seller-1/standing')).body.strikes).toHaveLength(1)
  })

  test('is handed no case of this one, and cannot decide or pass on what this one has taken', async () => {
    expect((await other('GET', '/v1/review/cases')).body.items).toEqual([])
    expect((await other('POST', '/v1/review/next', { reviewer: 'eve' })).body.case).toBeNull()
    const { body } = await gateway.call('POST', '/v1/review/next', { reviewer: 'ada' })
    const read = { reviewer: 'ada', why: 'from elsewhere' }
    const path = `/v1/review/cases/${body.case.id}`
    expect((await other('POST', `${path}/decide`, { ...read, labels: [] })).status).toBe(404)
    expect((await other('POST', `${path}/skip`, read)).status).toBe(404)
  })

  test('has figures and a signed log of its own', async () => {
    const { body } = await other('GET', '/v1/stats/fairness')
    expect([body.claims, body.review.open, body.rules]).toEqual([[], {}, []])
    const heads = [await gateway.call('GET', '/v1/log/head'), await other('GET', '/v1/log/head')]
    const [mine, theirs] = heads.map(({ body: head }) => JSON.parse(head.checkpoint.body).marketplace)
    expect(mine).not.toBe(theirs)
  })
})
