// Takes out what has had its time: what messages said, and how choices came in. That they were stays.
import { hourly } from '../hourly.ts'
import type { Log } from '../log.ts'
import type { Pool } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { eraseMessages } from './erase-messages.ts'

export interface SweepOptions {
  readonly pool: Pool
  readonly decisionLog: DecisionLog
  /** In days. */
  readonly keep: { readonly messages: number; readonly evidence: number }
}

const DAY_MS = 86_400_000

/** Of one transaction: few enough that mail never waits for it. */
const CHUNK = 200

/** What waits to be delivered, or for a person, is not over. */
const OLD_MESSAGES = `
  select m.marketplace_id, m.message_id from message m
  where m.received_at < $1 and m.erased_at is null and m.outcome not in ('defer', 'hold')
    and not exists (select from outbox x where x.marketplace_id = m.marketplace_id and x.message_id = m.message_id)
  order by m.received_at limit $2`

const CLEAR_EVIDENCE = `
  update preference_event set evidence = '{}', reason = null where (marketplace_id, event_id) in (
    select marketplace_id, event_id from preference_event
    where chosen_at < $1 and (evidence <> '{}' or reason is not null) limit $2)`

/** Takes out all that is too old now; returns how much. */
export async function sweep(
  options: SweepOptions,
  now: Date,
): Promise<{ messages: number; evidence: number }> {
  const { messages, evidence } = options.keep
  return {
    messages: await untilNone(() => sweepMessages(options, now, before(now, messages))),
    evidence: await untilNone(() => clearEvidence(options, before(now, evidence))),
  }
}

function before(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

async function untilNone(chunk: () => Promise<number>): Promise<number> {
  let all = 0
  for (let some = await chunk(); some > 0; some = await chunk()) all += some
  return all
}

function sweepMessages({ decisionLog }: SweepOptions, now: Date, until: Date): Promise<number> {
  return decisionLog.transaction(async (transaction) => {
    const { rows } = await transaction.query<{ marketplace_id: string; message_id: string }>({
      name: 'old-messages',
      text: OLD_MESSAGES,
      values: [until, CHUNK],
    })
    for (const [marketplaceId, group] of Map.groupBy(rows, (row) => row.marketplace_id)) {
      const messages = group.map(({ message_id }) => message_id)
      await eraseMessages(transaction, { marketplaceId, now }, { messages, why: 'retention' })
    }
    return rows.length
  })
}

async function clearEvidence({ pool }: SweepOptions, until: Date): Promise<number> {
  return (await pool.query(CLEAR_EVIDENCE, [until, CHUNK])).rowCount ?? 0
}

/** Sweeps now and every hour from now on. */
export function startSweeper(
  options: SweepOptions,
  { log, now }: { log: Log; now: () => Date },
): AsyncDisposable {
  const task = async () => {
    const swept = await sweep(options, now())
    if (swept.messages + swept.evidence > 0) log.info(swept, 'what had its time was taken out')
  }
  return hourly(task, { log, trouble: 'what had its time could not be taken out' })
}
