// What a seller's events come to, as far as later events need it: small and plain, so that it is stored with the seller
// and carried on with each event, instead of reading years of them.
import type { ClaimEvent, StandingEvent } from './events.ts'
import type { Rung, Sanction, StandingRules } from './rules.ts'
import { wilson } from './wilson.ts'

/** Times are milliseconds since 1970. */
export interface StandingState {
  /** Of the time that counts, oldest first. */
  readonly strikes: readonly StrikeEntry[]
  /** Claims made and claims found false by UTC day, counted from 1970; the newest day last. */
  readonly days: readonly (readonly [day: number, made: number, found: number])[]
  /** When a claim that was right in part only was last let pass. */
  readonly mixedAt: number | null
  /** When the warning came that counts. */
  readonly warnedAt: number | null
  /** When he was last told of a warning. */
  readonly warningToldAt: number | null
  /** The newest sanction, ended or not. */
  readonly term: Term | null
  /** Sanctions that he was told of within the time that counts. */
  readonly told: readonly Term[]
  /** The event it goes up to. */
  readonly last: { readonly at: number; readonly id: string } | null
}

export interface StrikeEntry {
  readonly id: string
  /** Null for the operator's own. */
  readonly message: string | null
  /** The rule that decided, or a person's words. */
  readonly reason: string
  readonly at: number
}

export interface Term {
  readonly sanction: Sanction
  readonly from: number
  readonly until: number
}

/** Something that a seller is told. */
export interface Turn {
  /** The id of the event that brought it. */
  readonly key: string
  readonly at: Date
  readonly step: Rung['step'] | 'lifted'
  /** When a sanction begins and ends. */
  readonly from?: Date
  readonly until?: Date
}

export const NO_EVENTS: StandingState = {
  strikes: [],
  days: [],
  mixedAt: null,
  warnedAt: null,
  warningToldAt: null,
  term: null,
  told: [],
  last: null,
}

/** A strike is gone when it counts an eighth. */
const HALF_LIVES = 3

/** No ladder is that high, so older strikes than these change nothing. */
const STRIKES_KEPT = 200

const DAY_MS = 86_400_000

/** How long a strike counts, and what is looked back on. */
export function countingMs({ halfLifeMs }: StandingRules): number {
  return HALF_LIVES * halfLifeMs
}

/** What a strike counts at a time, 1 to 1/8. */
export function weightOf({ at }: StrikeEntry, { halfLifeMs }: StandingRules, now: number): number {
  return 0.5 ** ((now - at) / halfLifeMs)
}

/** To half a strike, so that three within a week are three, although the first has begun to fade. */
export function scoreOf(strikes: readonly StrikeEntry[], rules: StandingRules, now: number): number {
  return Math.round(strikes.reduce((sum, strike) => sum + weightOf(strike, rules, now), 0) * 2) / 2
}

/** Strikes that still count. */
export function counting(
  { strikes }: StandingState,
  rules: StandingRules,
  now: number,
): readonly StrikeEntry[] {
  return strikes.filter(({ at }) => now - at < countingMs(rules))
}

export interface Share {
  readonly made: number
  readonly false: number
  readonly share: number
  /** The lower bound of the share, with 95 % confidence. */
  readonly atLeast: number
}

/** The share of false claims among those of the days that count. */
export function shareOf({ days }: StandingState, rules: StandingRules, now: number): Share {
  const since = dayOf(now - countingMs(rules))
  let made = 0
  let found = 0
  for (const [day, claims, wrong] of days) {
    if (day <= since) continue
    made += claims
    found += wrong
  }
  // A claim may be found false long after it was made.
  made = Math.max(made, found)
  return { made, false: found, share: made === 0 ? 0 : found / made, atLeast: wilson(found, made).lower }
}

/** Takes the next event; events come in the order of their times and ids. An overturn changes what was, see `replay`. */
export function follow(
  state: StandingState,
  event: StandingEvent,
  rules: StandingRules,
): { state: StandingState; turn?: Turn } {
  const next = new Step(state, event, rules)
  next.take()
  return next.result()
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class Step {
  readonly #state: Mutable<StandingState>
  readonly #event: StandingEvent
  readonly #rules: StandingRules
  readonly #at: number
  #turn: Turn | undefined

  constructor(state: StandingState, event: StandingEvent, rules: StandingRules) {
    this.#event = event
    this.#rules = rules
    this.#at = event.at.getTime()
    this.#state = { ...state, last: { at: this.#at, id: event.id } }
  }

  take(): void {
    const event = this.#event
    switch (event.kind) {
      case 'claim':
        this.#claim(event)
        return
      case 'denial':
        this.#count(0, 1)
        this.#strike(event.message, event.rule)
        return
      case 'strike':
        this.#strike(null, event.why)
        return
      case 'sanction':
        this.#impose({ sanction: event.sanction, from: this.#at, until: event.until.getTime() })
        return
      case 'lift':
        this.#lift()
    }
  }

  result(): { state: StandingState; turn?: Turn } {
    return this.#turn ? { state: this.#state, turn: this.#turn } : { state: this.#state }
  }

  #claim({ upheld, strike, mixed, message, rule }: ClaimEvent): void {
    const isLetPass = mixed && !this.#happened(this.#state.mixedAt)
    const isFalse = mixed ? !isLetPass : !upheld
    if (isLetPass) this.#state.mixedAt = this.#at
    this.#count(1, isFalse ? 1 : 0)
    if (isFalse && strike) this.#strike(message, rule)
  }

  #count(made: number, found: number): void {
    const today = dayOf(this.#at)
    const { days } = this.#state
    const newest = days.at(-1)
    if (newest?.[0] === today) {
      this.#state.days = [...days.slice(0, -1), [today, newest[1] + made, newest[2] + found]]
      return
    }
    const since = dayOf(this.#at - countingMs(this.#rules))
    this.#state.days = [...days.filter(([day]) => day > since), [today, made, found]]
  }

  #strike(message: string | null, reason: string): void {
    const strike = { id: this.#event.id, message, reason, at: this.#at }
    const strikes = [...counting(this.#state, this.#rules, this.#at), strike].slice(-STRIKES_KEPT)
    this.#state.strikes = strikes
    const score = scoreOf(strikes, this.#rules, this.#at)
    const rung = this.#rules.ladder.findLast(({ from }) => from <= score)
    if (!rung) return
    const allowed = this.#allowed(rung)
    if (allowed.step === 'notice') this.#tell('notice')
    else if (allowed.step === 'warning') this.#warn()
    else this.#limit(allowed.step, allowed.forMs)
  }

  /** Limits bite only who was warned, misuses often, and had the milder limit before. */
  #allowed(rung: Rung): Rung {
    if (!isSanction(rung)) return rung
    const warning: Rung = { from: rung.from, step: 'warning', forMs: 0 }
    const share = shareOf(this.#state, this.#rules, this.#at)
    if (!this.#isWarned() || share.atLeast < this.#rules.misuseRate) return warning
    const sanctions = this.#rules.ladder.filter(isSanction)
    const had = this.#state.told.findLast(({ from, until }) => from <= this.#at && this.#isRecent(until))
    const rank = sanctions.findIndex(({ step }) => step === had?.sanction)
    return sanctions[Math.min(sanctions.indexOf(rung), rank + 1)] ?? warning
  }

  #limit(sanction: Sanction, forMs: number): void {
    const from = Math.max(this.#at, (this.#state.warnedAt as number) + this.#rules.graceMs)
    this.#impose({ sanction, from, until: from + forMs })
  }

  /** A milder sanction does not take the place of a harder one; the same one is prolonged, and told of once a day. */
  #impose(term: Term): void {
    const current = this.#current()
    if (current && this.#rank(current.sanction) > this.#rank(term.sanction)) return
    const isSame = current?.sanction === term.sanction
    if (isSame && current.until >= term.until) return
    const imposed = isSame ? { ...term, from: current.from } : term
    this.#state.term = imposed
    const before = this.#state.told.at(-1)
    const isProlonged = isSame && before?.sanction === term.sanction && before.from === imposed.from
    if (isProlonged && term.until - before.until < DAY_MS) return
    const told = this.#state.told.filter(({ until }) => this.#isRecent(until))
    this.#state.told = [...(isProlonged ? told.slice(0, -1) : told), imposed]
    this.#tell(imposed.sanction, { from: new Date(imposed.from), until: new Date(imposed.until) })
  }

  #lift(): void {
    const current = this.#current()
    if (!current) return
    this.#state.term = { ...current, until: this.#at }
    this.#tell('lifted')
  }

  /** Told once a day: hundreds of marked messages in an hour are one warning, not hundreds of letters. */
  #warn(): void {
    if (!this.#isWarned()) this.#state.warnedAt = this.#at
    const { warningToldAt } = this.#state
    if (warningToldAt !== null && this.#at - warningToldAt < DAY_MS) return
    this.#state.warningToldAt = this.#at
    this.#tell('warning')
  }

  #tell(step: Turn['step'], times: Pick<Turn, 'from' | 'until'> = {}): void {
    this.#turn = { key: this.#event.id, at: this.#event.at, step, ...times }
  }

  #current(): Term | undefined {
    const { term } = this.#state
    return term && term.until > this.#at ? term : undefined
  }

  #isWarned(): boolean {
    return this.#happened(this.#state.warnedAt)
  }

  #happened(then: number | null): boolean {
    return then !== null && this.#isRecent(then)
  }

  #isRecent(then: number): boolean {
    return this.#at - then < countingMs(this.#rules)
  }

  #rank(sanction: Sanction): number {
    return this.#rules.ladder.findIndex(({ step }) => step === sanction)
  }
}

function isSanction(rung: Rung): rung is Rung & { step: Sanction } {
  return rung.step !== 'notice' && rung.step !== 'warning'
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}
