// Gates on what would go out: is it too early or too late, too often, at night, or has it been said already?
import type { Intent } from '@comity/judge'
import type { DecisionInput } from '../decision-input.ts'
import { daysSince, type Reading } from '../facts/facts-of.ts'
import type { Gate, GateTest, Policy } from '../policy.ts'
import { limitSize, refilledAt, tokensAt } from './bucket.ts'
import { quietUntil } from './quiet-hours.ts'

/** A gate that is closed for a message, and for which of its segments. */
export interface ClosedGate {
  readonly gate: Gate
  /** Indexes of segments; all that are not neutral where the gate is for a whole class. */
  readonly segments: readonly number[]
  /** When it opens, where a clock opens it. */
  readonly opensAt: Date | undefined
}

/** Tells whether a gate is closed for a message; undefined where it stands open or is not for it. */
export function closedFor(gate: Gate, input: DecisionInput, reading: Reading): ClosedGate | undefined {
  const segments = concerned(gate, reading)
  if (segments === undefined || gate.unless(reading.facts)) return undefined
  const intents = segments.map((index) => reading.segments[index]?.intent as Intent)
  const state = stateOf(gate, input, { intents, policy: reading.policy })
  if (!state.closed) return undefined
  const said =
    gate.test.kind === 'once'
      ? segments.filter((index) => isSaid(reading.segments[index]?.intent as Intent, input))
      : segments
  return { gate, segments: said, opensAt: state.opensAt }
}

/**
 * The segments a gate is about; undefined where it is not about this message at all. What may be critical counts as
 * critical: a gate for the rest must not keep back, on a doubt, what an order needs.
 */
function concerned({ scope }: Gate, { segments, classes, needed }: Reading): number[] | undefined {
  if (scope.kind === 'intents') {
    const named = indexesOf(
      segments,
      ({ intent }, index) => classes[index] !== undefined && scope.intents.includes(intent),
    )
    return named.length > 0 ? named : undefined
  }
  if (scope.class !== 'any' && (needed === 'no') === (scope.class === 'critical')) return undefined
  return indexesOf(segments, (_, index) => classes[index] !== 'neutral')
}

function indexesOf<T>(items: readonly T[], isMeant: (item: T, index: number) => boolean): number[] {
  const indexes: number[] = []
  items.forEach((item, index) => {
    if (isMeant(item, index)) indexes.push(index)
  })
  return indexes
}

interface GateState {
  readonly closed: boolean
  readonly opensAt?: Date | undefined
}

function stateOf(
  { id, test }: Gate,
  input: DecisionInput,
  { intents, policy }: { intents: readonly Intent[]; policy: Policy },
): GateState {
  switch (test.kind) {
    case 'window':
      return windowState(test, input)
    case 'limit':
      return limitState(id, test, input)
    case 'quiet': {
      const opensAt = quietUntil(new Date(input.now), input.buyer.time_zone, test)
      return { closed: opensAt !== undefined, opensAt }
    }
    case 'once':
      return { closed: intents.some((intent) => isSaid(intent, input)) }
    case 'duplicate': {
      const said = input.message.said_at
      return { closed: said !== null && Date.parse(input.now) - Date.parse(said) < test.withinMs }
    }
    case 'platform':
      return { closed: repeatsPlatform(intents, input, policy) }
  }
}

function isSaid(intent: Intent, { order }: DecisionInput): boolean {
  return (order.tally[intent] ?? 0) > 0
}

/** Before the first day of a window a clock opens it; after its last nothing does. */
function windowState(test: Extract<GateTest, { kind: 'window' }>, { order, now }: DecisionInput): GateState {
  const start = { placed: order.placed_at, shipped: order.shipped_at, delivered: order.delivered_at }[
    test.from
  ]
  const days = daysSince(start, Date.parse(now))
  if (days < 0) return { closed: true }
  if (days >= test.afterDays) return { closed: days > test.untilDays }
  return { closed: true, opensAt: new Date(Date.parse(start as string) + test.afterDays * 86_400_000) }
}

function limitState(
  id: string,
  test: Extract<GateTest, { kind: 'limit' }>,
  { buckets, now, seller }: DecisionInput,
): GateState {
  const size = limitSize(test, seller.daily_orders)
  const closed = tokensAt(buckets[id], now, size) < 1
  return { closed, opensAt: closed ? refilledAt(buckets[id], now, size) : undefined }
}

/** All that the message has to say is what the marketplace says itself at this stage of the order. */
function repeatsPlatform(
  intents: readonly Intent[],
  { order }: DecisionInput,
  { platformNotices }: Policy,
): boolean {
  const isRepeated = (intent: Intent) =>
    platformNotices.some(
      (notice) =>
        notice.intent === intent && (notice.states.length === 0 || notice.states.includes(order.state)),
    )
  return intents.length > 0 && intents.every(isRepeated)
}
