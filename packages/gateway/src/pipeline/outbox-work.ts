// What a decision leaves to be done: relay the message, decide it anew, tell its sender.
import type { Decision } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { Links } from '../links.ts'
import { type NoticeKind, noticeOf, writeNotice } from '../notices/notice.ts'
import type { Incoming } from './incoming.ts'
import type { NoticeRow, OutboxRow } from './insert-messages.ts'

const HOUR_MS = 3_600_000

/** How long delivery is tried: what an order needs is worth more patience than what it does not. */
export const LIFETIME_MS: { readonly critical: number; readonly other: number } = {
  critical: 72 * HOUR_MS,
  other: 24 * HOUR_MS,
}

/** What is to be done about a decision: relay, or decide anew when a clock says so. */
export function workFor(
  { judgement }: Pick<Incoming, 'judgement'>,
  decision: Decision,
  now: Date,
): OutboxRow[] {
  const critical =
    judgement === undefined || judgement.verdict === 'critical' || judgement.verdict === 'mixed'
  const lifetime = critical ? LIFETIME_MS.critical : LIFETIME_MS.other
  const { outcome, until } = decision
  if (outcome === 'defer') {
    const due = until === undefined ? new Date(now.getTime() + HOUR_MS) : new Date(until)
    const give_up_at = new Date(due.getTime() + lifetime)
    return [{ outbox_id: uuidv7(), kind: 'decide', notice_id: null, due_at: due, give_up_at }]
  }
  if (outcome !== 'deliver' && outcome !== 'trim') return []
  const give_up_at = new Date(now.getTime() + lifetime)
  return [{ outbox_id: uuidv7(), kind: 'relay', notice_id: null, due_at: now, give_up_at }]
}

/** The work of sending a notice. */
export function noticeWork({ notice_id }: NoticeRow, now: Date): OutboxRow {
  const give_up_at = new Date(now.getTime() + LIFETIME_MS.critical)
  return { outbox_id: uuidv7(), kind: 'notice', notice_id, due_at: now, give_up_at }
}

/** Only who cannot see the decision in the answer is sent a notice. */
export function noticesFor(incoming: Incoming, decision: Decision, links: Links): NoticeRow[] {
  const { destination, transport, mail, messageId, hearsVerdict } = incoming
  const kind = destination.to === 'buyer' && transport === 'smtp' ? noticeOf(decision) : undefined
  if (!kind || mail.automatic || (hearsVerdict && isToldInSession(kind))) return []
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
