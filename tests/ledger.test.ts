// The preference ledger: numbered events, what they come to, and what taking one back means.
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { undoChoices } from '../packages/gateway/src/preferences/choose.ts'
import { ALL_SELLERS, findChoices } from '../packages/gateway/src/preferences/find-choices.ts'
import {
  appendToLedger,
  type LedgerEntry,
  rebuildPreferences,
} from '../packages/gateway/src/preferences/ledger.ts'
import { DecisionLog } from '../packages/gateway/src/store/log/decision-log.ts'
import { runComity } from './command.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const HOUR_MS = 3_600_000

let gateway: TestGateway
let log: DecisionLog
let marketplaceId: string
let buyerId: string
let buyers = 0

beforeAll(async () => {
  gateway = await startTestGateway()
  log = new DecisionLog(gateway.database.pool)
  marketplaceId = gateway.gateway.installation.marketplaceId
})

afterAll(() => gateway[Symbol.asyncDispose]())

beforeEach(async () => {
  buyers += 1
  await gateway.order(`order-${buyers}`, { buyer: `buyer-${buyers}` })
  const { rows } = await gateway.database.pool.query('select buyer_id from buyer where external_id = $1', [
    `buyer-${buyers}`,
  ])
  buyerId = rows[0].buyer_id
})

function append(...choices: readonly Partial<LedgerEntry>[]): Promise<string[]> {
  const entries = choices.map(
    (choice): LedgerEntry => ({
      ...{ buyerId, scope: 'all', scopeId: ALL_SELLERS, category: 'all', choice: 'out', source: 'explicit' },
      ...{ evidence: { by: 'page' } },
      ...choice,
    }),
  )
  return log.transaction((transaction) => appendToLedger(transaction, { marketplaceId, now: NOW }, entries))
}

async function inForce(now = NOW): Promise<string[]> {
  const key = { marketplaceId, buyerId, sellerId: ALL_SELLERS, orderId: ALL_SELLERS }
  const [choices = []] = await findChoices(
    gateway.database.pool,
    [{ ...key, sellerId: buyerId, orderId: buyerId }],
    now,
  )
  return choices.map(({ category, choice }) => `${category} ${choice}`).sort()
}

function undo(...events: string[]): Promise<number> {
  return undoChoices(log, { marketplaceId, buyerId, now: NOW }, { events, evidence: { by: 'page' } })
}

async function numbers(): Promise<number[]> {
  const { rows } = await gateway.database.pool.query(
    'select no from preference_event where buyer_id = $1 order by no',
    [buyerId],
  )
  return rows.map(({ no }) => no)
}

describe('the ledger', () => {
  test('numbers the choices of each buyer without a gap, however many are made at one time', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => append({ category: 'reviews' }, { category: 'offers' })),
    )
    expect(await numbers()).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  })

  test('lets the later choice win, and of two at one time the one recorded later', async () => {
    await append({ category: 'reviews', choice: 'out' }, { category: 'reviews', choice: 'in' })
    expect(await inForce()).toEqual(['reviews in'])
  })

  test('does not let a choice that was made earlier and comes in late overrule a later one', async () => {
    await append({ category: 'reviews', choice: 'out' })
    await append({ category: 'reviews', choice: 'in', chosenAt: new Date(NOW.getTime() - HOUR_MS) })
    expect(await inForce()).toEqual(['reviews out'])
  })

  test('takes a choice back as if it had never been made: that is no consent', async () => {
    const events = await append({ category: 'offers' })
    expect(await undo(...events)).toBe(1)
    expect(await inForce()).toEqual([])
  })

  test('has what was chosen before again when the later choice is taken back', async () => {
    await append({ category: 'offers', choice: 'in' })
    await undo(...(await append({ category: 'offers', choice: 'out' })))
    expect(await inForce()).toEqual(['offers in'])
  })

  test('keeps what a setting chose beside what the buyer chose, in either order', async () => {
    await append({ category: 'offers', choice: 'in' })
    await append({ category: 'offers', choice: 'out', source: 'bundled' })
    expect(await inForce()).toEqual(['offers in', 'offers out'])
  })

  test('takes a choice back once, however often it is asked to', async () => {
    const events = await append({ category: 'offers' })
    const counts = await Promise.all(Array.from({ length: 8 }, () => undo(...events)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await numbers()).toEqual([1, 2])
  })

  test('does not take back what another buyer chose', async () => {
    const events = await append({ category: 'offers' })
    const whose = { marketplaceId, buyerId: ALL_SELLERS, now: NOW }
    expect(await undoChoices(log, whose, { events, evidence: { by: 'page' } })).toBe(0)
    expect(await inForce()).toEqual(['offers out'])
  })
})

describe('a pause', () => {
  test('refuses everything until it ends, and leaves the choices below it as they were', async () => {
    await append({ category: 'offers', choice: 'in' })
    await append({ category: 'pause', until: new Date(NOW.getTime() + HOUR_MS) })
    expect(await inForce()).toEqual(['all out', 'offers in'])
    expect(await inForce(new Date(NOW.getTime() + HOUR_MS))).toEqual(['offers in'])
  })

  test('is ended before its time by a choice', async () => {
    await append({ category: 'pause', until: new Date(NOW.getTime() + HOUR_MS) })
    await append({ category: 'pause', choice: 'in' })
    expect(await inForce()).toEqual([])
  })
})

test('the projection is what the ledger says: rebuilding mends what was altered, and then changes nothing', async () => {
  await append({ category: 'reviews' }, { category: 'offers', choice: 'in' })
  await undo(...(await append({ category: 'help' })))
  const rebuild = () => log.transaction((transaction) => rebuildPreferences(transaction, marketplaceId))
  expect(await rebuild()).toBe(0)
  await gateway.database.pool.query(`delete from preference where buyer_id = $1 and category = 'reviews'`, [
    buyerId,
  ])
  await gateway.database.pool.query(
    `insert into preference (marketplace_id, buyer_id, scope_id, category, bundled, scope, choice, source, chosen_at, event_id)
     select marketplace_id, buyer_id, scope_id, 'updates', bundled, scope, 'in', source, chosen_at, event_id from preference where buyer_id = $1`,
    [buyerId],
  )
  expect(await rebuild()).toBe(2)
  expect(await inForce()).toEqual(['offers in', 'reviews out'])
  expect(await rebuild()).toBe(0)
})

test('comity preferences rebuild says what it found', async () => {
  await append({ category: 'reviews' })
  const rebuild = () =>
    runComity(['preferences', 'rebuild'], {
      cwd: tmpdir(),
      env: { COMITY_DATABASE_URL: gateway.database.url },
    })
  expect(await rebuild()).toMatchObject({ code: 0, out: 'What is in force is what the ledger says.\n' })
  await gateway.database.pool.query('delete from preference where buyer_id = $1', [buyerId])
  expect(await rebuild()).toMatchObject({
    code: 0,
    out: 'Mended 1 choices that were not as the ledger says.\n',
  })
})
