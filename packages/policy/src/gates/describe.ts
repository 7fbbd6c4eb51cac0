// What closes a gate, in words, for lists of rules and comparisons of policies.
import type { Gate, GateTest } from '../policy.ts'

/** "more than 2 in 7 days for a seller and a buyer, counting non_critical, unless message.has_critical". */
export function describeGate({
  test,
  scope,
  unlessSource,
}: Pick<Gate, 'test' | 'scope' | 'unlessSource'>): string {
  const whom =
    scope.kind === 'class'
      ? `${scope.class === 'any' ? 'all' : scope.class} messages`
      : scope.intents.join(', ')
  return `${describeTest(test)}: ${whom}${unlessSource === undefined ? '' : `, unless ${unlessSource}`}`
}

const COUNTED = {
  seller: 'a seller',
  buyer: 'a buyer',
  pair: 'a seller and a buyer',
  order: 'an order',
} as const

function describeTest(test: GateTest): string {
  switch (test.kind) {
    case 'window':
      return `outside ${windowText(test)} the order was ${test.from}`
    case 'limit': {
      const daily = test.perDailyOrder > 0 ? ` and ${test.perDailyOrder} for each daily order` : ''
      return `more than ${test.capacity}${daily} in ${durationText(test.perMs)} for ${COUNTED[test.of]}`
    }
    case 'quiet':
      return `from ${timeText(test.fromMinute)} to ${timeText(test.toMinute)} at the buyer's`
    case 'once':
      return 'again on the same order'
    case 'duplicate':
      return `the same text on the same order within ${durationText(test.withinMs)}`
    case 'platform':
      return 'what the marketplace sends itself'
  }
}

function windowText({ afterDays, untilDays }: Extract<GateTest, { kind: 'window' }>): string {
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
  if (!Number.isFinite(untilDays)) return `the time from ${days(afterDays)} after`
  return afterDays === 0 ? `the ${days(untilDays)} after` : `${afterDays} to ${days(untilDays)} after`
}

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const

function durationText(ms: number): string {
  const [size, name] = UNITS.find(([unit]) => ms % unit === 0) ?? UNITS[2]
  const count = ms / size
  return count === 1 ? `1 ${name}` : `${count} ${name}s`
}

function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
