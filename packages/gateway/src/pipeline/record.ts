// Records a batch of messages in one transaction: preferences are read, decisions taken and everything written inside
// it, so that nobody is written to who opted out while his message was in flight.

import type { Choice } from '@comity/policy'
import { type Decision, decide } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import { findBeginners } from '../identify/thread.ts'
import type { Links } from '../links.ts'
import { type NoticeKind, noticeOf, writeNotice } from '../notices/notice.ts'
import { findChoices } from '../preferences/find-choices.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import { decisionInput } from './decision-input.ts'
import { findRecorded } from './find-recorded.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Accepted, Incoming } from './incoming.ts'
import {
  type DecidedMessage,
  insertMessages,
  insertRest,
  type NoticeRow,
  type OutboxRow,
} from './insert-messages.ts'
import { decidedEvent } from './log-events.ts'
import type { Policies } from './policies.ts'

export interface RecordContext {
  readonly policies: Policies
  readonly links: Links
  /** What a seller's SMTP session gets for mail that is not delivered: the reason at once, or 250 and a notice. */
  readonly verdictReply: 'reject' | 'notify'
  readonly now: () => Date
}

const HOUR_MS = 3_600_000

/** How long delivery is tried: what an order needs is worth more patience than what it does not. */
const LIFETIME_MS = { critical: 72 * HOUR_MS, other: 24 * HOUR_MS }

/** Decides and records a batch; answers in the order of its items. */
export async function recordBatch(
  transaction: LoggedTransaction,
  incoming: readonly Incoming[],
  context: RecordContext,
): Promise<Accepted[]> {
  const batch = await withBeginners(transaction, incoming)
  const choices = await findChoices(transaction, batch.map(choiceKey))
  const decided = batch.map((incoming, index) => decideMessage(incoming, choices[index] ?? [], context))
  const inserted = await insertMessages(transaction, decided)
  const fresh = decided.filter(({ incoming }) => inserted.has(incoming.messageId))
  if (fresh.length > 0) await insertRest(transaction, fresh)
  for (const message of fresh) {
    transaction.log(message.incoming.destination.parties.marketplace.id, decidedEvent(message))
  }
  const known = await findRecorded(
    transaction,
    decided.filter(({ incoming }) => !inserted.has(incoming.messageId)),
  )
  return decided.map((message) => known.get(message) ?? { ...answerOf(message), duplicate: false })
}

/** Completes the threads that only a subject told. */
async function withBeginners(
  transaction: LoggedTransaction,
  batch: readonly Incoming[],
): Promise<Incoming[]> {
  const open = batch.filter(({ thread }) => thread.beganBy === undefined)
  const keys = open.map(({ thread, destination }) => ({
    marketplaceId: destination.parties.marketplace.id,
    conversationId: thread.conversationId,
  }))
  const beginners = await findBeginners(transaction, keys)
  return batch.map((incoming) => {
    const beganBy = incoming.thread.beganBy ?? beginners.get(incoming.thread.conversationId)
    return { ...incoming, thread: { ...incoming.thread, beganBy } }
  })
}

function answerOf({ incoming, decision }: DecidedMessage): Omit<Accepted, 'duplicate'> {
  return { messageId: incoming.messageId, decision }
}

function choiceKey({ destination: { parties } }: Incoming) {
  return {
    marketplaceId: parties.marketplace.id,
    buyerId: parties.buyer.id,
    sellerId: parties.seller.id,
    orderId: parties.order.id,
  }
}

function decideMessage(
  incoming: Incoming,
  choices: readonly Choice[],
  context: RecordContext,
): DecidedMessage {
  const { destination, judgement, claim, thread } = incoming
  const { parties, to } = destination
  const from = to === 'buyer' ? 'seller' : 'buyer'
  const decision = decide(
    decisionInput({
      from,
      judgement,
      claim,
      custom: parties.order.custom,
      beganBy: thread.beganBy,
      answersOtherParty: thread.answersOtherParty,
      choices,
      language: parties[from].language,
    }),
    context.policies.of(parties.marketplace.id),
  )
  const decidedAt = context.now()
  const notices = noticesFor(incoming, decision, context)
  const outbox = [
    ...relayFor(incoming, decision, decidedAt),
    ...notices.map((notice) => noticeWork(notice, decidedAt)),
  ]
  return { incoming, decision, decidedAt, fingerprint: fingerprintOf(incoming), outbox, notices }
}

function relayFor({ judgement }: Incoming, { outcome }: Decision, now: Date): OutboxRow[] {
  if (outcome !== 'deliver' && outcome !== 'trim') return []
  const critical =
    judgement === undefined || judgement.verdict === 'critical' || judgement.verdict === 'mixed'
  const lifetime = critical ? LIFETIME_MS.critical : LIFETIME_MS.other
  return [
    {
      outbox_id: uuidv7(),
      kind: 'relay',
      notice_id: null,
      due_at: now,
      give_up_at: new Date(now.getTime() + lifetime),
    },
  ]
}

function noticeWork({ notice_id }: NoticeRow, now: Date): OutboxRow {
  const give_up_at = new Date(now.getTime() + LIFETIME_MS.critical)
  return { outbox_id: uuidv7(), kind: 'notice', notice_id, due_at: now, give_up_at }
}

/** Only who cannot see the decision in the answer is sent a notice. */
function noticesFor(
  incoming: Incoming,
  decision: Decision,
  { links, verdictReply }: RecordContext,
): NoticeRow[] {
  const { destination, transport, mail, messageId } = incoming
  const kind = destination.to === 'buyer' && transport === 'smtp' ? noticeOf(decision) : undefined
  if (!kind || mail.automatic || (verdictReply === 'reject' && isToldInSession(kind))) return []
  const { parties } = destination
  const text = writeNotice(kind, {
    subject: mail.subject,
    orderId: parties.order.externalId,
    because: decision.because,
    howToFix: decision.how_to_fix,
    link: links.to('why', { marketplaceId: parties.marketplace.id, messageId }),
  })
  return [{ notice_id: uuidv7(), to_party: 'seller', party_id: parties.seller.id, kind, ...text }]
}

/** Whether the SMTP reply to a seller's mail says it already. */
function isToldInSession(kind: NoticeKind): boolean {
  return kind === 'withheld' || kind === 'refused' || kind === 'deferred'
}
