// Addresses of Comity's own, beside the aliases: one that refuses more like a letter (RFC 8058 §3, RFC 2369 §3.2), one
// for the reports of mailbox providers (RFC 5965), and the return paths of what was relayed (RFC 3464).
import { readBounce } from '../bounces/read-bounce.ts'
import { takeBounce } from '../bounces/take-bounce.ts'
import { parseAddress } from '../identify/address.ts'
import type { Links, MessageRef } from '../links.ts'
import { reportMessage } from '../preferences/report.ts'
import { stopMoreLike } from '../preferences/stop-more-like.ts'
import { Refusal } from '../refusals.ts'
import type { Pool } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { readFeedbackReport } from './feedback-report.ts'

export type Mailbox =
  | { readonly kind: 'stop' | 'bounce'; readonly ref: MessageRef }
  | { readonly kind: 'feedback' }

export interface MailboxContext {
  readonly pool: Pool
  readonly decisionLog: DecisionLog
  readonly links: Links
  readonly marketplaceId: string
  readonly relayDomain: string
  readonly now: () => Date
}

const FEEDBACK = 'feedback'

/** Reports of these kinds are praise, or about something else. */
const NO_COMPLAINT: ReadonlySet<string> = new Set(['not-spam', 'virus'])

/**
 * Which of them a recipient is; undefined for all others. A return path takes mail of the null sender only (RFC 5321
 * §4.5.5), so that nobody can use it to write to anybody.
 */
export function findMailbox(
  { recipient, sender }: { readonly recipient: string; readonly sender: string },
  { links, marketplaceId, relayDomain }: MailboxContext,
): Mailbox | undefined {
  const address = parseAddress(recipient)
  if (!address || address.domain !== relayDomain) return undefined
  const local = address.local.toLowerCase()
  if (local === FEEDBACK) return { kind: 'feedback' }
  const bounce = links.openMailbox('bounce', marketplaceId, local)
  if (bounce && sender !== '') throw new Refusal('bounce.sender')
  if (bounce) return { kind: 'bounce', ref: bounce }
  const ref = links.openMailbox('stop', marketplaceId, local)
  return ref && { kind: 'stop', ref }
}

/** Takes a mail to one of them; resolves with the line of the 250 once what it says is committed. */
export async function takeMail(mailbox: Mailbox, raw: Buffer, context: MailboxContext): Promise<string> {
  if (mailbox.kind === 'stop') {
    await stop(context, mailbox.ref, { by: 'mail', source: 'explicit' })
    return '2.0.0 From now on only what your orders need'
  }
  if (mailbox.kind === 'bounce') {
    await takeBounce(mailbox.ref, readBounce(raw), context)
    return '2.0.0 Noted'
  }
  const report = readFeedbackReport(raw)
  if (!report) throw new Refusal('feedback.unreadable')
  if (!NO_COMPLAINT.has(report.type)) await complain(context, report.letter)
  return '2.0.0 Thank you for the report'
}

/** A letter that could be refused is refused by its link; that one was reported is noted of any. */
async function complain(context: MailboxContext, letter: string): Promise<void> {
  const { links, marketplaceId, relayDomain, decisionLog, now } = context
  const token = /\/p\/stop\/([\w-]{20,200})/.exec(letter)?.[1]
  const ref = token === undefined ? undefined : links.open('stop', token)
  if (ref?.marketplaceId === marketplaceId) await stop(context, ref, { by: 'complaint', source: 'complaint' })
  const id = new RegExp(`^message-id: *<([\\da-f-]{36})@${RegExp.escape(relayDomain)}>`, 'im').exec(
    letter,
  )?.[1]
  const messageId = ref?.messageId ?? (id === undefined ? undefined : await knownMessage(context, id))
  if (messageId !== undefined)
    await reportMessage(
      decisionLog,
      { marketplaceId, messageId, now: now() },
      { kind: 'unwanted', words: '' },
    )
}

async function knownMessage(
  { pool, marketplaceId }: MailboxContext,
  id: string,
): Promise<string | undefined> {
  const { rowCount } = await pool.query(
    `select from message where marketplace_id = $1 and message_id = $2 and direction = 'to_buyer'`,
    [marketplaceId, id],
  )
  return rowCount === 1 ? id : undefined
}

async function stop(
  { decisionLog, now }: MailboxContext,
  ref: MessageRef,
  how: Parameters<typeof stopMoreLike>[2],
): Promise<void> {
  await decisionLog.transaction((transaction) => stopMoreLike(transaction, { ...ref, now: now() }, how))
}
