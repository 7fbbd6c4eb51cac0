// Months of simulated history: buyers who came, and who had enough after a seller's campaign. Clearly marked, in the same
// ledger as any other choice.

import { putBuyer } from '../directory/buyers.ts'
import { ALL_SELLERS } from '../preferences/find-choices.ts'
import { appendToLedger, type LedgerEntry } from '../preferences/ledger.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'

/** How many simulated buyers there are. */
export const SIMULATED = 120

const DAYS = 90
const DAY_MS = 86_400_000

/** A setting about advertising was read as a refusal on that day, for every seventh buyer. */
const IMPORT_DAY = 60

/** One seller's review requests drove buyers away in these days, counted back from now. */
const CAMPAIGN = { from: 34, to: 22 }

/** Creates the buyers and their choices. */
export async function seedHistory(
  decisionLog: DecisionLog,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
): Promise<void> {
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY_MS)
  await decisionLog.transaction(async (transaction) => {
    const entries: LedgerEntry[] = []
    for (let n = 0; n < SIMULATED; n += 1) {
      const fields = {
        ...{ name: `Simulated buyer ${n + 1}`, address: `simulated-${n + 1}@buyers.example` },
        ...{ language: 'en', time_zone: 'UTC' },
      }
      const id = `simulated-${n + 1}`
      const came = at(DAYS - (n * 30) / SIMULATED)
      const { buyerId } = await putBuyer(transaction, { marketplaceId, id, now: came }, fields)
      entries.push(...choicesOf(n, buyerId, at))
    }
    await appendToLedger(transaction, { marketplaceId, now }, entries)
  })
}

function choicesOf(n: number, buyerId: string, at: (daysAgo: number) => Date): LedgerEntry[] {
  const simulated = { buyerId, reason: 'simulated', evidence: { by: 'import' } } as const
  const everything = { scope: 'all', scopeId: ALL_SELLERS, category: 'all', choice: 'out' } as const
  if (n % 7 === 0) {
    const bundled: LedgerEntry = { ...simulated, ...everything, source: 'bundled', chosenAt: at(IMPORT_DAY) }
    // Every other one of them looks at it and wants the letters.
    return n % 14 === 0
      ? [bundled]
      : [
          bundled,
          {
            ...simulated,
            ...everything,
            choice: 'in',
            source: 'explicit',
            chosenAt: at(IMPORT_DAY - 3 - (n % 9)),
          },
        ]
  }
  if (n % 9 === 1) {
    const days = CAMPAIGN.from - ((n * 5) % (CAMPAIGN.from - CAMPAIGN.to))
    return [{ ...simulated, ...everything, category: 'reviews', source: 'explicit', chosenAt: at(days) }]
  }
  return n % 23 === 4
    ? [{ ...simulated, ...everything, source: 'complaint', chosenAt: at(80 - (n % 70)) }]
    : []
}
