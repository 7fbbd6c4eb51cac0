// What a back-test found, in numbers and samples.
import type { Decision, Outcome } from '@comity/policy'
import type { StoredInput } from './stored-inputs.ts'

export interface ChangeSample {
  readonly message: string
  readonly seller: string
  readonly subject: string
  readonly before: string
  readonly after: string
  readonly because: string
}

export interface ChangeKind {
  readonly before: Outcome
  readonly after: Outcome
  readonly messages: number
  /** The first few. */
  readonly samples: readonly ChangeSample[]
}

export interface SellerChange {
  readonly seller: string
  readonly messages: number
  /** Messages of this seller that would arrive, whole or in part, and did not. */
  readonly gained: number
  /** Messages that arrived and would not. */
  readonly lost: number
}

export interface BacktestReport {
  readonly messages: number
  readonly changed: number
  /** By outcome before and after, the most frequent first. */
  readonly kinds: readonly ChangeKind[]
  /** Sellers for whom most would change, at most 20. */
  readonly sellers: readonly SellerChange[]
  /** Messages with parts that a buyer refuses and would get; must be 0. */
  readonly opt_outs_breached: number
  /** Critical messages that would be withheld; must be 0. */
  readonly critical_withheld: number
  /** Of both, the first few. */
  readonly broken: readonly ChangeSample[]
}

const SAMPLES = 5
const SELLERS = 20

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class Tally {
  messages = 0
  #changed = 0
  #breaches = 0
  #criticalWithheld = 0
  readonly #broken: ChangeSample[] = []
  readonly #kinds = new Map<string, Mutable<Omit<ChangeKind, 'samples'>> & { samples: ChangeSample[] }>()
  readonly #sellers = new Map<string, Mutable<SellerChange>>()

  add(
    stored: StoredInput,
    decision: Decision,
    { breach, criticalWithheld }: { breach: boolean; criticalWithheld: boolean },
  ): void {
    this.messages += 1
    const sample = sampleOf(stored, decision)
    if (breach) this.#breaches += 1
    if (criticalWithheld) this.#criticalWithheld += 1
    if ((breach || criticalWithheld) && this.#broken.length < SAMPLES) this.#broken.push(sample)
    this.#addToSeller(stored, decision)
    const { outcome, code } = stored.decided
    if (outcome === decision.outcome && code === decision.code) return
    this.#changed += 1
    const key = `${outcome} ${decision.outcome}`
    const kind = this.#kinds.get(key) ?? {
      before: outcome,
      after: decision.outcome,
      messages: 0,
      samples: [],
    }
    this.#kinds.set(key, kind)
    kind.messages += 1
    if (kind.samples.length < SAMPLES) kind.samples.push(sample)
  }

  #addToSeller({ seller: { externalId }, decided }: StoredInput, { outcome }: Decision): void {
    const seller = this.#sellers.get(externalId) ?? { seller: externalId, messages: 0, gained: 0, lost: 0 }
    this.#sellers.set(externalId, seller)
    seller.messages += 1
    const [arrived, arrives] = [arrivesWith(decided.outcome), arrivesWith(outcome)]
    if (arrives && !arrived) seller.gained += 1
    if (arrived && !arrives) seller.lost += 1
  }

  report(): BacktestReport {
    const weight = ({ gained, lost }: SellerChange) => gained + lost
    return {
      messages: this.messages,
      changed: this.#changed,
      kinds: [...this.#kinds.values()].sort((a, b) => b.messages - a.messages),
      sellers: [...this.#sellers.values()]
        .filter((seller) => weight(seller) > 0)
        .sort((a, b) => weight(b) - weight(a))
        .slice(0, SELLERS),
      opt_outs_breached: this.#breaches,
      critical_withheld: this.#criticalWithheld,
      broken: this.#broken,
    }
  }
}

function arrivesWith(outcome: Outcome): boolean {
  return outcome === 'deliver' || outcome === 'trim'
}

function sampleOf({ messageId, seller, subject, decided }: StoredInput, decision: Decision): ChangeSample {
  return {
    ...{ message: messageId, seller: seller.externalId, subject },
    before: `${decided.outcome} ${decided.code}`,
    after: `${decision.outcome} ${decision.code}`,
    because: decision.because,
  }
}
