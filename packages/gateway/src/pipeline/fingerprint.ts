// Tells a retry of the same mail from a new mail, and the same text from a new text.
import { createHash } from 'node:crypto'
import type { Mail } from '../read/mail.ts'
import type { Incoming } from './incoming.ts'

/**
 * SHA-256 over sender, recipient, Message-ID and the message without trace headers, which differ from try to try: a
 * sender that got no answer sends the same bytes again. Undefined where a mail carries no Message-ID: two such mails may
 * be alike and both meant.
 */
export function fingerprintOf({ mail, raw, destination, senderAddress }: Incoming): Buffer | undefined {
  if (mail.messageId === undefined) return undefined
  const { parties, to } = destination
  return createHash('sha256')
    .update([parties.marketplace.id, parties.order.id, to, senderAddress ?? '', mail.messageId].join('\n'))
    .update(withoutTrace(raw))
    .digest()
}

/** SHA-256 over the words a reader sees, whatever their layout; undefined where there are none. */
export function contentHashOf({ visible }: Pick<Mail, 'visible'>): Buffer | undefined {
  const words = visible?.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? undefined : createHash('sha256').update(words.join(' ')).digest()
}

const TRACE = /^(?:received|return-path|delivered-to|authentication-results|received-spf|arc-[a-z-]+)\s*:/i

function withoutTrace(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.toString('latin1', 0, end < 0 ? raw.length : end)
  const kept = headers.split(/\r\n(?![ \t])/).filter((header) => !TRACE.test(header))
  return Buffer.concat([
    Buffer.from(kept.join('\r\n'), 'latin1'),
    end < 0 ? Buffer.alloc(0) : raw.subarray(end),
  ])
}
