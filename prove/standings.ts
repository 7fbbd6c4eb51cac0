// What is stored of sellers' standings, carried on event by event in whatever order they come, is what the log comes to.
import { readFileSync } from 'node:fs'
import { v7 as uuidv7 } from 'uuid'
import { Links } from '../packages/gateway/src/links.ts'
import { activate } from '../packages/gateway/src/policies/activation.ts'
import { Policies } from '../packages/gateway/src/policies/policies.ts'
import { storeVersion } from '../packages/gateway/src/policies/versions.ts'
import { recomputeStandings } from '../packages/gateway/src/standing/recompute.ts'
import { recordEvents } from '../packages/gateway/src/standing/record-events.ts'
import type { SellerEvent } from '../packages/gateway/src/standing/seller-event.ts'
import { DecisionLog } from '../packages/gateway/src/store/log/decision-log.ts'
import type { StandingEvent } from '../packages/policy/src/index.ts'
import { type Chance, chance } from '../packages/policy/src/simulate/random.ts'
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts'

const EVENTS = 100_000
const SELLERS = 500
/** Of a seller. */
const MESSAGES = 150
const PER_TRANSACTION = 100
const SEED = 20_261_127
const DAY_MS = 86_400_000
const YEARS = 2

const ZONES = ['UTC', 'America/New_York', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Apia']

const POLICY = { name: 'amazon-2017', version: 2 }

/** Prints how many events and sellers were compared; false where one standing differs. */
export async function proveStandings(): Promise<boolean> {
  await using own = await startOwnPostgres()
  const random = chance(SEED)
  const policies = await policiesOf(own)
  const sellers = await makeSellers(own)
  const events = shuffled(
    Array.from({ length: EVENTS }, (_, n) => eventOf(n, own.marketplaceId, sellers, random)),
    random,
  )
  const log = new DecisionLog(own.pool)
  const links = new Links(() => 'https://gateway.example', Buffer.alloc(32))
  const began = performance.now()
  for (let at = 0; at < EVENTS; at += PER_TRANSACTION) {
    const batch = events.slice(at, at + PER_TRANSACTION)
    await log.transaction(async (transaction) => {
      await transaction.query(`set local time zone '${random.pick(ZONES.map((zone) => [zone, 1] as const))}'`)
      await recordEvents(transaction, own.marketplaceId, batch, { policies, links, now: new Date() })
    })
  }
  const recorded = performance.now()
  const found = await recomputeStandings(own.pool, policies, own.marketplaceId)
  const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1)
  console.log(
    `standings: ${found.events} events of ${found.sellers} sellers recorded out of order in ${seconds(began, recorded)} s, computed anew in ${seconds(recorded, performance.now())} s; ${found.differing.length} differ`,
  )
  return found.events === EVENTS && found.sellers === SELLERS && found.differing.length === 0
}

async function policiesOf({ pool, marketplaceId }: OwnPostgres): Promise<Policies> {
  const source = readFileSync(new URL('../policies/amazon-2017.yaml', import.meta.url), 'utf8')
  const at = new Date()
  await new DecisionLog(pool).transaction(async (transaction) => {
    await storeVersion(transaction, marketplaceId, { ...POLICY, source, by: 'proof', at })
    await activate(transaction, marketplaceId, {
      ...{ ...POLICY, mode: 'enforce' as const, share: 1, by: 'proof', why: 'proof', at },
    })
  })
  return Policies.load(pool)
}

interface Seller {
  readonly sellerId: string
  /** What his claims are about, so that denials and overturns meet them. */
  readonly messages: readonly string[]
}

async function makeSellers({ pool, marketplaceId }: OwnPostgres): Promise<Seller[]> {
  const ids = Array.from({ length: SELLERS }, () => uuidv7())
  await pool.query(
    `insert into seller (marketplace_id, seller_id, external_id, name, language, created_at, updated_at)
     select $1, id, 'seller-' || n, 'Seller ' || n, 'en', now(), now()
     from unnest($2::uuid[]) with ordinality as r (id, n)`,
    [marketplaceId, ids],
  )
  return ids.map((sellerId) => ({
    sellerId,
    messages: Array.from({ length: MESSAGES }, () => uuidv7()),
  }))
}

/** Of every kind, over two years, some at the very same millisecond, across changes to and from summer time. */
function eventOf(n: number, marketplaceId: string, sellers: readonly Seller[], random: Chance): SellerEvent {
  const { sellerId, messages } = sellers[Math.floor(random.next() * SELLERS)] as Seller
  const message = messages[Math.floor(random.next() * MESSAGES)] as string
  return { marketplaceId, sellerId, policy: POLICY, event: standingEvent(n, message, random) }
}

function standingEvent(n: number, message: string, random: Chance): StandingEvent {
  const start = Date.UTC(2025, 0, 1)
  const at = new Date(
    start + Math.floor(random.next() * YEARS * 365) * DAY_MS + Math.floor(random.next() * 4) * 21_600_000,
  )
  const base = { id: uuidv7(), at, message }
  const kind = random.pick([
    ['claim', 90],
    ['denial', 3],
    ['overturn', 3],
    ['strike', 2],
    ['lift', 1],
    ['sanction', 1],
  ] as const)
  const own = { id: base.id, at, why: `event ${n}` }
  const upheld = !random.hits(0.2)
  const mixed = upheld && random.hits(0.1)
  switch (kind) {
    case 'claim':
      return { ...base, kind, upheld, mixed, strike: !upheld || mixed, rule: 'rule' }
    case 'denial':
      return { ...base, kind, rule: 'review' }
    case 'overturn':
      return { ...base, kind }
    case 'sanction':
      return { ...own, kind, sanction: 'claims_reviewed', until: new Date(at.getTime() + 14 * DAY_MS) }
    default:
      return { ...own, kind }
  }
}

function shuffled<T>(items: readonly T[], { next }: Chance): T[] {
  const mixed = [...items]
  for (let n = mixed.length - 1; n > 0; n -= 1) {
    const other = Math.floor(next() * (n + 1))
    ;[mixed[n], mixed[other]] = [mixed[other] as T, mixed[n] as T]
  }
  return mixed
}
