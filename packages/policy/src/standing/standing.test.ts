// Punishment that is seen coming, proportionate, and gone by itself.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClaimEvent, StandingEvent } from './events.ts'
import { STANDING_RULES as RULES } from './rules.ts'
import { continues, replay, type Standing, standingOf } from './standing.ts'
import { follow, NO_EVENTS, type Turn } from './state.ts'

const START = Date.UTC(2026, 0, 1)
const DAY = 86_400_000

const day = (days: number) => new Date(START + days * DAY)

let count = 0

interface Outcome {
  readonly upheld?: boolean
  readonly strike?: boolean
  readonly message?: string
  readonly mixed?: boolean
}

function claim(days: number, outcome: Outcome = {}): ClaimEvent {
  const { upheld = false, mixed = false, strike = !upheld || mixed, message = `m${count}` } = outcome
  count += 1
  return {
    id: `e${String(count).padStart(9, '0')}`,
    kind: 'claim',
    at: day(days),
    message,
    upheld,
    strike,
    mixed,
    rule: 'opted-out-false-claim',
  }
}

/** False claims on these days. */
const falseOn = (...days: number[]) => days.map((at) => claim(at))

type Told = Standing & { readonly turns: readonly Turn[] }

function at(events: readonly StandingEvent[], days: number): Told {
  const known = events.filter((event) => event.at <= day(days))
  const { state, turns } = replay(known.map((event) => ({ event, rules: RULES })))
  return { ...standingOf(state, RULES, day(days)), turns }
}

const steps = ({ turns }: Told) => turns.map(({ step }) => step)

describe('the ladder', () => {
  test('goes from a notice by a warning to limits that end by themselves', () => {
    const events = falseOn(0, 2, 4)
    expect(steps(at(events, 0))).toEqual(['notice'])
    expect(steps(at(events, 2))).toEqual(['notice', 'warning'])
    const limited = at(events, 4)
    expect(steps(limited)).toEqual(['notice', 'warning', 'claims_reviewed'])
    expect([limited.sanction, limited.term?.until]).toEqual(['claims_reviewed', day(18)])
    expect(at(events, 17.9).sanction).toBe('claims_reviewed')
    expect(at(events, 18).sanction).toBe('')
  })

  test('tells of a warning once a day, however many claims are false meanwhile', () => {
    const burst = Array.from({ length: 50 }, (_, n) => claim(n / 10_000))
    expect(steps(at(burst, 0.1)).filter((step) => step === 'warning')).toHaveLength(1)
    expect(steps(at([...falseOn(0, 0.1), claim(1.2, { upheld: true })], 2))).toEqual(['notice', 'warning'])
  })

  test('lets the first claim pass that is right only in part, and counts each further one', () => {
    const inPart = (days: number) => claim(days, { upheld: true, mixed: true })
    const events = [inPart(0), inPart(2), claim(3, { upheld: true })]
    expect(at(events, 1)).toMatchObject({ score: 0, claims: { made: 1, false: 0 } })
    expect(at(events, 3)).toMatchObject({ score: 1, claims: { made: 3, false: 1 } })
    expect(at([inPart(0), inPart(95)], 96).score).toBe(0)
  })

  test('says what comes next, and what it takes', () => {
    expect(at(falseOn(0), 0).next).toEqual({ step: 'warning', strikes: 1 })
    expect(at(falseOn(0, 1, 2, 3, 4), 4).next).toEqual({ step: 'non_critical_stopped', strikes: 3 })
    expect(at([], 0).next).toEqual({ step: 'notice', strikes: 1 })
  })

  test('limits nobody within a day of his first warning, however many claims are false', () => {
    const burst = Array.from({ length: 20 }, (_, n) => claim(n / 1_000))
    const after = at(burst, 0.02)
    expect(after.sanction).toBe('')
    expect(after.term).toMatchObject({ sanction: 'claims_reviewed', from: day(1.001) })
    expect(at(burst, 1.1).sanction).toBe('claims_reviewed')
  })

  test('goes up one limit at a time', () => {
    const burst = Array.from({ length: 20 }, (_, n) => claim(n / 1_000))
    const again = [...burst, claim(2), claim(3)]
    expect(at(again, 2).sanction).toBe('claims_ignored')
    expect(at(again, 3).sanction).toBe('non_critical_stopped')
  })

  test('a milder step does not shorten a harder one', () => {
    const events = [...Array.from({ length: 9 }, (_, n) => claim(n * 0.6))]
    const top = at(events, 6)
    expect(top.sanction).toBe('non_critical_stopped')
    const later = at(
      [
        ...events,
        { id: 'x', kind: 'sanction', at: day(7), sanction: 'claims_reviewed', until: day(8), why: 'x' },
      ],
      7,
    )
    expect(later.term).toEqual(top.term)
  })
})

describe('strikes', () => {
  test('count half after thirty days and are gone after ninety', () => {
    const events = falseOn(0)
    expect(at(events, 0).strikes[0]).toMatchObject({ weight: 1, expiresAt: day(90) })
    expect([at(events, 30).score, at(events, 60).score, at(events, 90).score]).toEqual([0.5, 0.5, 0])
  })

  test('come from what is false for sure; a doubtful one counts as a claim only', () => {
    const standing = at([claim(0, { strike: false }), claim(1, { strike: false })], 1)
    expect([standing.score, standing.claims.false]).toEqual([0, 2])
  })

  test('limit only who misuses often: 5 of 5 and 5 of 5 000 are not alike', () => {
    const honest = Array.from({ length: 495 }, (_, n) => claim(n / 100, { upheld: true }))
    const five = falseOn(0.1, 1.2, 2.3, 3.4, 4.5)
    expect(at(five, 5).sanction).not.toBe('')
    const standing = at([...honest, ...five], 5)
    expect(standing.sanction).toBe('')
    expect(steps(standing).at(-1)).toBe('warning')
  })
})

describe('a person’s word', () => {
  test('that a claim was right undoes the strike and all that followed from it', () => {
    const [first, second, third] = falseOn(0, 2, 4) as [ClaimEvent, ClaimEvent, ClaimEvent]
    const overturn: StandingEvent = { id: 'z', kind: 'overturn', at: day(5), message: second.message }
    const before = at([first, second, third, overturn], 4.5)
    expect(before.sanction).toBe('claims_reviewed')
    const after = at([first, second, third, overturn], 5)
    expect([after.sanction, after.score, steps(after)]).toEqual(['', 2, ['notice', 'warning']])
  })

  test('that a claim was not right is a strike from then on', () => {
    const believed = claim(0, { upheld: true })
    const denial: StandingEvent = {
      id: 'z',
      kind: 'denial',
      at: day(9),
      message: believed.message,
      rule: 'review',
    }
    const after = at([believed, denial], 9)
    expect([after.score, after.claims.made, after.claims.false]).toEqual([1, 1, 1])
    expect(
      at([believed, denial, { id: 'zz', kind: 'overturn', at: day(10), message: believed.message }], 10),
    ).toMatchObject({
      ...{ score: 0, turns: [] },
      claims: { made: 1, false: 0 },
    })
  })

  test('of the operator’s starts a limit, ends one, and adds a strike', () => {
    const sanction: StandingEvent = {
      id: 'a',
      kind: 'sanction',
      at: day(0),
      sanction: 'claims_ignored',
      until: day(9),
      why: 'fraud',
    }
    expect(at([sanction], 1).sanction).toBe('claims_ignored')
    const lifted = at([sanction, { id: 'b', kind: 'lift', at: day(2), why: 'a mistake' }], 3)
    expect([lifted.sanction, steps(lifted)]).toEqual(['', ['claims_ignored', 'lifted']])
    expect(at([{ id: 'c', kind: 'strike', at: day(0), why: 'by phone' }], 0).strikes).toEqual([
      expect.objectContaining({ message: null, reason: 'by phone' }),
    ])
  })
})

function isAbout(event: StandingEvent, message: string): boolean {
  return (event.kind === 'claim' || event.kind === 'denial') && event.message === message
}

describe('whatever happens', () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constant('claim' as const),
      upheld: fc.boolean(),
      strike: fc.boolean(),
      mixed: fc.boolean(),
      message: fc.nat(30).map(String),
      rule: fc.constant('r'),
    }),
    fc.record({ kind: fc.constant('overturn' as const), message: fc.nat(30).map(String) }),
    fc.record({
      kind: fc.constant('denial' as const),
      message: fc.nat(30).map(String),
      rule: fc.constant('r'),
    }),
    fc.record({ kind: fc.constant('lift' as const), why: fc.constant('w') }),
  )
  const events = fc
    .array(fc.tuple(event, fc.nat(200)), { maxLength: 60 })
    .map((list) =>
      list.map(
        ([what, days], n): StandingEvent => ({ ...what, id: String(n).padStart(3, '0'), at: day(days) }),
      ),
    )

  test('the order in which events arrive does not matter', () => {
    fc.assert(
      fc.property(
        events.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.nat(300),
        ([list, shuffled], days) => {
          expect(at(shuffled, days)).toEqual(at(list, days))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a claim that was overturned never was false, once that is known', () => {
    fc.assert(
      fc.property(events, (list) => {
        const overturned = new Set(list.flatMap((one) => (one.kind === 'overturn' ? [one.message] : [])))
        const honest = list
          .filter((one) => one.kind !== 'denial' || !overturned.has(one.message))
          .map((one) =>
            one.kind === 'claim' && overturned.has(one.message) ? { ...one, upheld: true } : one,
          )
        expect(at(list, 300)).toEqual(at(honest, 300))
      }),
      { numRuns: 500 },
    )
  })

  test('carried on event by event, it is what all of them come to', () => {
    fc.assert(
      fc.property(events, (list) => {
        // A claim is overturned only once it was made, whatever the clocks say.
        const arriving = list.filter(
          (one, n) => one.kind !== 'overturn' || !list.slice(n).some((later) => isAbout(later, one.message)),
        )
        let seen: StandingEvent[] = []
        let state = NO_EVENTS
        for (const event of arriving) {
          seen = [...seen, event]
          state = continues(state, event)
            ? follow(state, event, RULES).state
            : replay(seen.map((one) => ({ event: one, rules: RULES }))).state
        }
        expect(state).toEqual(replay(arriving.map((event) => ({ event, rules: RULES }))).state)
      }),
      { numRuns: 500 },
    )
  })

  test('rules that a policy brings later do not punish what was before', () => {
    const strict = { ...RULES, ladder: RULES.ladder.map((rung) => ({ ...rung, from: rung.from / 2 })) }
    const ruled = falseOn(0, 2).map((event) => ({ event, rules: RULES }))
    const { state } = replay(ruled)
    expect(standingOf(state, strict, day(3)).sanction).toBe('')
    const [third] = falseOn(3) as [ClaimEvent]
    expect(replay([...ruled, { event: third, rules: strict }]).state.term?.sanction).toBe('claims_reviewed')
  })

  test('nobody is limited who was not told before, a day before and at the step itself', () => {
    fc.assert(
      fc.property(events, fc.nat(300), (list, days) => {
        const standing = at(list, days)
        if (standing.sanction === '') return
        const warned = standing.turns.find(({ step }) => step === 'warning') as Turn
        const told = standing.turns.findLast(({ step }) => step === standing.sanction) as Turn
        expect((told.from as Date).getTime()).toBeGreaterThanOrEqual(warned.at.getTime() + DAY)
      }),
      { numRuns: 500 },
    )
  })

  test('who stops is free of limits within half a year', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(at(list, 245).sanction).toBe('')
      }),
    )
  })
})
