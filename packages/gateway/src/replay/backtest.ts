// The back-test: what would a draft have decided on the mail of the last days, and what would be otherwise? Nothing is
// written; messages are read a page at a time, with room for live mail between the pages.
import { setTimeout as pause } from 'node:timers/promises'
import { decide, isCriticalWithheld, type Policy, refusedPartsSent } from '@comity/policy'
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
  const tally = new Tally()
  const counters = new DraftCounters(draft)
  let after = firstIdAt(since)
  for (;;) {
    const began = performance.now()
    const page = await readInputs(db, { marketplaceId, after, limit: PAGE })
    for (const stored of page) decideAgain(stored, draft, { counters, tally })
    if (page.length < PAGE) return tally.report()
    yield tally.messages
    after = (page.at(-1) as StoredInput).messageId
    await pause((performance.now() - began) * REST)
  }
}

function decideAgain(
  stored: StoredInput,
  draft: Policy,
  { counters, tally }: { counters: DraftCounters; tally: Tally },
): void {
  const input = counters.before(stored)
  const decision = decide(input, draft)
  counters.count(stored, input, decision)
  tally.add(stored, decision, {
    breach: refusedPartsSent(input, decision, draft).length > 0,
    criticalWithheld: isCriticalWithheld(input, decision, draft),
  })
}
