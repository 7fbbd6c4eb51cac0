// What becomes of honest sellers, and of one who calls every review request important.
import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { SANCTIONS } from '../facts/catalogue.ts'
import { inputOf, profile } from '../inputs.test-support.ts'
import { type Chance, chance } from '../simulate/random.ts'
import type { StandingEvent } from './events.ts'
import { STANDING_RULES as RULES } from './rules.ts'
import { replay, standingOf } from './standing.ts'
import type { Turn } from './state.ts'

const START = Date.UTC(2026, 0, 1)
const DAY = 86_400_000
const MONTH = 30

interface Habit {
  readonly months: number
  readonly claimsPerMonth: number
  readonly falseShare: number
}

/** Claims at random times. */
function claims(random: Chance, { months, claimsPerMonth, falseShare }: Habit): StandingEvent[] {
  const events: StandingEvent[] = []
  const every = MONTH / claimsPerMonth
  for (let day = random.wait(every); day < months * MONTH; day += random.wait(every)) {
    const upheld = !random.hits(falseShare)
    const id = String(events.length).padStart(9, '0')
    const at = new Date(Math.round(START + day * DAY))
    events.push({ id, kind: 'claim', at, message: id, upheld, strike: !upheld, mixed: false, rule: 'r' })
  }
  return events
}

function replayed(events: readonly StandingEvent[]): ReturnType<typeof replay> {
  return replay(events.map((event) => ({ event, rules: RULES })))
}

describe('an honest seller', () => {
  test('with a rare false claim never gets past the warning in 10 000 months', () => {
    const random = chance(8)
    const steps = new Set<Turn['step']>()
    let falseClaims = 0
    for (let seller = 0; seller < 100; seller += 1) {
      const events = claims(random, { months: 100, claimsPerMonth: 40, falseShare: 0.01 })
      falseClaims += events.filter((event) => event.kind === 'claim' && !event.upheld).length
      for (const { step } of replayed(events).turns) steps.add(step)
    }
    expect(falseClaims).toBeGreaterThan(3_000)
    expect([...steps].sort()).toEqual(['notice', 'warning'])
  })
})

describe('a seller who marks every review request as important', () => {
  /** Two orders a day: a review request a week later, and for every third an address question that is needed. */
  const random = chance(9)
  const events = [
    ...claims(random, { months: 3, claimsPerMonth: 60, falseShare: 1 }),
    ...claims(random, { months: 3, claimsPerMonth: 20, falseShare: 0 }).map((event) => ({
      ...event,
      id: `t${event.id}`,
    })),
  ]
  const { turns } = replayed(events)
  const firstOf = (step: Turn['step']) => turns.find((turn) => turn.step === step) as Turn

  test('is told, warned, and limited step by step, never sooner than a day after the warning', () => {
    const order = ['notice', 'warning', 'claims_reviewed', 'claims_ignored', 'non_critical_stopped'] as const
    const times = order.map((step) => firstOf(step).at.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(firstOf('claims_reviewed').from?.getTime()).toBeGreaterThanOrEqual(
      firstOf('warning').at.getTime() + DAY,
    )
  })

  test('has lost the override within a week, and does not have it back while he goes on', () => {
    const lost = firstOf('claims_reviewed').from as Date
    expect(lost.getTime()).toBeLessThan(START + 7 * DAY)
    for (let day = lost.getTime(); day < START + 90 * DAY; day += DAY / 4) {
      const { state } = replayed(events.filter(({ at }) => at.getTime() <= day))
      expect(standingOf(state, RULES, new Date(day)).sanction).not.toBe('')
    }
  })

  test.each([
    'amazon-2017',
    'amazon-2020',
    'amazon-today',
    'open-marketplace',
    'strict',
    'eu-direct-marketing',
    'can-spam',
    'allegro-2026',
  ])('still asks his address questions throughout, under %s', (name) => {
    const policy = profile(name)
    const reason = [...policy.reasons.values()].find(({ intents }) => intents.includes('address_problem'))?.id
    for (const sanction of SANCTIONS) {
      const input = inputOf('address_problem', {
        ...{ claim: 'subject', reason: reason ?? null, seller: { sanction, strikes: 9 } },
        buyer: { refused: ['reviews', 'updates', 'help', 'offers'] },
      })
      expect(decide(input, policy).outcome).toBe('deliver')
    }
  })
})

test('computed again from 100 000 events in any order of arrival, over clock steps and time zones, all standings are the same', () => {
  const random = chance(10)
  const arrived = new Map<string, StandingEvent[]>()
  const stored = new Map<string, string>()
  for (let seller = 0; seller < 100; seller += 1) {
    // A clock that is set back an hour now and then.
    const events = claims(random, { months: 25, claimsPerMonth: 40, falseShare: random.next() / 2 }).map(
      (event) => ({
        ...event,
        at: new Date(event.at.getTime() - (random.hits(0.05) ? 3_600_000 : 0)),
      }),
    )
    arrived.set(`s${seller}`, events)
    stored.set(`s${seller}`, JSON.stringify(replayed(events)))
  }
  expect([...arrived.values()].flat().length).toBeGreaterThan(95_000)
  for (const [seller, events] of arrived) {
    const shuffled = events.map((event) => [random.next(), event] as const).sort(([a], [b]) => a - b)
    const elsewhere = shuffled.map(([, event]) => ({ ...event, at: new Date(inZone(event.at, random)) }))
    expect(JSON.stringify(replayed(elsewhere))).toBe(stored.get(seller))
  }
})

/** The same instant as somebody elsewhere writes it. */
function inZone(at: Date, random: Chance): string {
  const hours = Math.floor(random.next() * 24) - 12
  const local = new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, -1)
  return `${local}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
}
