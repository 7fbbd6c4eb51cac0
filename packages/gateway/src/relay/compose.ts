// Builds the mail that leaves. It is made new, never filtered from the old one: only what is written here goes out.
import { readHtml, type Segment } from '@comity/judge'
import { type Body, cutHtml, trimMessage } from '@comity/policy'
import type { SendMailOptions } from 'nodemailer'
import { otherParty } from '../identify/identify.ts'
import type { Parties, Party } from '../identify/parties.ts'
import { relayedMessageId } from '../identify/thread.ts'
import type { Attachment, Mail } from '../read/mail.ts'
import { ownContentIds, renameContentIds } from './content-ids.ts'
import { type Footer, footerText, plainFooter, withFooter, withoutFooter } from './footer.ts'
import { maskIdentity } from './mask.ts'
import { withoutBuyerLinks } from './own-links.ts'
import { sanitizeForDelivery } from './sanitize.ts'
import { unwrapInHtml, unwrapInText } from './unwrap-links.ts'

export interface OutgoingMessage {
  readonly messageId: string
  readonly to: Party
  /** Its recipient's. */
  readonly address: string
  readonly parties: Parties
  readonly mail: Mail
  readonly automatic: boolean
  /** What to leave out; undefined where the message goes whole. */
  readonly trim:
    | {
        readonly segments: readonly Segment[]
        readonly leftOut: readonly number[]
        /** Where the buyer finds the whole text. */
        readonly shelfUrl: string
      }
    | undefined
  /** Where its buyer refuses more like it; undefined where the order needs the message. */
  readonly stop: StopLinks | undefined
  /** Where mail systems send what they could not deliver. */
  readonly returnPath: string
  /** Message-IDs as the recipient knows them, nearest first. */
  readonly references: readonly string[]
}

/** Ways to refuse, for mail programs and for readers. */
export interface StopLinks {
  /** One click, by POST. */
  readonly url: string
  /** A mail to it does the same. */
  readonly mailbox: string
  /** The page of choices. */
  readonly chooseUrl: string
}

/** A display name longer than this is cut, so that no header line grows beyond RFC 5322's 998 characters. */
const NAME_LIMIT = 60

/**
 * Builds the mail for the recipient: aliases instead of addresses, own Message-ID, threading as the recipient sees it.
 * Of whom it is from nothing goes along but what he wrote.
 */
export function composeRelayed(message: OutgoingMessage): SendMailOptions {
  const { parties, to, mail, references } = message
  const from = otherParty(to)
  const alias = parties.aliases[from]
  const mask = (text: string) =>
    maskIdentity(text, { addresses: addressesOf(message, from), alias, name: nameOf(parties, from) })
  const { subject, body } = trimmed(message)
  const sender = { name: displayName(parties, from), address: alias }
  const { address } = message
  const ids = ownContentIds(mail.attachments, parties.marketplace.relayDomain)
  return {
    from: sender,
    replyTo: sender,
    to: { name: '', address },
    subject: mask(subject),
    messageId: relayedMessageId(message.messageId, parties.marketplace.relayDomain),
    ...(references[0] ? { inReplyTo: references[0], references: [...references].reverse() } : {}),
    ...bodyParts(to === 'buyer' ? body : withoutOwnLines(body), { mask, ids, footer: footerOf(message) }),
    attachments: mail.attachments.map((attachment) => outgoing(attachment, { mask, ids })),
    headers: headersOf(message),
    envelope: { from: message.returnPath, to: address },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type Masking = { readonly mask: (text: string) => string; readonly ids: ReadonlyMap<string, string> }

function outgoing({ fileName, contentType, cid, content }: Attachment, { mask, ids }: Masking) {
  return {
    filename: mask(fileName),
    contentType,
    content: contentType === 'text/plain' ? maskBytes(content, mask) : content,
    ...(cid === undefined ? {} : { cid: ids.get(cid) as string }),
  }
}

/** Addresses are ASCII, so that any charset may be read as this one, and written back as it was. */
function maskBytes(content: Buffer, mask: (text: string) => string): Buffer {
  return Buffer.from(mask(content.toString('latin1')), 'latin1')
}

/** With a link to stop, mail programs show a button of their own (RFC 2369 §3.2, RFC 8058 §3.1). */
function headersOf({ automatic, stop }: OutgoingMessage): Record<string, string> {
  return {
    ...(automatic ? { 'Auto-Submitted': 'auto-replied' } : {}),
    ...(stop === undefined
      ? {}
      : {
          'List-Unsubscribe': `<${stop.url}>, <mailto:${stop.mailbox}?subject=stop>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  }
}

/** The registered ones, and those he really wrote from. */
function addressesOf({ parties, mail }: OutgoingMessage, party: Party): readonly string[] {
  const { seller, buyer, aliases } = parties
  const registered = party === 'seller' ? seller.addresses : [buyer.address]
  const foreign = party === 'seller' ? [buyer.address] : seller.addresses
  const used = mail.from.filter((address) => address !== aliases[party] && !foreign.includes(address))
  return [...new Set([...registered, ...used])]
}

/** A seller's shop name is known to the buyer anyway; of a buyer nothing is shown but the order. */
function nameOf({ seller, order }: Parties, party: Party): string {
  return oneLine(party === 'seller' ? seller.name : `Buyer of order ${order.externalId}`).slice(0, NAME_LIMIT)
}

function displayName(parties: Parties, party: Party): string {
  return `${nameOf(parties, party)} via ${oneLine(parties.marketplace.name).slice(0, NAME_LIMIT)}`
}

/** What Comity wrote into a letter for its buyer, and his mail program quotes. */
function withoutOwnLines(body: Body): Body {
  return withoutFooter(withoutBuyerLinks(body))
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>@"]+/gu, ' ').trim()
}

function trimmed({ mail, trim, parties }: OutgoingMessage): { subject: string; body: Body } {
  const body = mail.body ?? { kind: 'plain', text: '' }
  if (!trim) return { subject: mail.subject, body }
  const { order, buyer } = parties
  return trimMessage({
    ...trim,
    subject: mail.subject,
    body,
    orderId: order.externalId,
    language: buyer.language,
  })
}

function footerOf({ stop, parties }: OutgoingMessage): Footer | undefined {
  return stop && { text: footerText(parties.buyer.language), url: stop.chooseUrl }
}

/** The plain part is made from what the HTML part shows, so that both say the same. */
function bodyParts(
  body: Body,
  { mask, ids, footer }: Masking & { footer: Footer | undefined },
): Pick<SendMailOptions, 'text' | 'html'> {
  if (body.kind === 'plain')
    return { text: mask(unwrapInText(body.text)) + (footer ? plainFooter(footer) : '') }
  const clean = sanitizeForDelivery(renameContentIds(cutHtml(body.html, [], ''), ids))
  const html = withFooter(mask(unwrapInHtml(clean)), footer)
  return { html, text: plainText(html) }
}

/** The text that HTML shows, with the target of each link behind its words. */
function plainText(html: string): string {
  const { text, links } = readHtml(html)
  let plain = ''
  let from = 0
  for (const { start, end, href } of links) {
    plain += text.slice(from, end)
    if (href !== '' && !text.slice(start, end).includes(href)) plain += ` <${href}>`
    from = end
  }
  return plain + text.slice(from)
}
