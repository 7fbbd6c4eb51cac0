// What judging, deciding, recording and relaying costs beside a server that throws mail away.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Measured, runLoad } from './load.ts'
import { FROM, message } from './message.ts'
import { type BareServer, type ComityProcess, call, startBareServer, startComity } from './processes.ts'

/** Buyers of each kind; several, because one mailbox alone is no marketplace. */
const BUYERS = 50

const SIZES = [
  { sessions: 1, messages: 1_500 },
  { sessions: 16, messages: 6_000 },
  { sessions: 128, messages: 6_000 },
]

/** Rounds are interleaved, and the median of each figure is told: the machine has other things to do. */
const ROUNDS = 3

async function makeOrders({ httpUrl }: ComityProcess, kind: 'willing' | 'opted-out'): Promise<string[]> {
  await call(httpUrl, 'PUT', '/v1/sellers/bench', { name: 'Bench', addresses: [FROM] })
  const aliases: string[] = []
  for (let index = 0; index < BUYERS; index += 1) {
    const id = `${kind}-${index}`
    await call(httpUrl, 'PUT', `/v1/buyers/${id}`, { name: id, address: `${id}@homes.example` })
    if (kind === 'opted-out')
      await call(httpUrl, 'PUT', `/v1/buyers/${id}/preferences`, {
        category: 'all',
        choice: 'out',
        source: 'explicit',
      })
    const order = await call(httpUrl, 'PUT', `/v1/orders/${id}`, {
      seller: 'bench',
      buyer: id,
      placed_at: new Date().toISOString(),
    })
    aliases.push(order.aliases.to_buyer)
  }
  return aliases
}

interface Runner {
  readonly name: string
  run(sessions: number, messages: number): Promise<Measured>
}

function bareRunner(server: BareServer): Runner {
  return {
    name: '(a) smtp-server, mail thrown away',
    run: (sessions, messages) =>
      runLoad({ port: server.port, sessions, messages, from: FROM, recipients: ['x@y.example'], message }),
  }
}

function comityRunner(
  name: string,
  { smtpPort }: ComityProcess,
  { sink, recipients }: { sink: BareServer; recipients: readonly string[] },
): Runner {
  return {
    name,
    run: async (sessions, messages) => {
      const before = await sink.count()
      const measured = await runLoad({ port: smtpPort, sessions, messages, from: FROM, recipients, message })
      await countBack(sink, before + measured.accepted)
      return measured
    },
  }
}

/** Every mail that was accepted must come out at the sink. */
async function countBack(sink: BareServer, expected: number): Promise<void> {
  for (let count = await sink.count(), idle = 0; count < expected; ) {
    await sleep(100)
    const now = await sink.count()
    idle = now === count ? idle + 1 : 0
    if (idle > 300) throw new Error(`${expected - now} accepted messages did not reach the sink`)
    count = now
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function measure(
  runners: readonly Runner[],
  { sessions, messages }: (typeof SIZES)[number],
): Promise<void> {
  const results = new Map(runners.map((runner) => [runner, [] as Measured[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const runner of runners) results.get(runner)?.push(await runner.run(sessions, messages))
  }
  const figure = (runner: Runner, of: (measured: Measured) => number) =>
    median((results.get(runner) ?? []).map(of))
  const [peer] = runners as [Runner]
  for (const runner of runners) {
    const perSecond = figure(runner, (measured) => measured.perSecond)
    const ratio = perSecond / figure(peer, (measured) => measured.perSecond)
    const columns = [String(sessions).padStart(11), runner.name.padEnd(40), perSecond.toFixed(0).padStart(9)]
    const times = [figure(runner, ({ p50Ms }) => p50Ms), figure(runner, ({ p99Ms }) => p99Ms)].map((ms) =>
      ms.toFixed(1).padStart(7),
    )
    console.log([...columns, ...times, ratio.toFixed(2).padStart(6)].join(' | '))
  }
}

/** Prints messages a second and latencies, and the ratio to the bare server. */
export async function benchRelay(): Promise<void> {
  using bare = await startBareServer()
  using sink = await startBareServer()
  await using comity = await startComity(`smtp://127.0.0.1:${sink.port}`)
  const willing = await makeOrders(comity, 'willing')
  const optedOut = await makeOrders(comity, 'opted-out')
  const runners = [
    bareRunner(bare),
    comityRunner('(b) Comity, buyer accepts everything', comity, { sink, recipients: willing }),
    comityRunner('(b) Comity, buyer opted out', comity, { sink, recipients: optedOut }),
  ]
  for (const runner of runners) await runner.run(16, 500)
  console.log(
    `Messages of ${message(0).length} bytes, kept connections, median of ${ROUNDS} interleaved rounds; mail counted back at the sink.`,
  )
  console.log(
    'connections | server                                   | msg/s     | p50 ms  | p99 ms  | ratio',
  )
  for (const size of SIZES) await measure(runners, size)
}
