// Durability: the gateway and its database are killed again and again under load; then every message that was
// acknowledged must be at the sink, withheld, or still in the outbox, and decided once.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type ComityProcess, call, startComity } from '../bench/processes.ts'
import { openEmbeddedPostgres } from '../packages/gateway/src/store/embedded/embedded-postgres.ts'
import { Sink } from '../tests/sink.ts'
import type { Client } from './clients.ts'
import { RecordingProxy } from './recording-proxy.ts'

export interface KillPlan {
  readonly gatewayKills: number
  readonly databaseKills: number
  readonly client: Client
  /** Time between a recovery and the next kill. */
  readonly pauseMs: number
}

export interface KillReport {
  readonly acknowledged: number
  readonly refusedInSession: number
  readonly delivered: number
  readonly withheld: number
  readonly inOutbox: number
  /** Handed over more than once, which at-least-once allows; the Message-ID is the same. */
  readonly deliveredTwice: number
  /** Acknowledged and nowhere: must be empty. */
  readonly lost: readonly string[]
  /** Decided in two ways: must be empty. */
  readonly decidedTwice: readonly string[]
}

const SELLER = 'care@prove-shop.example'

/** Runs the plan on a data directory of its own. */
export async function runKills(plan: KillPlan, dataDir: string): Promise<KillReport> {
  await using sink = new Sink()
  const smarthost = await sink.listen()
  const port = await freePort()
  let comity = await startComity(smarthost, { dataDir, smtpPort: port })
  try {
    const aliases = await makeOrders(comity)
    await using proxy = new RecordingProxy(port)
    const proxyPort = await proxy.listen()
    const load = new AbortController()
    const clients = aliases.map((to) => plan.client({ port: proxyPort, from: SELLER, to }, load.signal))
    for (let kill = 0; kill < Math.max(plan.gatewayKills, plan.databaseKills); kill += 1) {
      await sleep(plan.pauseMs)
      if (kill < plan.databaseKills) killDatabase(dataDir)
      await sleep(plan.pauseMs / 2)
      if (kill < plan.gatewayKills) comity = await killGateway(comity, smarthost, { dataDir, smtpPort: port })
    }
    await sleep(plan.pauseMs)
    load.abort()
    await Promise.all(clients)
    return await takeStock(dataDir, { sink, answers: proxy.answers })
  } finally {
    await comity[Symbol.asyncDispose]()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** A buyer who accepts everything and one who opted out. */
async function makeOrders({ httpUrl }: ComityProcess): Promise<string[]> {
  await call(httpUrl, 'PUT', '/v1/sellers/prove', { name: 'Prove', addresses: [SELLER] })
  const aliases: string[] = []
  for (const buyer of ['willing', 'opted-out']) {
    await call(httpUrl, 'PUT', `/v1/buyers/${buyer}`, { name: buyer, address: `${buyer}@homes.example` })
    const order = { seller: 'prove', buyer, placed_at: new Date().toISOString() }
    aliases.push((await call(httpUrl, 'PUT', `/v1/orders/${buyer}`, order)).aliases.to_buyer)
  }
  await call(httpUrl, 'PUT', '/v1/buyers/opted-out/preferences', {
    category: 'all',
    choice: 'out',
    source: 'explicit',
  })
  return aliases
}

function killDatabase(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n', 1)[0])
  process.kill(pid, 'SIGKILL')
}

async function killGateway(
  comity: ComityProcess,
  smarthost: string,
  where: { dataDir: string; smtpPort: number },
): Promise<ComityProcess> {
  if (comity.child.exitCode !== null) throw new Error('the gateway had ended by itself')
  const gone = new Promise((done) => comity.child.once('exit', done))
  comity.child.kill('SIGKILL')
  await gone
  return startComity(smarthost, where)
}

interface StoredRow {
  readonly message_id: string
  readonly original_message_id: string
  readonly outcome: string
  readonly decisions: number
  readonly waiting: boolean
}

const STORED = `
  select m.message_id, m.original_message_id, m.outcome,
    (select count(*)::int from decision d where d.message_id = m.message_id) as decisions,
    exists (select from outbox o where o.message_id = m.message_id) as waiting
  from message m`

async function takeStock(
  dataDir: string,
  { sink, answers }: { sink: Sink; answers: ReadonlyMap<string, number> },
): Promise<KillReport> {
  const rows = await readWhenQuiet(dataDir)
  const arrivals = new Map<string, number>()
  for (const { raw } of sink.mails) {
    const id = /^Message-ID:\s*<([^@]*)@/im.exec(raw)?.[1] ?? ''
    arrivals.set(id, (arrivals.get(id) ?? 0) + 1)
  }
  const byOriginal = Map.groupBy(rows, (row) => row.original_message_id)
  const acknowledged = [...answers].filter(([, code]) => code === 250).map(([id]) => id)
  const fate = (id: string) => {
    const row = byOriginal.get(id)?.[0]
    if (!row) return 'lost'
    if (arrivals.has(row.message_id)) return 'delivered'
    if (row.waiting) return 'waiting'
    return row.outcome === 'withhold' ? 'withheld' : 'lost'
  }
  const fates = Map.groupBy(acknowledged, fate)
  const isTwofold = (found: readonly StoredRow[]) =>
    found.length > 1 || found.some(({ decisions }) => decisions !== 1)
  return {
    acknowledged: acknowledged.length,
    refusedInSession: [...answers.values()].filter((code) => code === 550).length,
    delivered: fates.get('delivered')?.length ?? 0,
    withheld: rows.filter(({ outcome }) => outcome === 'withhold').length,
    inOutbox: fates.get('waiting')?.length ?? 0,
    deliveredTwice: [...arrivals.values()].filter((count) => count > 1).length,
    lost: fates.get('lost') ?? [],
    decidedTwice: [...byOriginal].filter(([, found]) => isTwofold(found)).map(([id]) => id),
  }
}

/** Waits until the outbox is empty, or no longer gets emptier, and reads what is stored. */
async function readWhenQuiet(dataDir: string): Promise<StoredRow[]> {
  await using server = await openEmbeddedPostgres({ dataDir, role: 'guest' })
  const client = new pg.Client(server.connection('comity'))
  await client.connect()
  try {
    for (let last = -1; ; await sleep(1_000)) {
      const { rows } = await client.query<{ count: number }>('select count(*)::int as count from outbox')
      const count = rows[0]?.count ?? 0
      if (count === 0 || count === last) break
      last = count
    }
    return (await client.query<StoredRow>(STORED)).rows
  } finally {
    await client.end()
  }
}
