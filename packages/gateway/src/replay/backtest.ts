// The back-test: what would a draft have decided on the mail of the last days, and what would be otherwise? Nothing is
// written; messages are read a page at a time, with room for live mail between the pages.
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Decision,
  type DecisionInput,
  decide,
  isCriticalWithheld,
  type Policy,
  refusedPartsSent,
} from '@comity/policy'
import type { Queryable } from '../store/database.ts'
import { firstIdAt } from '../store/time-id.ts'
import { type BacktestReport, Tally } from './backtest-report.ts'
import { DraftCounters } from './draft-counters.ts'
import { readInputs, type StoredInput } from './stored-inputs.ts'

export interface BacktestOptions {
  readonly marketplaceId: string
  readonly since: Date
}

/** Small enough that whoever else runs in this process waits a few milliseconds at most. */
const PAGE = 50

/** Between pages, as a share of the time a page took. Measured beside live mail (`npm run bench -- backtest`): its slowest answers stay as they are. */
const REST = 0.5

/** Decides every seller's message since a time again. Yields the number decided so far, returns what would change. */
export async function* backtest(
  db: Queryable,
  draft: Policy,
  { marketplaceId, since }: BacktestOptions,
): AsyncGenerator<number, BacktestReport> {
  const replay = new Replay(draft)
  let after = firstIdAt(since)
  for (;;) {
    const began = performance.now()
    const page = await readInputs(db, { marketplaceId, after, limit: PAGE })
    for (const stored of page) replay.next(stored)
    if (page.length < PAGE) return replay.tally.report()
    yield replay.tally.messages
    after = (page.at(-1) as StoredInput).messageId
    await pause((performance.now() - began) * REST)
  }
}

/** One run through recorded messages in their order, with the counters that the draft would have left. */
class Replay {
  readonly tally = new Tally()
  readonly #draft: Policy
  readonly #counters: DraftCounters
  /** Messages that the draft made wait, with the time at which it decides on them anew; the next one first. */
  #waiting: { readonly stored: StoredInput; readonly until: string }[] = []

  constructor(draft: Policy) {
    this.#draft = draft
    this.#counters = new DraftCounters(draft)
  }

  next(stored: StoredInput): void {
    for (let due = this.#waiting[0]; due && due.until <= stored.input.now; due = this.#waiting[0]) {
      this.#waiting.shift()
      this.#decide(due.stored, due.until)
    }
    const { input, decision } = this.#decide(stored, stored.input.now)
    this.tally.add(stored, decision, {
      breach: refusedPartsSent(input, decision, this.#draft).length > 0,
      criticalWithheld: isCriticalWithheld(input, decision, this.#draft),
    })
  }

  #decide(stored: StoredInput, now: string): { input: DecisionInput; decision: Decision } {
    const input = { ...this.#counters.before(stored), now }
    const decision = decide(input, this.#draft)
    this.#counters.count(stored, input, decision)
    if (decision.until !== undefined) this.#wait(stored, decision.until)
    return { input, decision }
  }

  #wait(stored: StoredInput, until: string): void {
    const after = this.#waiting.findIndex((other) => other.until > until)
    this.#waiting.splice(after === -1 ? this.#waiting.length : after, 0, { stored, until })
  }
}
