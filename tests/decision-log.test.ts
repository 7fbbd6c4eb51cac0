// The decision log proves what was decided: whoever alters it, or the rows it vouches for, is found out.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyLog } from '../packages/gateway/src/audit/verify-log.ts'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway

beforeEach(async () => {
  gateway = await startTestGateway()
  const { to_buyer } = await gateway.order('order-1')
  await gateway.optOut('buyer-1')
  using session = await gateway.session()
  for (const name of [
    'address-question',
    'review-request',
    'address-question-with-review-request',
    'paid-review',
  ]) {
    await session.submits({ from: addressOf('seller-1'), to: to_buyer, data: sample(name) })
  }
  // Hand-overs are logged, too: nothing may be added while a test tampers.
  await expect.poll(waiting).toBe(0)
})

afterEach(() => gateway[Symbol.asyncDispose]())

async function waiting(): Promise<number> {
  const { rows } = await gateway.database.pool.query('select count(*)::int as n from outbox')
  return rows[0].n
}

async function faults(): Promise<string[]> {
  return (await verifyLog(gateway.database.pool)).faults.map(({ fault }) => fault)
}

function tamper(sql: string): Promise<unknown> {
  return gateway.database.asSuperuser(sql)
}

/** The longest chain, so that it has a middle. */
const CHAIN = `(select writer_id from log_head order by seq desc limit 1)`

const A_DECISION_IN_THE_MIDDLE = `
  select max(e.seq) from log_entry e join log_head h on h.writer_id = e.writer_id and e.seq < h.seq
  where e.writer_id = ${CHAIN} and e.entry like '%message.decided%'`

test('an untouched log is whole, and says how much was checked', async () => {
  const report = await verifyLog(gateway.database.pool)
  expect(report.faults).toEqual([])
  expect(report.messages).toBe(4)
  expect(report.entries).toBeGreaterThanOrEqual(5)
})

describe('it finds', () => {
  test('an altered entry', async () => {
    await tamper(`update log_entry set entry = replace(entry, '"outcome":"withhold"', '"outcome":"deliver"')`)
    expect(await faults()).toEqual(['the entry was altered'])
  })

  test('a deleted entry', async () => {
    await tamper(`delete from log_entry where writer_id = ${CHAIN} and seq = (${A_DECISION_IN_THE_MIDDLE})`)
    expect(await faults()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^entry \d+ is missing$/),
        'a decision stands in no entry of the log',
      ]),
    )
  })

  test('a deleted last entry', async () => {
    await tamper(
      `delete from log_entry e using log_head h where e.writer_id = h.writer_id and e.seq = h.seq and e.writer_id = ${CHAIN}`,
    )
    expect(await faults()).toContain(
      'the chain does not end where its head says; entries were cut off or altered',
    )
  })

  test('a swapped pair', async () => {
    await tamper(`
      update log_entry set seq = -1 where writer_id = ${CHAIN} and seq = 1;
      update log_entry set seq = 1 where writer_id = ${CHAIN} and seq = 2;
      update log_entry set seq = 2 where writer_id = ${CHAIN} and seq = -1`)
    expect(await faults()).toEqual(expect.arrayContaining(['the entry does not follow the one before it']))
  })

  test('a whole chain that was taken out, by the decisions and the signatures it leaves behind', async () => {
    await tamper(`delete from log_entry; delete from log_head`)
    // How many entries the start had signed depends on how quick it was.
    const found = (await faults()).map((fault) => fault.replace(/\d+/, 'some'))
    expect(new Set(found)).toEqual(
      new Set(['a decision stands in no entry of the log', 'some of its entries are missing']),
    )
  })

  test('a chain without its head', async () => {
    await tamper('delete from log_head')
    expect(await faults()).toContain('the chain has lost its head')
  })

  test.each([
    [
      'decision',
      `update decision set outcome = 'deliver', code = 'critical' where outcome = 'withhold'`,
      'the decision was altered',
    ],
    [
      'sentence that was told',
      `update decision set because = 'Because.' where outcome = 'withhold'`,
      'the decision was altered',
    ],
    [
      'judgement',
      `update judgement set verdict = 'critical' where verdict = 'non_critical'`,
      'the judgement was altered or is missing',
    ],
    [
      'segment',
      `update judgement set segments = jsonb_set(segments, '{0,confidence}', '0.1') where verdict = 'mixed'`,
      'the judgement was altered or is missing',
    ],
    [
      'message',
      `update message_body set raw = raw || 'x' where visible_text like '%gift card%'`,
      'the message was altered',
    ],
  ])('an altered %s', async (_, sql, fault) => {
    await tamper(sql)
    expect(await faults()).toEqual([fault])
  })

  test('a deleted message and a deleted decision', async () => {
    await tamper(
      `delete from message_body where visible_text like '%gift card%'; delete from decision where outcome = 'refuse'`,
    )
    expect((await faults()).sort()).toEqual(['the decision is missing', 'the message is missing'])
  })

  test('a decision that was slipped in', async () => {
    await tamper(`insert into decision select marketplace_id, message_id, 2, decided_at, 'deliver', code, rule, policy_name,
      policy_version, because, how_to_fix, claim_upheld, kept, left_out, review from decision where outcome = 'refuse'`)
    expect(await faults()).toEqual(['a decision stands in no entry of the log'])
  })
})

test.each(['log_entry', 'decision', 'preference_event'])(
  'the gateway itself may not change or delete from %s',
  async (table) => {
    const { pool } = gateway.database
    await expect(pool.query(`update ${table} set marketplace_id = marketplace_id`)).rejects.toThrow(
      'permission denied',
    )
    await expect(pool.query(`delete from ${table}`)).rejects.toThrow('permission denied')
    await expect(pool.query(`truncate ${table}`)).rejects.toThrow('permission denied')
  },
)
