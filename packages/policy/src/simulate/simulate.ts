// A whole marketplace against a policy: sellers write by their temper, the policy decides, buyers bear it or opt out. Who
// orders what and who would write when is the same under every policy; only what follows differs.
import { DEFAULT_CLASSES, type Intent, type Judgement, type Segment, sumSegments } from '@comity/judge'
import { decide } from '../decide.ts'
import { type Circumstances, PLAIN } from '../decision-input.ts'
import { afterOne } from '../gates/bucket.ts'
import { CATEGORIES, type Category, type Policy } from '../policy.ts'
import { type Finding, findingOf } from '../standing/finding.ts'
import { standingOf } from '../standing/standing.ts'
import { follow, NO_EVENTS, type StandingState } from '../standing/state.ts'
import { type Chance, chance } from './random.ts'
import { ANNOYANCE, BUYERS, FORGET_DAYS, NEEDS, TEMPERS, type Temper } from './tempers.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly months: number
  readonly buyers: number
  readonly sellers: number
  /** Orders of a buyer a month, on average. */
  readonly ordersPerMonth: number
}

export const DEFAULT_OPTIONS: SimulationOptions = {
  seed: 1,
  months: 6,
  buyers: 1_000,
  sellers: 40,
  ordersPerMonth: 2,
}

/** One month, counted. */
export interface MonthFigures {
  readonly month: number
  readonly sent: number
  readonly criticalSent: number
  readonly criticalDelivered: number
  readonly nonCriticalSent: number
  readonly nonCriticalDelivered: number
  readonly trimmed: number
  readonly withheld: number
  readonly falseClaims: number
  /** Share of buyers who refuse anything at the month's end, 0 to 1. */
  readonly optedOut: number
  /** Share who refuse everything. */
  readonly optedOutOfAll: number
}

interface Buyer {
  readonly id: number
  readonly tolerance: number
  readonly choosy: number
  annoyance: number
  annoyedAt: number
  readonly refused: Set<Category>
}

interface Seller {
  readonly id: string
  readonly temper: Temper
  standing: StandingState
}

interface Order {
  readonly buyer: Buyer
  readonly seller: Seller
  readonly day: number
  readonly tally: Record<string, number>
}

interface Sending {
  readonly day: number
  readonly order: Order
  readonly says: readonly Intent[]
  readonly claims: boolean
  /** For the buyer's reaction, drawn beforehand so that every policy meets the same moods. */
  readonly mood: number
}

const DAYS_PER_MONTH = 30
const START_MS = Date.UTC(2026, 0, 1)

/** Plays a marketplace under a policy; a month a row. */
export function simulate(policy: Policy, options: SimulationOptions = DEFAULT_OPTIONS): MonthFigures[] {
  const random = chance(options.seed)
  const sendings = plan(options, random)
  const marketplace = new Marketplace(policy)
  const buyers = [...new Set(sendings.map(({ order }) => order.buyer))]
  return Array.from({ length: options.months }, (_, index) => {
    const from = index * DAYS_PER_MONTH
    const counts = newCounts()
    for (const sending of sendings)
      if (sending.day >= from && sending.day < from + DAYS_PER_MONTH) marketplace.send(sending, counts)
    const share = (test: (buyer: Buyer) => boolean) =>
      buyers.filter(test).length / Math.max(1, options.buyers)
    return {
      month: index + 1,
      ...counts,
      optedOut: share(({ refused }) => refused.size > 0),
      optedOutOfAll: share(({ refused }) => refused.size === CATEGORIES.length),
    }
  })
}

type Counts = Omit<MonthFigures, 'month' | 'optedOut' | 'optedOutOfAll'>

function newCounts(): { -readonly [K in keyof Counts]: number } {
  return {
    ...{ sent: 0, criticalSent: 0, criticalDelivered: 0, nonCriticalSent: 0, nonCriticalDelivered: 0 },
    ...{ trimmed: 0, withheld: 0, falseClaims: 0 },
  }
}

/** Everything that would be sent, in order of time. */
function plan({ months, buyers, sellers, ordersPerMonth }: SimulationOptions, random: Chance): Sending[] {
  const shops = Array.from(
    { length: sellers },
    (_, index): Seller => ({
      id: `seller-${index}`,
      temper: random.pick(TEMPERS.map((temper) => [temper, temper.share] as const)),
      standing: NO_EVENTS,
    }),
  )
  const sendings: Sending[] = []
  for (let id = 0; id < buyers; id += 1) {
    const { tolerance, choosy } = random.pick(BUYERS.map((bearing) => [bearing, bearing.share] as const))
    const buyer: Buyer = { id, tolerance, choosy, annoyance: 0, annoyedAt: 0, refused: new Set() }
    const every = DAYS_PER_MONTH / ordersPerMonth
    for (let day = random.wait(every); day < months * DAYS_PER_MONTH; day += random.wait(every)) {
      const seller = shops[Math.floor(random.next() * shops.length)] as Seller
      sendings.push(...letters({ buyer, seller, day, tally: {} }, random))
    }
  }
  return sendings.sort((a, b) => a.day - b.day)
}

/** What a seller would write about one order. */
function letters(order: Order, random: Chance): Sending[] {
  const { temper } = order.seller
  const needs = NEEDS.filter(([, probability]) => random.hits(probability)).map(([intent]) => ({
    says: random.hits(temper.mixes) ? [intent, 'product_review_request' as const] : [intent],
    day: order.day + random.next() * 3,
    claims: random.hits(0.3),
  }))
  const followUps = temper.followUps
    .filter(({ probability }) => random.hits(probability))
    .map(({ says, day }) => ({ says, day: order.day + day, claims: random.hits(temper.falseClaims) }))
  return [...needs, ...followUps].map((letter) => ({ ...letter, order, mood: random.next() }))
}

class Marketplace {
  readonly #policy: Policy
  readonly #buckets = new Map<string, Circumstances['buckets'][string]>()
  #sent = 0

  constructor(policy: Policy) {
    this.#policy = policy
  }

  send(sending: Sending, counts: ReturnType<typeof newCounts>): void {
    const { order, says, day } = sending
    const at = new Date(START_MS + day * 86_400_000)
    const now = at.toISOString()
    const judgement = judgementOf(says)
    const decision = decide({ ...this.#circumstances(sending, at), judgement }, this.#policy)
    const arrived = judgement.segments.filter(
      (_, index) => decision.outcome === 'deliver' || decision.trimmed?.kept.includes(index),
    )
    const isCritical = (segment: Segment) => segment.class === 'critical'
    const isNonCritical = (segment: Segment) => segment.class === 'non_critical'
    counts.sent += 1
    if (judgement.segments.some(isCritical)) counts.criticalSent += 1
    if (arrived.some(isCritical)) counts.criticalDelivered += 1
    if (judgement.segments.some(isNonCritical)) counts.nonCriticalSent += 1
    if (arrived.some(isNonCritical)) counts.nonCriticalDelivered += 1
    if (decision.outcome === 'trim') counts.trimmed += 1
    if (decision.outcome === 'withhold') counts.withheld += 1
    if (decision.claim?.upheld === false) counts.falseClaims += 1
    this.#record(order.seller, findingOf(decision, judgement), at)
    for (const gate of decision.consumes) this.#consume(gate, order, now)
    for (const { intent } of arrived) order.tally[intent] = (order.tally[intent] ?? 0) + 1
    this.#annoy(order.buyer, arrived.filter(isNonCritical), sending)
  }

  /** What a claim comes to for its seller. */
  #record(seller: Seller, finding: Finding | undefined, at: Date): void {
    if (!finding) return
    this.#sent += 1
    const id = String(this.#sent).padStart(12, '0')
    const event = { ...finding, id, kind: 'claim' as const, at, message: id }
    seller.standing = follow(seller.standing, event, this.#policy.standing).state
  }

  #circumstances({ order, claims, says, day }: Sending, now: Date): Circumstances {
    const at = (days: number) => new Date(START_MS + (order.day + days) * 86_400_000).toISOString()
    const age = day - order.day
    const { strikes, sanction } = standingOf(order.seller.standing, this.#policy.standing, now)
    return {
      ...PLAIN,
      ...{ now: now.toISOString(), claim: claims ? 'subject' : null, reason: this.#reasonFor(says) },
      message: { ...PLAIN.message, names_order: true },
      buyer: { ...PLAIN.buyer, refused: [...order.buyer.refused] },
      order: {
        ...PLAIN.order,
        state: age >= 3 ? 'delivered' : age >= 1 ? 'shipped' : 'paid',
        placed_at: at(0),
        shipped_at: age >= 1 ? at(1) : null,
        delivered_at: age >= 3 ? at(3) : null,
        tally: order.tally,
      },
      seller: { ...PLAIN.seller, id: order.seller.id, sanction, strikes: strikes.length },
      buckets: Object.fromEntries(
        this.#policy.gates.flatMap((gate) => {
          const bucket = this.#buckets.get(this.#bucketKey(gate.id, order))
          return bucket ? [[gate.id, bucket]] : []
        }),
      ),
    }
  }

  /** Sellers declare what a marketplace asks them to declare. */
  #reasonFor([first]: readonly Intent[]): string | null {
    const fitting = [...this.#policy.reasons.values()].find(({ intents }) => first && intents.includes(first))
    return fitting?.id ?? null
  }

  #bucketKey(gateId: string, { buyer, seller }: Order): string {
    const test = this.#policy.gates.find(({ id }) => id === gateId)?.test
    const of = test?.kind === 'limit' ? test.of : 'order'
    const scope = { seller: seller.id, buyer: `${buyer.id}`, pair: `${seller.id} ${buyer.id}`, order: '' }[of]
    return `${gateId} ${scope}`
  }

  #consume(gateId: string, order: Order, now: string): void {
    const test = this.#policy.gates.find(({ id }) => id === gateId)?.test
    if (test?.kind !== 'limit') return
    const key = this.#bucketKey(gateId, order)
    this.#buckets.set(
      key,
      afterOne(this.#buckets.get(key), now, { capacity: test.capacity, perMs: test.perMs }),
    )
  }

  #annoy(buyer: Buyer, parts: readonly Segment[], { day, mood }: Sending): void {
    if (parts.length === 0) return
    buyer.annoyance *= 0.5 ** ((day - buyer.annoyedAt) / FORGET_DAYS)
    buyer.annoyedAt = day
    for (const { intent } of parts) buyer.annoyance += ANNOYANCE[intent] ?? 0.5
    const over = buyer.annoyance - buyer.tolerance
    if (over <= 0 || mood > 1 - Math.exp(-over / buyer.tolerance)) return
    const worst = parts.toSorted(
      (a, b) => (ANNOYANCE[b.intent] ?? 0.5) - (ANNOYANCE[a.intent] ?? 0.5),
    )[0] as Segment
    const category = this.#policy.categories.get(worst.intent)
    const only = category !== undefined && (mood * 7919) % 1 < buyer.choosy
    for (const refused of only ? [category] : CATEGORIES) buyer.refused.add(refused)
    buyer.annoyance = 0
  }
}

const judgements = new Map<string, Judgement>()

/** As a judge who never errs would read it: the policy is on trial here, not the judge. */
function judgementOf(says: readonly Intent[]): Judgement {
  const key = says.join(' ')
  const known = judgements.get(key)
  if (known) return known
  const segments = says.map((intent, index): Segment => {
    const start = index * 41
    const place = {
      part: 'body',
      start,
      end: start + 40,
      text: `Part ${index + 1}.`,
      kind: 'sentence',
    } as const
    return { ...place, intent, class: DEFAULT_CLASSES[intent], confidence: 1, alternatives: [], because: [] }
  })
  const made: Judgement = {
    ...sumSegments(segments),
    ...{ language: 'en', segments, signals: [], model: { name: 'simulation', version: '1' } },
  }
  judgements.set(key, made)
  return made
}
