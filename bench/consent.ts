// What buyers' choices cost with a million buyers: the look-up in each batch, the whole way beside it, and a list of
// 100 000 choices.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '@comity/gateway'
import { ALL_SELLERS, findChoices } from '../packages/gateway/src/preferences/find-choices.ts'
import { runLoad } from './load.ts'
import { FROM, message } from './message.ts'
import { type ComityProcess, call, importOf, startBareServer, startComity } from './processes.ts'

const BUYERS = 1_000_000
const LINES = 100_000
const BATCH = 128
const SESSIONS = 128
const MESSAGES = 8_000

/** Buyers with three choices each; their events are not needed to look up what is in force. */
const SEED = `
  with m as (select marketplace_id from marketplace), made as (
    insert into buyer (marketplace_id, buyer_id, external_id, name, address, language, time_zone, created_at, updated_at)
    select m.marketplace_id, gen_random_uuid(), 'b' || n, 'Buyer', 'b' || n || '@homes.example', 'en', 'UTC', now(), now()
    from m, generate_series(1, $1) n
    returning marketplace_id, buyer_id
  )
  insert into preference (marketplace_id, buyer_id, scope_id, category, bundled, scope, choice, source, chosen_at, event_id)
  select marketplace_id, buyer_id, '${ALL_SELLERS}', category, false, 'all', choice, 'explicit', now(), gen_random_uuid()
  from made, (values ('reviews', 'out'), ('offers', 'out'), ('help', 'in')) as c (category, choice)`

async function seed({ dataDir }: ComityProcess): Promise<void> {
  await using store = await openStore({
    ...{ databaseUrl: undefined, dataDir, role: 'guest' },
    onTrouble: (sentence) => console.error(sentence),
  })
  const client = await store.pool.connect()
  await client.query('set statement_timeout = 0')
  await client.query(SEED, [BUYERS])
  await client.query('analyze buyer; analyze preference')
  client.release(true)
}

/** Milliseconds for one batch, the median of many, each of buyers that were not asked about before. */
async function lookUp({ dataDir }: ComityProcess): Promise<number> {
  await using store = await openStore({
    ...{ databaseUrl: undefined, dataDir, role: 'guest' },
    onTrouble: (sentence) => console.error(sentence),
  })
  const { rows } = await store.pool.query<{ marketplace_id: string; buyer_id: string }>(
    'select marketplace_id, buyer_id from buyer order by buyer_id limit 51200',
  )
  const times: number[] = []
  for (let from = 0; from < rows.length; from += BATCH) {
    const keys = rows
      .slice(from, from + BATCH)
      .map(({ marketplace_id: marketplaceId, buyer_id: buyerId }) => ({
        ...{ marketplaceId, buyerId, sellerId: randomUUID(), orderId: randomUUID() },
      }))
    const start = performance.now()
    await findChoices(store.pool, keys, new Date())
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number
}

async function makeOrders(httpUrl: string): Promise<string[]> {
  await call(httpUrl, 'PUT', '/v1/sellers/shop', { name: 'Shop', addresses: [FROM] })
  const aliases: string[] = []
  for (let n = 0; n < SESSIONS; n += 1) {
    await call(httpUrl, 'PUT', `/v1/buyers/own${n}`, { name: 'Buyer', address: `own${n}@homes.example` })
    const placed_at = new Date(Date.now() - 86_400_000).toISOString()
    const order = await call(httpUrl, 'PUT', `/v1/orders/o${n}`, {
      seller: 'shop',
      buyer: `own${n}`,
      placed_at,
    })
    aliases.push(order.aliases.to_buyer)
  }
  return aliases
}

async function takeList(httpUrl: string): Promise<{ seconds: number; recorded: number }> {
  const csv = ['buyer', ...Array.from({ length: LINES }, (_, n) => `b${n + 1}`)].join('\n')
  const id = randomUUID()
  const start = performance.now()
  await importOf(httpUrl, id, csv)
  for (;;) {
    const { state, recorded } = await call(httpUrl, 'GET', `/v1/preferences/imports/${id}`, undefined)
    if (state === 'done') return { seconds: (performance.now() - start) / 1_000, recorded }
    await sleep(200)
  }
}

/** Prints what choices cost. */
export async function benchConsent(): Promise<void> {
  using sink = await startBareServer()
  await using comity = await startComity(`smtp://127.0.0.1:${sink.port}`)
  const recipients = await makeOrders(comity.httpUrl)
  let sent = 0
  const load = () =>
    runLoad({
      ...{ port: comity.smtpPort, sessions: SESSIONS, messages: MESSAGES, from: FROM, recipients },
      message: () => message(sent++),
    })
  await load()
  const few = await load()
  await seed(comity)
  const many = await load()
  const ms = await lookUp(comity)
  const share = ((ms / BATCH) * many.perSecond) / 1_000
  console.log(`\n${SESSIONS} buyers: ${few.perSecond.toFixed(0)} messages/s on the whole way`)
  console.log(
    `${BUYERS} buyers with 3 choices each: ${many.perSecond.toFixed(0)} messages/s (${(many.perSecond / few.perSecond).toFixed(2)} of that)`,
  )
  console.log(
    `look-up of ${BATCH} messages: ${ms.toFixed(2)} ms, ${(share * 100).toFixed(1)} % of one second at that rate`,
  )
  const { seconds, recorded } = await takeList(comity.httpUrl)
  console.log(
    `a list of ${LINES} lines: ${recorded} recorded in ${seconds.toFixed(1)} s, ${(LINES / seconds).toFixed(0)} lines/s`,
  )
}
