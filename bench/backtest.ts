// What a back-test costs: 100 000 recorded messages decided again by two profiles, while live mail goes on.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '@comity/gateway'
import { type ComityProcess, call, startBareServer, startComity, streamed } from './processes.ts'

const RECORDED = 100_000

/** Letters that were really judged and decided; the others are copies of them. */
const LETTERS = 500

const BUYERS = 50

const PROFILES = ['open-marketplace', 'amazon-today']

const TRAINING = new URL('../packages/judge/data/train/', import.meta.url)

/** Subject and text of letters by many hands: a line is `CODE | text`, the subject stands behind `>`. */
function letters(): { subject: string; text: string }[] {
  const files = readdirSync(TRAINING).filter((name) => name.startsWith('en-'))
  const all = files.flatMap((name) =>
    readFileSync(new URL(name, TRAINING), 'utf8')
      .split(/^=== \d+$/m)
      .slice(1, 60)
      .map((block) => block.split('\n').filter((line) => line.includes('|'))),
  )
  const words = (line: string) => line.slice(line.indexOf('|') + 1).trim()
  return all.slice(0, LETTERS).map((lines) => ({
    subject: words(lines.find((line) => line.startsWith('>')) ?? '| Your order'),
    text: lines
      .filter((line) => !line.startsWith('>'))
      .map(words)
      .join('\n\n'),
  }))
}

async function makeOrders(httpUrl: string): Promise<void> {
  for (let n = 0; n < BUYERS; n += 1) {
    await call(httpUrl, 'PUT', `/v1/sellers/s${n % 10}`, {
      name: `Shop ${n % 10}`,
      addresses: [`s${n % 10}@shops.example`],
    })
    await call(httpUrl, 'PUT', `/v1/buyers/b${n}`, { name: `Buyer ${n}`, address: `b${n}@homes.example` })
    if (n % 5 === 0)
      await call(httpUrl, 'PUT', `/v1/buyers/b${n}/preferences`, {
        ...{ category: 'all', choice: 'out', source: 'explicit' },
      })
    await call(httpUrl, 'PUT', `/v1/orders/o${n}`, {
      ...{ seller: `s${n % 10}`, buyer: `b${n}` },
      placed_at: new Date(Date.now() - 20 * 86_400_000).toISOString(),
    })
  }
}

async function sendOne(
  httpUrl: string,
  letter: { subject: string; text: string },
  n: number,
): Promise<number> {
  const began = performance.now()
  await call(httpUrl, 'POST', '/v1/messages', { order: `o${n % BUYERS}`, from: 'seller', ...letter })
  return performance.now() - began
}

/** Copies of the recorded messages, spread over the last thirty days. */
const MULTIPLY = `
  with copy as materialized (
    select m.marketplace_id, m.message_id as old_id,
      (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - (random() * 2592000000)::bigint), 12, '0')
        || '7' || substr(md5(random()::text || n || m.message_id), 1, 3)
        || '8' || substr(md5(random()::text || m.message_id || n), 1, 15))::uuid as new_id
    from message m, generate_series(1, $1) n where m.direction = 'to_buyer'
  ), messages as (
    insert into message select (jsonb_populate_record(m, jsonb_build_object('message_id', c.new_id, 'fingerprint', null))).*
    from copy c join message m on m.marketplace_id = c.marketplace_id and m.message_id = c.old_id
  ), bodies as (
    insert into message_body select c.marketplace_id, c.new_id, b.raw, b.visible_text
    from copy c join message_body b on b.marketplace_id = c.marketplace_id and b.message_id = c.old_id
  ), judgements as (
    insert into judgement select (jsonb_populate_record(j, jsonb_build_object('message_id', c.new_id))).*
    from copy c join judgement j on j.marketplace_id = c.marketplace_id and j.message_id = c.old_id
  )
  insert into decision select (jsonb_populate_record(d, jsonb_build_object('message_id', c.new_id))).*
  from copy c join decision d on d.marketplace_id = c.marketplace_id and d.message_id = c.old_id and d.decision_no = 1`

async function record({ httpUrl, dataDir }: ComityProcess): Promise<void> {
  await makeOrders(httpUrl)
  const written = letters()
  for (const [n, letter] of written.entries()) await sendOne(httpUrl, letter, n)
  await using store: Store = await openStore({
    ...{ databaseUrl: undefined, dataDir, role: 'guest' },
    onTrouble: (sentence) => console.error(sentence),
  })
  const client = await store.pool.connect()
  await client.query('set statement_timeout = 0')
  await client.query(MULTIPLY, [Math.ceil(RECORDED / written.length)])
  await client.query('analyze')
  client.release(true)
}

/** Times of live messages, one after the other with a pause between, until `isOver`. */
async function liveMail(httpUrl: string, isOver: () => boolean): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; !isOver(); n += 1) {
    times.push(await sendOne(httpUrl, { subject: `Live ${n}`, text: `Which size would you like, ${n}?` }, n))
    await sleep(20)
  }
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number) =>
  (times[Math.floor(times.length * share)] ?? 0).toFixed(1)

async function backtestOf(httpUrl: string, profile: string): Promise<string> {
  const source = readFileSync(new URL(`../policies/${profile}.yaml`, import.meta.url), 'utf8')
  const began = performance.now()
  const lines = await streamed(httpUrl, '/v1/policies/backtest', { source, days: 31 })
  const seconds = (performance.now() - began) / 1_000
  const { report } = JSON.parse(lines.at(-1) as string)
  return [
    profile.padEnd(18),
    String(report.messages).padStart(9),
    seconds.toFixed(1).padStart(8),
    (report.messages / seconds).toFixed(0).padStart(8),
    String(report.changed).padStart(8),
    String(report.opt_outs_breached).padStart(8),
    String(report.critical_withheld).padStart(8),
  ].join(' | ')
}

/** Prints how long two profiles take on recorded mail, and what live mail notices of it. */
export async function benchBacktest(): Promise<void> {
  using sink = await startBareServer()
  await using comity = await startComity(`smtp://127.0.0.1:${sink.port}`)
  await record(comity)
  const { httpUrl } = comity
  const until = performance.now() + 10_000
  const alone = await liveMail(httpUrl, () => performance.now() > until)
  console.log('\nprofile            | messages  | seconds  | msg/s    | changed  | breached | withheld')
  let isOver = false
  const running = liveMail(httpUrl, () => isOver)
  for (const profile of PROFILES) console.log(await backtestOf(httpUrl, profile))
  isOver = true
  const beside = await running
  console.log(
    `Live mail, p50 and p99 in ms: ${at(alone, 0.5)} and ${at(alone, 0.99)} alone; ${at(beside, 0.5)} and ${at(beside, 0.99)} beside a back-test.`,
  )
}
