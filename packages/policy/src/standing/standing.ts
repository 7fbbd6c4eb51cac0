// A seller's standing: strikes that fade, the share of his claims that are false, and the rungs that follow from both. A
// pure function of events and time, so that it can be computed again at any time, and what is overturned never was.
import type { StandingEvent } from './events.ts'
import type { Rung, Sanction, StandingRules } from './rules.ts'
import {
  counting,
  countingMs,
  follow,
  NO_EVENTS,
  type Share,
  type StandingState,
  scoreOf,
  shareOf,
  type Turn,
  weightOf,
} from './state.ts'

export interface Strike {
  readonly id: string
  /** Null for the operator's own. */
  readonly message: string | null
  /** The rule that decided, or a person's words. */
  readonly reason: string
  readonly at: Date
  /** What it counts now, 1 to 1/8. */
  readonly weight: number
  readonly expiresAt: Date
}

export interface Standing {
  /** Strikes that count, oldest first; of very many the newest 200. */
  readonly strikes: readonly Strike[]
  /** The sum of their weights, to half a strike. */
  readonly score: number
  /** Within three half-lives. */
  readonly claims: Share
  /** Empty where none limits him now. */
  readonly sanction: Sanction | ''
  /** A sanction that limits him now, or is about to. */
  readonly term: { readonly sanction: Sanction; readonly from: Date; readonly until: Date } | null
  /** The rung above, and how many strikes more lead there; null at the top. */
  readonly next: { readonly step: Rung['step']; readonly strikes: number } | null
}

/** The standing at a time no earlier than the state's last event. */
export function standingOf(state: StandingState, rules: StandingRules, now: Date): Standing {
  const at = now.getTime()
  const strikes = counting(state, rules, at)
  const score = scoreOf(strikes, rules, at)
  const term = state.term && state.term.until > at ? state.term : null
  const above = rules.ladder.find(({ from }) => from > score)
  return {
    score,
    strikes: strikes.map((strike) => ({
      ...strike,
      at: new Date(strike.at),
      weight: weightOf(strike, rules, at),
      expiresAt: new Date(strike.at + countingMs(rules)),
    })),
    claims: shareOf(state, rules, at),
    sanction: term && term.from <= at ? term.sanction : '',
    term: term && { ...term, from: new Date(term.from), until: new Date(term.until) },
    next: above ? { step: above.step, strikes: Math.ceil(above.from - score) } : null,
  }
}

/** An event with the rules that held when it was recorded: a stricter policy does not punish what was before it. */
export interface RuledEvent {
  readonly event: StandingEvent
  readonly rules: StandingRules
}

/** What all of a seller's events come to, in whatever order they are given: the state, and all that he was told. */
export function replay(ruled: readonly RuledEvent[]): { state: StandingState; turns: Turn[] } {
  const overturned = new Set(ruled.flatMap(({ event }) => (event.kind === 'overturn' ? [event.message] : [])))
  const inOrder = ruled.toSorted(({ event: a }, { event: b }) => inTime(a, b))
  const turns: Turn[] = []
  let state = NO_EVENTS
  for (const { event, rules } of inOrder) {
    const next = follow(state, asOverturned(event, overturned), rules)
    state = next.state
    if (next.turn) turns.push(next.turn)
  }
  return { state, turns }
}

function inTime(a: StandingEvent, b: StandingEvent): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)
}

/** What a person found right was right from the beginning; that it was called false before is void. */
function asOverturned(event: StandingEvent, overturned: ReadonlySet<string>): StandingEvent {
  if (event.kind === 'claim' && overturned.has(event.message))
    return { ...event, upheld: true, strike: false, mixed: false }
  if (event.kind === 'denial' && overturned.has(event.message))
    return { id: event.id, at: event.at, kind: 'overturn', message: event.message }
  return event
}

/** Whether an event can be taken where a state stands; else all of them are to be replayed. */
export function continues({ last }: StandingState, event: StandingEvent): boolean {
  if (event.kind === 'overturn') return false
  const at = event.at.getTime()
  return last === null || at > last.at || (at === last.at && event.id > last.id)
}
