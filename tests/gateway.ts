// A whole gateway for a test: real PostgreSQL, real SMTP and HTTP on loopback, a sink behind it, a clock held by the test.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Gateway, startGateway } from '../packages/gateway/src/gateway.ts'
import type { Resolver } from '../packages/gateway/src/intake/sender.ts'
import { readSettings } from '../packages/gateway/src/settings.ts'
import { newDatabase, type TestDatabase } from './database.ts'
import { Sink } from './sink.ts'
import { Dialogue } from './smtp-dialogue.ts'

const KEY = 'operator-key-of-the-tests'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

export interface TestGateway extends AsyncDisposable {
  readonly gateway: Gateway
  readonly database: TestDatabase
  /** The operator's. */
  readonly key: string
  readonly sink: Sink
  readonly clock: { now: Date }
  /** Calls the API with the operator's key. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** A fresh SMTP session after EHLO. */
  session(): Promise<Dialogue>
  /** Creates a seller, a buyer and an order between them; returns the aliases. */
  order(
    id: string,
    options?: { seller?: string; buyer?: string; custom?: boolean },
  ): Promise<{ to_buyer: string; to_seller: string }>
  optOut(buyer: string, scope?: { seller?: string }): Promise<void>
  optIn(buyer: string): Promise<void>
}

export interface TestGatewayOptions {
  readonly settings?: Readonly<Record<string, string>>
  readonly resolver?: Resolver
  readonly fetchText?: (url: string) => Promise<string>
  /** Fills the database before the gateway starts. */
  readonly prepare?: (database: TestDatabase) => Promise<void>
}

/** The registered address of a party made by `order`. */
export function addressOf(id: string): string {
  return id.startsWith('seller') ? `${id}@shops.example` : `${id}@homes.example`
}

/** A sample mail as it lies in samples/. */
export function sample(name: string): string {
  return readFileSync(new URL(`../samples/${name}.eml`, import.meta.url), 'utf8')
}

/** Starts everything; dispose stops it. */
export async function startTestGateway({
  settings = {},
  resolver,
  fetchText,
  prepare,
}: TestGatewayOptions = {}): Promise<TestGateway> {
  const stack = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'comity-gateway-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const database = stack.use(await newDatabase())
  await prepare?.(database)
  const sink = stack.use(new Sink())
  const clock = { now: new Date('2026-11-23T12:00:00Z') }
  const environment = {
    ...{ COMITY_HTTP_PORT: '0', COMITY_SMTP_PORT: '0', COMITY_HOST: '127.0.0.1', COMITY_LOG_LEVEL: 'silent' },
    ...{ COMITY_DATA_DIR: dataDir, COMITY_DATABASE_URL: database.url, COMITY_OPERATOR_KEY: KEY },
    // The demo has a mailbox of its own.
    ...(settings.COMITY_DEMO === '1' ? {} : { COMITY_SMARTHOST: await sink.listen() }),
    ...{ COMITY_TRUSTED_NETWORKS: '127.0.0.0/8', ...settings },
  }
  const log = pino({ level: 'silent' })
  const options = {
    log,
    version: 'test',
    now: () => clock.now,
    random: () => 0.5,
    ...(resolver ? { resolver } : {}),
    ...(fetchText ? { fetchText } : {}),
  }
  const gateway = stack.use(await startGateway(readSettings(environment), options))
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    request(gateway.httpUrl + path, { method, body, headers: { authorization: `Bearer ${KEY}`, ...headers } })
  return {
    ...{ gateway, database, sink, clock, call, key: KEY },
    session: async () => {
      const dialogue = await Dialogue.with(gateway.smtpUrl)
      dialogue.says('EHLO tests.example')
      await dialogue.answers(250)
      return dialogue
    },
    order: (id, { seller = 'seller-1', buyer = 'buyer-1', custom = false } = {}) =>
      makeOrder(call, { id, seller, buyer, custom }),
    optOut: (buyer, scope = {}) => choose(call, buyer, { scope, choice: 'out' }),
    optIn: (buyer) => choose(call, buyer, { scope: {}, choice: 'in' }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

type Call = TestGateway['call']

async function choose(call: Call, buyer: string, choice: { scope: object; choice: 'in' | 'out' }) {
  expectOk(
    await call('PUT', `/v1/buyers/${buyer}/preferences`, { category: 'all', source: 'explicit', ...choice }),
  )
}

async function makeOrder(
  call: Call,
  { id, seller, buyer, custom }: { id: string; seller: string; buyer: string; custom: boolean },
) {
  expectOk(
    await call('PUT', `/v1/sellers/${seller}`, { name: `Shop of ${seller}`, addresses: [addressOf(seller)] }),
  )
  expectOk(await call('PUT', `/v1/buyers/${buyer}`, { name: `Name of ${buyer}`, address: addressOf(buyer) }))
  const order = await call('PUT', `/v1/orders/${id}`, {
    seller,
    buyer,
    placed_at: '2026-11-20T09:00:00Z',
    custom,
  })
  return expectOk(order).body.aliases
}

function expectOk(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** One HTTP request; a string body goes out as it is. */
async function request(
  url: string,
  { method, body, headers }: { method: string; body?: unknown; headers: Record<string, string> },
): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    ...(text === undefined ? {} : { body: text }),
  })
  const answer = await response.text()
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer }
}
