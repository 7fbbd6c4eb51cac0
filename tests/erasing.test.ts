// A buyer who goes: what is taken out, what stays, and what holds if he comes back.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verifyLog } from '../packages/gateway/src/audit/verify-log.ts'
import { sweep } from '../packages/gateway/src/retention/sweeper.ts'
import { DecisionLog } from '../packages/gateway/src/store/log/decision-log.ts'
import { send as letter, mineLink, post, stopLink } from './buyer-visit.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const REVIEW = 'Please leave a product review.'

let gateway: TestGateway
let orders = 0
let order: string
let buyer: string

beforeAll(async () => {
  gateway = await startTestGateway()
})

afterAll(() => gateway[Symbol.asyncDispose]())

beforeEach(async () => {
  orders += 1
  order = `order-${orders}`
  buyer = `buyer-${orders}`
  await gateway.order(order, { buyer })
})

const send = (text: string) => letter(gateway, order, text)

async function choices(): Promise<object[]> {
  return (await gateway.call('GET', `/v1/buyers/${buyer}/preferences`)).body.items
}

test('takes out name, address and letters, closes the aliases, and keeps what was refused', async () => {
  const { id } = await send(REVIEW)
  await gateway.optOut(buyer, { seller: 'seller-1' })
  const page = await post(await mineLink(gateway, buyer), { do: 'erase', sure: 'yes' })
  expect(await page.text()).toContain('Your data is erased.')
  expect((await gateway.call('GET', `/v1/buyers/${buyer}`)).status).toBe(404)
  const left = await gateway.call('GET', `/v1/messages/${id}`)
  expect(left.body).toMatchObject({ subject: '', text: '', judgement: null })
  const { rows } = await gateway.database.pool.query(
    `select count(*)::int as n from buyer b where b.address = $1 or b.name = $2`,
    [addressOf(buyer), `Name of ${buyer}`],
  )
  expect(rows[0].n).toBe(0)

  await gateway.order(`${order}-again`, { buyer })
  order = `${order}-again`
  expect(await choices()).toEqual([expect.objectContaining({ category: 'all', choice: 'out' })])
  expect((await send('Would you review the lamp for us?')).outcome).toBe('withhold')
})

test('what no text can be read of still verifies, for the log says that it was erased', async () => {
  await send(REVIEW)
  expect((await gateway.call('DELETE', `/v1/buyers/${buyer}`)).status).toBe(204)
  expect((await verifyLog(gateway.database.pool)).faults).toEqual([])
  await gateway.database.asSuperuser('delete from message_body')
  expect((await verifyLog(gateway.database.pool)).faults.length).toBeGreaterThan(0)
})

test('RFC 6761 §6.4: leaves an address at which nobody can be', async () => {
  await gateway.call('DELETE', `/v1/buyers/${buyer}`)
  const { rows } = await gateway.database.pool.query(
    `select address from buyer where external_id like 'erased-%' order by updated_at desc limit 1`,
  )
  expect(rows[0].address).toMatch(/^erased@[\da-f-]{36}\.invalid$/)
})

test('what has had its time is taken out, and what waits is not', async () => {
  const { id } = await send(REVIEW)
  await post(stopLink((await send('Would you review the lamp for us?')).raw), 'List-Unsubscribe=One-Click')
  const { pool } = gateway.database
  await pool.query(
    'delete from message where buyer_id not in (select buyer_id from buyer where external_id = $1)',
    [buyer],
  )
  const options = { pool, decisionLog: new DecisionLog(pool), keep: { messages: 30, evidence: 60 } }
  const after = (days: number) => sweep(options, new Date(gateway.clock.now.getTime() + days * 86_400_000))
  expect(await after(29)).toEqual({ messages: 0, evidence: 0 })
  await pool.query(
    `insert into outbox (marketplace_id, outbox_id, kind, message_id, due_at, give_up_at, attempts)
     select marketplace_id, message_id, 'relay', message_id, $2, $2, 0 from message where message_id = $1`,
    [id, new Date('2030-01-01')],
  )
  expect(await after(31)).toEqual({ messages: 1, evidence: 0 })
  expect((await gateway.call('GET', `/v1/messages/${id}`)).body.text).toContain(REVIEW)
  await pool.query('delete from outbox')
  expect((await after(61)).messages).toBe(1)
  const { body } = await gateway.call('GET', `/v1/buyers/${buyer}/preferences/history`)
  expect(body.items[0]).toMatchObject({ choice: 'out', evidence: {} })
  expect((await verifyLog(pool)).faults.filter(({ fault }) => !/missing/.test(fault))).toEqual([])
})
