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

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  why: '/r/',
  shelf: '/p/message/',
  choose: '/p/choose/',
  stop: '/p/stop/',
}

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
    const body = Buffer.concat([parseUuid(ref.marketplaceId), parseUuid(ref.messageId)])
    return `${this.#publicUrl()}${PATHS[purpose]}${Buffer.concat([body, this.#sign(purpose, body)]).toString('base64url')}`
  }

  /** What a token of such a URL stands for; undefined where it was not made here for this purpose. */
  open(purpose: LinkPurpose, token: string): MessageRef | undefined {
    const bytes = Buffer.from(token, 'base64url')
    // Base64 has spare bits at its end, and Buffer skips what is none of it: only the one spelling counts.
    if (bytes.length !== 32 + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined
    const body = bytes.subarray(0, 32)
    if (!timingSafeEqual(bytes.subarray(32), this.#sign(purpose, body))) return undefined
    return { marketplaceId: uuidText(body.subarray(0, 16)), messageId: uuidText(body.subarray(16)) }
  }

  #sign(purpose: LinkPurpose, body: Buffer): Buffer {
    return createHmac('sha256', this.#secret)
      .update(purpose)
      .update(body)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
  }
}
