// What an SMTP session is answered (RFC 5321 §4.2, RFC 2034): ASCII, short lines, the enhanced code on each of them.
import type { Accepted } from '../pipeline/incoming.ts'
import { Refusal, type RefusalCode } from '../refusals.ts'

/** RFC 5321 §4.5.3.1.5 allows 512 octets a line with code and line end; the library writes the code. */
const LINE_LIMIT = 480

/** The error that makes smtp-server answer with this code; an array of lines makes a multi-line reply. */
export class ReplyError extends Error {
  readonly responseCode: number

  constructor(responseCode: number, enhanced: string, lines: readonly string[]) {
    super()
    this.responseCode = responseCode
    const texts = lines.map((line) => `${enhanced} ${ascii(line)}`.slice(0, LINE_LIMIT))
    // The library's types know a string only; its `send` takes an array as the lines of one reply.
    this.message = (texts.length === 1 ? texts[0] : texts) as string
  }
}

/** The reply for a refusal. */
export function refusalReply(refusal: Refusal): ReplyError {
  const [code, enhanced] = refusal.kind.smtp
  return new ReplyError(code, enhanced, [refusal.message])
}

/** The reply for what went wrong here: nothing was accepted, so the sender's server tries again. */
export function internalReply(): ReplyError {
  return refusalReply(new Refusal('internal' satisfies RefusalCode))
}

/** The line of a 250: accepted, and what became of it. */
export function acceptedLine({ messageId, decision }: Accepted): string {
  const told =
    decision.outcome === 'deliver' && decision.claim?.upheld !== false ? '' : `. ${decision.because}`
  return `2.0.0 Accepted as ${messageId}${ascii(told)}`.slice(0, LINE_LIMIT)
}

/**
 * The reply for a message that is recorded but not delivered: a sentence, what to do, and a link alone on the last
 * line. Code 5.7.1, because with 5.1.x some mail systems tell the sender that the address is wrong.
 */
export function withheldReply({ decision }: Accepted, link: string): ReplyError {
  const enhanced = decision.code === 'unreadable' ? '5.6.0' : '5.7.1'
  return new ReplyError(550, enhanced, [
    decision.because,
    ...(decision.how_to_fix ? [decision.how_to_fix] : []),
    link,
  ])
}

/** RFC 5321 §4.2.1: reply text is ASCII unless the client asked for SMTPUTF8. */
function ascii(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
}
