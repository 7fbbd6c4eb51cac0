// A seller's standing: strikes that fade, the share of his claims that are false, and the rungs that follow from both. A
// pure function of events and time, so that it can be computed again at any time, and what is overturned never was.
import type { StandingEvent } from './events.ts'
import type { Rung, Sanction, StandingRules } from './rules.ts'
import { wilson } from './wilson.ts'

export interface Strike {
  readonly id: string
  /** Null for the operator's own. */
  readonly message: string | null
  /** The rule that decided, or the operator's words. */
  readonly reason: string
  readonly at: Date
  /** What it counts now, 1 to 0. */
  readonly weight: number
  readonly expiresAt: Date
}

/** Something that a seller is told. */
export interface Turn {
  /** The same for the same turn, however often it is computed. */
  readonly key: string
  readonly at: Date
  readonly step: Rung['step'] | 'lifted'
  /** When a sanction begins and ends. */
  readonly from?: Date
  readonly until?: Date
}

export interface Standing {
  /** Strikes that count, oldest first. */
  readonly strikes: readonly Strike[]
  /** The sum of their weights, to half a strike. */
  readonly score: number
  /** Within three half-lives. */
  readonly claims: {
    readonly made: number
    readonly false: number
    readonly share: number
    readonly atLeast: number
  }
  /** Empty where none limits him now. */
  readonly sanction: Sanction | ''
  /** A sanction that limits him now, or is about to. */
  readonly term: { readonly sanction: Sanction; readonly from: Date; readonly until: Date } | null
  /** The rung above, and how many strikes more lead there; null at the top. */
  readonly next: { readonly step: Rung['step']; readonly strikes: number } | null
  readonly turns: readonly Turn[]
}

/** A strike is gone when it counts an eighth. */
const HALF_LIVES = 3

/** The standing at `now`, from all events in any order; later ones are not known yet. */
export function standingAt(events: readonly StandingEvent[], rules: StandingRules, now: Date): Standing {
  const known = events
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  const replay = new Replay(
    rules,
    new Set(known.flatMap((event) => (event.kind === 'overturn' ? [event.message] : []))),
  )
  for (const event of known) replay.take(event)
  return replay.at(now)
}

interface Claim {
  readonly at: Date
  readonly isFalse: boolean
}

type Term = NonNullable<Standing['term']>

class Replay {
  readonly #rules: StandingRules
  readonly #overturned: ReadonlySet<string>
  /** Of the time that counts; what is older is dropped on the way. */
  #strikes: Omit<Strike, 'weight' | 'expiresAt'>[] = []
  #claims: Claim[] = []
  readonly #turns: Turn[] = []
  #warnedAt: Date | undefined
  #term: Term | undefined

  constructor(rules: StandingRules, overturned: ReadonlySet<string>) {
    this.#rules = rules
    this.#overturned = overturned
  }

  take(event: StandingEvent): void {
    const { id, at } = event
    switch (event.kind) {
      case 'claim': {
        const isFalse = !event.upheld && !this.#overturned.has(event.message)
        this.#claims.push({ at, isFalse })
        if (isFalse && event.strike) this.#strike({ id, at, message: event.message, reason: event.rule })
        return
      }
      case 'strike':
        this.#strike({ id, at, message: null, reason: event.why })
        return
      case 'sanction':
        this.#impose({ sanction: event.sanction, from: at, until: event.until }, { id, at })
        return
      case 'lift':
        this.#lift({ id, at })
    }
  }

  at(now: Date): Standing {
    const strikes = this.#counting(now)
    const score = scoreOf(strikes)
    const term = this.#term && this.#term.until > now ? this.#term : null
    const above = this.#rules.ladder.find(({ from }) => from > score)
    return {
      ...{ strikes, score, term, turns: this.#turns },
      claims: this.#share(now),
      sanction: term && term.from <= now ? term.sanction : '',
      next: above ? { step: above.step, strikes: Math.ceil(above.from - score) } : null,
    }
  }

  #strike(strike: Omit<Strike, 'weight' | 'expiresAt'>): void {
    this.#strikes.push(strike)
    const { at, id } = strike
    const score = scoreOf(this.#counting(at))
    const rung = this.#rules.ladder.findLast(({ from }) => from <= score)
    if (!rung) return
    const allowed = this.#allowed(rung, at)
    if (allowed.step === 'notice') this.#tell({ key: id, at, step: 'notice' })
    else if (allowed.step === 'warning') this.#warn({ id, at })
    else this.#limit({ ...allowed, step: allowed.step }, { id, at })
  }

  /** Limits bite only who was warned, misuses often, and had the milder limit before. */
  #allowed(rung: Rung, at: Date): Rung {
    if (!isSanction(rung)) return rung
    const warning: Rung = { from: rung.from, step: 'warning', forMs: 0 }
    if (!this.#isWarned(at) || this.#share(at).atLeast < this.#rules.misuseRate) return warning
    const sanctions = this.#rules.ladder.filter(isSanction)
    const hadAt = this.#turns.findLast(
      ({ from, until, step }) =>
        from !== undefined &&
        from <= at &&
        until !== undefined &&
        this.#isRecent(until, at) &&
        step !== 'lifted',
    )
    const rank = sanctions.findIndex(({ step }) => step === hadAt?.step)
    return sanctions[Math.min(sanctions.indexOf(rung), rank + 1)] ?? warning
  }

  #limit({ step, forMs }: Rung & { step: Sanction }, { id, at }: { id: string; at: Date }): void {
    const from = new Date(Math.max(at.getTime(), (this.#warnedAt as Date).getTime() + this.#rules.graceMs))
    const until = new Date(from.getTime() + forMs)
    this.#impose({ sanction: step, from, until }, { id, at })
  }

  /** A milder sanction does not take the place of a harder one; the same one is prolonged. */
  #impose(term: Term, { id, at }: { id: string; at: Date }): void {
    const current = this.#term && this.#term.until > at ? this.#term : undefined
    if (current && this.#rank(current.sanction) > this.#rank(term.sanction)) return
    const isSame = current?.sanction === term.sanction
    if (isSame && current.until >= term.until) return
    this.#term = isSame ? { ...term, from: current.from } : term
    const { sanction, ...times } = this.#term
    this.#tell({ key: id, at, step: sanction, ...times })
  }

  #lift({ id, at }: { id: string; at: Date }): void {
    if (!this.#term || this.#term.until <= at) return
    this.#term = { ...this.#term, until: at }
    this.#tell({ key: id, at, step: 'lifted' })
  }

  #warn({ id, at }: { id: string; at: Date }): void {
    if (!this.#isWarned(at)) this.#warnedAt = at
    this.#tell({ key: id, at, step: 'warning' })
  }

  #isWarned(at: Date): boolean {
    return this.#warnedAt !== undefined && this.#isRecent(this.#warnedAt, at)
  }

  #tell(turn: Turn): void {
    this.#turns.push(turn)
  }

  #isRecent(then: Date, at: Date): boolean {
    return at.getTime() - then.getTime() < HALF_LIVES * this.#rules.halfLifeMs
  }

  #rank(sanction: Sanction): number {
    return this.#rules.ladder.findIndex(({ step }) => step === sanction)
  }

  #counting(at: Date): Strike[] {
    const { halfLifeMs } = this.#rules
    this.#strikes = recent(this.#strikes, (then) => this.#isRecent(then, at))
    return this.#strikes.map((strike) => ({
      ...strike,
      weight: 0.5 ** ((at.getTime() - strike.at.getTime()) / halfLifeMs),
      expiresAt: new Date(strike.at.getTime() + HALF_LIVES * halfLifeMs),
    }))
  }

  #share(at: Date): Standing['claims'] {
    this.#claims = recent(this.#claims, (then) => this.#isRecent(then, at))
    const made = this.#claims.length
    const falseOnes = this.#claims.filter(({ isFalse }) => isFalse).length
    return {
      made,
      false: falseOnes,
      share: made === 0 ? 0 : falseOnes / made,
      atLeast: wilson(falseOnes, made).lower,
    }
  }
}

/** Without those that are too old; they stand in the order of time. */
function recent<T extends { readonly at: Date }>(list: T[], isRecent: (then: Date) => boolean): T[] {
  const first = list.findIndex(({ at }) => isRecent(at))
  return first === 0 ? list : first < 0 ? [] : list.slice(first)
}

function isSanction(rung: Rung): boolean {
  return rung.step !== 'notice' && rung.step !== 'warning'
}

/** To half a strike, so that three within a week are three, although the first has begun to fade. */
function scoreOf(strikes: readonly Strike[]): number {
  return Math.round(strikes.reduce((sum, { weight }) => sum + weight, 0) * 2) / 2
}
