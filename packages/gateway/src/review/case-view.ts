// A case as a reviewer sees it: what the message says and how it was read, and nobody's name.
import { explainSegment, type Segment } from '@comity/judge'
import type { ReviewCase } from '../cases/queue.ts'
import { namesPattern } from '../identify/party-names.ts'
import { findMessage, type MessageView } from '../messages/message-view.ts'
import type { Queryable } from '../store/database.ts'
import { findAppeal } from './appeals.ts'

export interface CaseView {
  readonly id: string
  readonly message: string
  readonly reason: ReviewCase['reason']
  /** Why it stands where it stands in the queue, in words. */
  readonly why_here: string
  readonly opened_at: Date
  readonly taken_until: Date | null
  readonly skips: number
  readonly opinions_needed: number
  readonly subject: string
  readonly text: string
  readonly received_at: Date
  readonly language: string
  readonly segments: readonly (Omit<Segment, 'text'> & { readonly text: string; readonly reading: string })[]
  readonly signals: readonly { readonly kind: string; readonly detail: string }[]
  readonly verdict: string
  readonly confidence: number
  readonly decision: Pick<
    MessageView['decision'],
    'outcome' | 'code' | 'because' | 'rule' | 'claim' | 'shadow'
  >
  /** The sender's words, where he appealed. */
  readonly appeal: string | null
  /** What buyers said of it. */
  readonly reports: readonly { readonly kind: string; readonly words: string }[]
}

/** Undefined where the message was erased meanwhile. */
export async function viewCase(
  db: Queryable,
  marketplaceId: string,
  found: ReviewCase,
): Promise<CaseView | undefined> {
  const message = await findMessage(db, marketplaceId, found.message)
  if (!message?.judgement) return undefined
  const hide = await namesHidden(db, marketplaceId, found.message)
  const { judgement, decision } = message
  const appeal = await findAppeal(db, { marketplaceId, messageId: found.message })
  const { id, reason, opened_at, taken_until, skips, opinions_needed } = found
  const { outcome, code, because, rule, claim, shadow } = decision
  return {
    ...{ id, message: found.message, reason, opened_at, taken_until, skips, opinions_needed },
    why_here: whyHere(found, judgement.verdict),
    ...{ subject: hide(message.subject), text: hide(message.text), received_at: message.received_at },
    language: judgement.language,
    segments: judgement.segments.map((segment) => ({
      ...segment,
      text: hide(segment.text),
      because: segment.because.map(hide),
      reading: hide(explainSegment(segment, 'en')),
    })),
    signals: judgement.signals.map(({ kind, detail }) => ({ kind, detail: hide(detail) })),
    ...{ verdict: judgement.verdict, confidence: judgement.confidence },
    decision: { outcome, code, because, rule, ...(claim ? { claim } : {}), shadow },
    appeal: appeal ? hide(appeal.words) : null,
    reports: (await findReports(db, marketplaceId, found.message)).map(({ kind, words }) => ({
      kind,
      words: hide(words),
    })),
  }
}

/** Names, addresses and ids of the parties become dots of the same length, so that every offset still fits. */
async function namesHidden(
  db: Queryable,
  marketplaceId: string,
  messageId: string,
): Promise<(text: string) => string> {
  const { rows } = await db.query<{ people: string[]; others: string[] }>(
    `select array[s.name, b.name] as people, array[s.external_id, b.external_id, b.address] || array(
       select a.address from seller_address a where a.marketplace_id = m.marketplace_id and a.seller_id = m.seller_id) as others
     from message m
     join seller s on s.marketplace_id = m.marketplace_id and s.seller_id = m.seller_id
     join buyer b on b.marketplace_id = m.marketplace_id and b.buyer_id = m.buyer_id
     where m.marketplace_id = $1 and m.message_id = $2`,
    [marketplaceId, messageId],
  )
  const pattern = namesPattern(rows[0]?.people ?? [], rows[0]?.others ?? [])
  return (text) => (pattern ? text.replace(pattern, (name) => '•'.repeat(name.length)) : text)
}

async function findReports(
  db: Queryable,
  marketplaceId: string,
  messageId: string,
): Promise<{ kind: string; words: string }[]> {
  const { rows } = await db.query<{ kind: string; words: string }>(
    'select kind, words from message_report where marketplace_id = $1 and message_id = $2 order by report_id',
    [marketplaceId, messageId],
  )
  return rows
}

const WHY_HERE: Readonly<Record<ReviewCase['reason'], string>> = {
  held: 'It waits until a person has read it.',
  appeal: 'Its sender objects to the decision.',
  claim: 'It was delivered on its sender’s word that it is critical; its content leaves that open.',
  report: 'Its buyer says that his order did not need it, although its sender called it critical.',
  shadow: 'A rule in shadow would have decided otherwise.',
  sample: 'It was drawn at random, to see how often the decisions are right.',
}

function whyHere({ reason, rank, weight, detail }: ReviewCase, verdict: string): string {
  const needed =
    reason === 'held' && rank === 0 ? ` It reads as ${verdict}, so the order may need it: first of all.` : ''
  const rule = reason === 'shadow' && detail ? ` The rule is ${detail}.` : ''
  const counted = reason === 'report' ? ` The report counts ${weight.toFixed(2)} of 1.` : ''
  return `${WHY_HERE[reason]}${needed}${rule}${counted}`
}
