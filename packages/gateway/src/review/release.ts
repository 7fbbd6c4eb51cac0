// Carries out what a reviewer's reading means for a message: it goes out, is taken back while it waits, or stays.
import type { Decision, Label } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { Links } from '../links.ts'
import { LIFETIME_MS, workFor } from '../pipeline/outbox-work.ts'
import type { Policies } from '../policies/policies.ts'
import type { MessageWork } from '../relay/claim.ts'
import { decideAnew } from '../relay/decide-anew.ts'
import type { StoredMessage } from '../relay/load.ts'
import { recordReconsidered } from '../relay/reconsider.ts'
import { claimEvents } from '../standing/claim-events.ts'
import { recordEvents } from '../standing/record-events.ts'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

interface MessageKey {
  readonly marketplaceId: string
  readonly messageId: string
}

export interface CaseWork extends MessageWork {
  /** Whether it is in the outbox. */
  readonly waits: boolean
}

/** The row in the outbox that a message has, locked; or one that it would have. */
export async function workOf(
  db: Queryable,
  { marketplaceId, messageId }: MessageKey,
  now: Date,
): Promise<CaseWork> {
  const { rows } = await db.query<Pick<MessageWork, 'outboxId' | 'kind' | 'giveUpAt' | 'attempts'>>(
    `select outbox_id as "outboxId", kind, give_up_at as "giveUpAt", attempts from outbox
     where marketplace_id = $1 and message_id = $2 and kind <> 'notice' for update`,
    [marketplaceId, messageId],
  )
  const giveUpAt = new Date(now.getTime() + LIFETIME_MS.critical)
  const none = { outboxId: uuidv7(), kind: 'relay' as const, giveUpAt, attempts: 0 }
  return { ...(rows[0] ?? none), marketplaceId, messageId, noticeId: null, waits: rows[0] !== undefined }
}

interface Context {
  readonly policies: Policies
  readonly links: Links
  readonly labels: readonly Label[]
  readonly now: Date
  /** Whether it is in the outbox. */
  readonly waits: boolean
}

/** Returns the outcome that the message has now. What has gone out stays out, and a decision that is the same is not recorded. */
export async function releaseOrWithdraw(
  transaction: LoggedTransaction,
  message: StoredMessage,
  { policies, links, labels, now, waits }: Context,
): Promise<string> {
  const wentOut = message.outcome === 'deliver' || message.outcome === 'trim'
  if (wentOut && !waits) return message.outcome
  const { circumstances, judgement, count, ...anew } = await decideAnew(transaction, message, {
    policies,
    now,
    labels,
  })
  const decision = anew.decision.outcome === 'hold' ? returned(anew.decision) : anew.decision
  if (isSame(decision, message)) return message.outcome
  const [next] = workFor({ judgement }, decision, now)
  const work = next ? { ...message.work, giveUpAt: next.give_up_at } : message.work
  await recordReconsidered(transaction, {
    message: { ...message, work },
    reconsidered: { decision, circumstances },
    ...{ now, links, next },
  })
  if (next && !waits)
    await transaction.query(
      `insert into outbox (marketplace_id, outbox_id, kind, message_id, notice_id, due_at, give_up_at, attempts)
       values ($1, $2, $3, $4, null, $5, $6, 0)`,
      [work.marketplaceId, work.outboxId, next.kind, work.messageId, next.due_at, next.give_up_at],
    )
  await count()
  if (message.outcome === 'hold')
    await recordFirst(transaction, message, { decision, judgement, policies, links, now })
  return decision.outcome
}

function isSame({ outcome, trimmed }: Decision, message: StoredMessage): boolean {
  return outcome === message.outcome && (trimmed?.left_out ?? []).join() === message.leftOut.join()
}

/** Nobody can cut it, and whole it may not go: it is given back, with the way out said plainly. */
function returned(decision: Decision): Decision {
  return {
    ...decision,
    ...{ outcome: 'withhold', code: 'review.returned', review: false },
    because:
      'Not delivered: a person has read your message, and what the order needs cannot be told apart from the rest of it.',
    how_to_fix: 'Send what the order needs in a message of its own; it will arrive.',
  }
}

type First = Pick<Awaited<ReturnType<typeof decideAnew>>, 'decision' | 'judgement'> &
  Omit<Context, 'labels' | 'waits'>

/** What was held had no decision on its claim until now. */
async function recordFirst(
  transaction: LoggedTransaction,
  { work: { marketplaceId, messageId }, parties }: StoredMessage,
  { decision, judgement, policies, links, now }: First,
): Promise<void> {
  const sellerId = parties.seller.id
  const events = claimEvents({ marketplaceId, messageId, sellerId, judgement, decision, decidedAt: now })
  await recordEvents(transaction, marketplaceId, events, { policies, links, now })
}
