// MIME to what the rest knows of a mail (RFC 2045-2049, RFC 5322). The library decodes; what counts is decided here.
import { type ParsedMail, type SimpleParserOptions, simpleParser } from 'mailparser'
import { canonicalAddress } from '../identify/address.ts'
import { Refusal } from '../refusals.ts'
import { withoutArmor } from './armor.ts'
import { acceptAttachments } from './attachments/accept.ts'
import { type HeaderValue, isAutomatic } from './automatic.ts'
import { chooseBody } from './choose-body.ts'
import type { Mail } from './mail.ts'

const OPTIONS: SimpleParserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
  maxHeadSize: 256 * 1024,
  maxChildNodes: 200,
}

/** How many Message-IDs of a References chain are looked at; the nearest ones say which thread it is. */
const REFERENCES_LIMIT = 20

/** A subject longer than this is cut for display; RFC 5322 bounds the line, not the header. */
const SUBJECT_LIMIT = 500

/** Parses a message that passed the limits. Refuses what is no mail, and attachments that are not relayed. */
export async function parseMime(raw: Buffer): Promise<Mail> {
  const parsed = await parseOrRefuse(raw)
  const text = clean(parsed.text)
  const chosen = chooseBody(text && withoutArmor(text), parsed.html ? clean(parsed.html) : undefined)
  const attachments = await acceptAttachments(parsed.attachments)
  const empty = { kind: 'plain', text: '' } as const
  const nothingToRead = chosen === undefined && isSilent(parsed, raw)
  return {
    subject: oneLine(clean(parsed.subject) ?? '').slice(0, SUBJECT_LIMIT),
    from: (parsed.from?.value ?? []).flatMap(({ address }) => canonicalAddress(address ?? '') ?? []),
    messageId: parsed.messageId,
    references: referencesOf(parsed),
    declared: declaredIn(parsed),
    automatic: isAutomatic(headerValue(parsed), parsed.subject ?? ''),
    body: chosen?.body ?? (nothingToRead ? empty : undefined),
    visible:
      chosen?.visible ??
      (nothingToRead ? { text: '', links: [], hidden: [], images: attachments.length } : undefined),
    attachments,
  }
}

async function parseOrRefuse(raw: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(raw, OPTIONS)
  } catch (error) {
    throw new Refusal('message.malformed', {
      detail: `The message cannot be read as mail: ${oneLine((error as Error).message)}.`,
      cause: error,
    })
  }
}

/** True where the mail truly has no text, and not where a parser lost it, as with a boundary that never comes. */
function isSilent(parsed: ParsedMail, raw: Buffer): boolean {
  if (parsed.html) return false
  if (parsed.attachments.length > 0) return true
  const end = raw.indexOf('\r\n\r\n')
  return end < 0 || raw.subarray(end).toString('latin1').trim() === ''
}

/** PostgreSQL takes neither U+0000 nor half a surrogate pair, and no reader sees them. */
function clean(text: string | undefined): string | undefined {
  return text?.replaceAll('\u0000', '\ufffd').toWellFormed()
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function referencesOf(parsed: ParsedMail): string[] {
  const chain = [parsed.references ?? []].flat().reverse()
  const ids = [parsed.inReplyTo ?? '', ...chain].flatMap((field) => field.match(/<[^<>\s]{1,250}>/g) ?? [])
  return [...new Set(ids)].slice(0, REFERENCES_LIMIT)
}

/** A reason is a word of the policy's list; what is longer is none. */
const REASON_LIMIT = 100

function declaredIn(parsed: ParsedMail): Mail['declared'] {
  const value = (name: string) =>
    oneLine(clean(String(parsed.headers.get(name) ?? '')) ?? '').slice(0, REASON_LIMIT)
  const reason = value('x-comity-reason')
  return {
    important: /^(?:yes|true|1)$/i.test(value('x-comity-important')),
    reason: reason === '' ? undefined : reason,
  }
}

function headerValue(parsed: ParsedMail): HeaderValue {
  return (name) =>
    String(parsed.headers.get(name) ?? '')
      .trim()
      .toLowerCase()
}
