// Choices against mail in flight: 64 connections, 10 000 messages, buyers who change their minds all the while.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const CONNECTIONS = 64
const MESSAGES = 10_000
const BUYERS = 40

interface Entry {
  readonly kind: string
  readonly buyer_id: string
  readonly no: number
  readonly choice: 'in' | 'out'
  readonly message: string
  readonly ledger_no: number
}

let gateway: TestGateway
const aliases: string[] = []

beforeAll(async () => {
  gateway = await startTestGateway({ settings: { COMITY_POLICY: 'amazon-2017' } })
  for (let n = 0; n < BUYERS; n += 1)
    aliases.push((await gateway.order(`order-${n}`, { buyer: `buyer-${n}` })).to_buyer)
}, 60_000)

afterAll(() => gateway[Symbol.asyncDispose]())

async function sendAll(connection: number): Promise<void> {
  using session = await gateway.session()
  for (let n = connection; n < MESSAGES; n += CONNECTIONS) {
    const [subject, text] =
      n % 2 === 0
        ? ['Your lamp', 'Please leave a product review.']
        : ['Your lamp', 'Which size would you like?']
    const data = `From: <${addressOf('seller-1')}>\r\nMessage-ID: <${n}@shops.example>\r\nSubject: ${subject}\r\n\r\n${text}`
    const to = aliases[n % BUYERS] as string
    await session.submits({ from: addressOf('seller-1'), to, data })
  }
}

async function changeMinds(sending: { done: boolean }): Promise<number> {
  let changes = 0
  for (; !sending.done; changes += 1) {
    const buyer = `buyer-${changes % BUYERS}`
    await (Math.floor(changes / BUYERS) % 2 === 0 ? gateway.optOut(buyer) : gateway.optIn(buyer))
  }
  return changes
}

async function emptied(): Promise<void> {
  for (;;) {
    const { rows } = await gateway.database.pool.query('select count(*)::int as n from outbox')
    if (rows[0]?.n === 0) return
    await new Promise((done) => setTimeout(done, 100))
  }
}

async function logEntries(): Promise<Entry[]> {
  const { rows } = await gateway.database.pool.query(
    `select entry from log_entry where entry like '%"kind":"preference.chosen"%' or entry like '%"kind":"relay.delivered"%'`,
  )
  return rows.map(({ entry }) => JSON.parse(entry as string))
}

type Fate = 'critical' | 'criticalKept' | 'kept' | 'wanted' | 'unwanted'

function fateOf(isCritical: boolean, seen: number | undefined, choice: string | undefined): Fate {
  if (seen === undefined) return isCritical ? 'criticalKept' : 'kept'
  if (isCritical) return 'critical'
  return choice === 'out' ? 'unwanted' : 'wanted'
}

/** Each hand-over beside the last choice that it had seen. */
async function whatBecameOfThem() {
  const entries = await logEntries()
  const chosen = entries.filter(({ kind }) => kind === 'preference.chosen')
  const choices = new Map(chosen.map(({ buyer_id, no, choice }) => [`${buyer_id} ${no}`, choice]))
  const handedOver = new Map(
    entries
      .filter(({ kind }) => kind === 'relay.delivered')
      .map(({ message, ledger_no }) => [message, ledger_no]),
  )
  const { rows } = await gateway.database.pool.query(
    'select m.message_id, m.buyer_id, m.outcome, j.verdict from message m join judgement j using (marketplace_id, message_id)',
  )
  const tally = { messages: rows.length, unwanted: 0, wanted: 0, critical: 0, criticalKept: 0, kept: 0 }
  for (const { message_id, buyer_id, verdict } of rows) {
    const seen = handedOver.get(message_id)
    tally[fateOf(verdict === 'critical', seen, choices.get(`${buyer_id} ${seen}`))] += 1
  }
  return tally
}

test('nothing unwanted is handed over after a choice, by the order of the log; nothing critical is kept back', {
  timeout: 240_000,
}, async () => {
  const sending = { done: false }
  const changing = changeMinds(sending)
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => sendAll(n)))
  sending.done = true
  const changes = await changing
  await emptied()

  const { messages, ...tally } = await whatBecameOfThem()
  expect(changes).toBeGreaterThan(BUYERS)
  expect(messages).toBe(MESSAGES)
  expect(tally).toMatchObject({ unwanted: 0, criticalKept: 0, critical: MESSAGES / 2 })
  // Both must have happened, or nothing was put to the test.
  expect(tally.wanted).toBeGreaterThan(100)
  expect(tally.kept).toBeGreaterThan(100)
})
