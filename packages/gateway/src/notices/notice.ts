// Messages of Comity's own to a party: which there are, and what they say. Never the other side's address or words.
import type { Decision } from '@comity/policy'
import { relayedMessageId } from '../identify/thread.ts'

export type NoticeKind =
  | 'withheld'
  | 'refused'
  | 'deferred'
  | 'trimmed'
  | 'held'
  | 'false-claim'
  | 'undeliverable'

/** What is known when a notice is written. */
export interface NoticeFacts {
  readonly subject: string
  readonly orderId: string
  readonly because: string
  readonly howToFix: string | undefined
  readonly link: string
}

export interface NoticeText {
  readonly subject: string
  readonly body: string
}

const TITLES: Readonly<Record<NoticeKind, string>> = {
  withheld: 'Not delivered',
  refused: 'Not delivered',
  deferred: 'Delivered later',
  trimmed: 'Delivered in part',
  held: 'Waiting for review',
  'false-claim': 'Delivered, but not critical',
  undeliverable: 'Could not be delivered',
}

/** How much of a seller's subject a notice repeats. */
const SUBJECT_LIMIT = 120

/** Writes a notice in English, the only language of notices so far. */
export function writeNotice(kind: NoticeKind, facts: NoticeFacts): NoticeText {
  const subject = facts.subject.slice(0, SUBJECT_LIMIT)
  const lines = [
    `Your message "${subject}" about order ${facts.orderId}:`,
    '',
    facts.because,
    ...(facts.howToFix === undefined ? [] : ['', `What you can do: ${facts.howToFix}`]),
    '',
    `Details: ${facts.link}`,
  ]
  return { subject: `${TITLES[kind]}: ${subject}`, body: `${lines.join('\n')}\n` }
}

/** The notice that tells the sender of a decision; undefined where there is nothing to tell beyond the reply. */
export function noticeOf(decision: Decision): NoticeKind | undefined {
  if (decision.outcome === 'deliver') return decision.claim?.upheld === false ? 'false-claim' : undefined
  return (
    { trim: 'trimmed', withhold: 'withheld', defer: 'deferred', hold: 'held', refuse: 'refused' } as const
  )[decision.outcome]
}

/** The Message-ID of a notice; the same for every attempt to deliver it. */
export function noticeMessageId(noticeId: string, relayDomain: string): string {
  return relayedMessageId(`notice.${noticeId}`, relayDomain)
}
