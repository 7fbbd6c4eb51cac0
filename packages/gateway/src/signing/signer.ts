// Signs what leaves (DKIM, RFC 6376), with every key there is.
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import type { DkimKey } from './dkim-keys.ts'

/** What a reader sees, what makes it a thread, and what one click acts on (RFC 8058 §3.1 asks for both headers). */
const SIGNED_HEADERS =
  'From:Reply-To:To:Subject:Date:Message-ID:In-Reply-To:References:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post'

export class Signer {
  readonly #domain: string
  readonly #keys: readonly DkimKey[]

  /** @param domain the relay domain, which every From is of, so that DMARC is aligned */
  constructor(domain: string, keys: readonly DkimKey[]) {
    this.#domain = domain
    this.#keys = keys
  }

  /** The mail with its signatures in front. `raw` must be as it goes over the wire: CR LF throughout. */
  async sign(raw: Buffer): Promise<Buffer> {
    const { signatures, errors } = await dkimSign(raw, {
      canonicalization: 'relaxed/relaxed',
      headerList: SIGNED_HEADERS,
      signatureData: this.#keys.map(({ algorithm, selector, privateKey }) => ({
        ...{ algorithm, selector, privateKey, signingDomain: this.#domain },
      })),
    })
    // The library does not throw: a mail would leave unsigned, and nobody would know.
    if (errors.length > 0 || signatures === '')
      throw new Error('a mail could not be signed', { cause: errors[0]?.err })
    return Buffer.concat([Buffer.from(signatures), raw])
  }
}
