// Links that are given to people outside: unguessable, signed, each for one message and one purpose.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse as parseUuid, stringify as uuidText } from 'uuid'

export interface MessageRef {
  readonly marketplaceId: string
  readonly messageId: string
}

/**
 * `why`: why was this decided (for the sender); for its buyer `shelf`: the full text of a message, `choose`: what sellers
 * may write to him, `stop`: one click that refuses more like it.
 */
export type LinkPurpose = 'why' | 'shelf' | 'choose' | 'stop'

export interface BuyerRef {
  readonly marketplaceId: string
  readonly buyerId: string
  /** In whole seconds. */
  readonly issuedAt: Date
}

/** `all`: his choices for all sellers; `mine`: everything that concerns him, so that it holds for an hour only. */
export type BuyerLinkPurpose = 'all' | 'mine'

const PATHS: Readonly<Record<LinkPurpose | BuyerLinkPurpose, string>> = {
  why: '/r/',
  shelf: '/p/message/',
  choose: '/p/choose/',
  stop: '/p/stop/',
  all: '/p/all/',
  mine: '/p/mine/',
}

/** `stop`: an address that refuses more like a message; `bounce`: the return path of its mail. */
export type MailboxPurpose = 'stop' | 'bounce'

const PREFIXES: Readonly<Record<MailboxPurpose, string>> = { stop: 'stop-', bounce: 'b-' }

/** 96 bits of HMAC-SHA-256: nobody guesses one, and the link stays short enough for an SMTP reply line. */
const SIGNATURE_BYTES = 12

export class Links {
  readonly #publicUrl: () => string
  readonly #secret: Buffer

  /** @param publicUrl where buyers and sellers reach this gateway, without a slash at the end; asked at each use */
  constructor(publicUrl: () => string, secret: Buffer) {
    this.#publicUrl = publicUrl
    this.#secret = secret
  }

  /** The URL for one purpose; it opens nothing else. */
  to(purpose: LinkPurpose, ref: MessageRef): string {
    return this.#url(purpose, Buffer.concat([parseUuid(ref.marketplaceId), parseUuid(ref.messageId)]))
  }

  /** What a token of such a URL stands for; undefined where it was not made here for this purpose. */
  open(purpose: LinkPurpose, token: string): MessageRef | undefined {
    const body = this.#verified(purpose, token, 32)
    return body && { marketplaceId: uuidText(body.subarray(0, 16)), messageId: uuidText(body.subarray(16)) }
  }

  /** The URL of a buyer's own page. */
  toBuyer(purpose: BuyerLinkPurpose, { marketplaceId, buyerId, issuedAt }: BuyerRef): string {
    const issued = Buffer.alloc(4)
    issued.writeUInt32BE(Math.floor(issuedAt.getTime() / 1_000))
    return this.#url(purpose, Buffer.concat([parseUuid(marketplaceId), parseUuid(buyerId), issued]))
  }

  /** What a token of such a URL stands for; whether it still holds is for the caller to say. */
  openBuyer(purpose: BuyerLinkPurpose, token: string): BuyerRef | undefined {
    const body = this.#verified(purpose, token, 36)
    return (
      body && {
        marketplaceId: uuidText(body.subarray(0, 16)),
        buyerId: uuidText(body.subarray(16, 32)),
        issuedAt: new Date(body.readUInt32BE(32) * 1_000),
      }
    )
  }

  /**
   * The local part of an address for one message and purpose: whoever knows it was sent the message. In hex, for some
   * mail systems fold the case; at most 61 octets of the 64 that RFC 5321 §4.5.3.1.1 allows.
   */
  mailbox(purpose: MailboxPurpose, { marketplaceId, messageId }: MessageRef): string {
    const body = Buffer.from(parseUuid(messageId))
    return `${PREFIXES[purpose]}${Buffer.concat([body, this.#signMailbox(purpose, marketplaceId, body)]).toString('hex')}`
  }

  /** The message that such a local part, in lower case, is about. */
  openMailbox(purpose: MailboxPurpose, marketplaceId: string, localPart: string): MessageRef | undefined {
    if (!localPart.startsWith(PREFIXES[purpose])) return undefined
    const hex = localPart.slice(PREFIXES[purpose].length)
    const bytes = Buffer.from(hex, 'hex')
    if (bytes.length !== 16 + SIGNATURE_BYTES || bytes.toString('hex') !== hex) return undefined
    const body = bytes.subarray(0, 16)
    if (!timingSafeEqual(bytes.subarray(16), this.#signMailbox(purpose, marketplaceId, body)))
      return undefined
    return { marketplaceId, messageId: uuidText(body) }
  }

  #signMailbox(purpose: MailboxPurpose, marketplaceId: string, body: Buffer): Buffer {
    return this.#sign(`${purpose}-mail`, Buffer.concat([parseUuid(marketplaceId), body]))
  }

  #url(purpose: LinkPurpose | BuyerLinkPurpose, body: Buffer): string {
    const token = Buffer.concat([body, this.#sign(purpose, body)]).toString('base64url')
    return `${this.#publicUrl()}${PATHS[purpose]}${token}`
  }

  #verified(purpose: LinkPurpose | BuyerLinkPurpose, token: string, length: number): Buffer | undefined {
    const bytes = Buffer.from(token, 'base64url')
    // Base64 has spare bits at its end, and Buffer skips what is none of it: only the one spelling counts.
    if (bytes.length !== length + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined
    const body = bytes.subarray(0, length)
    return timingSafeEqual(bytes.subarray(length), this.#sign(purpose, body)) ? body : undefined
  }

  #sign(purpose: string, body: Buffer): Buffer {
    return createHmac('sha256', this.#secret)
      .update(purpose)
      .update(body)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
  }
}
