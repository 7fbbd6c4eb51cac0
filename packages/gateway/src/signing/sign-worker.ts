// The worker's side of signing: a signature of RSA takes long, and the main thread serves others meanwhile.
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { workerData } from 'piscina'
import type { DkimKey } from './dkim-keys.ts'

/** What the thread is given when it starts. */
export interface SigningWith {
  /** The relay domain, which every From is of, so that DMARC is aligned. */
  readonly domain: string
  readonly keys: readonly DkimKey[]
}

/** What a reader sees, what makes it a thread, and what one click acts on (RFC 8058 §3.1 asks for both headers). */
const SIGNED_HEADERS =
  'From:Reply-To:To:Subject:Date:Message-ID:In-Reply-To:References:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post'

/** The signature headers of a mail, with every key there is. */
export default async function signInWorker(raw: Uint8Array): Promise<string> {
  const { domain, keys } = workerData as SigningWith
  const { signatures, errors } = await dkimSign(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    canonicalization: 'relaxed/relaxed',
    headerList: SIGNED_HEADERS,
    signatureData: keys.map(({ algorithm, selector, privateKey }) => ({
      ...{ algorithm, selector, privateKey, signingDomain: domain },
    })),
  })
  // The library does not throw: a mail would leave unsigned, and nobody would know.
  if (errors.length > 0 || signatures === '')
    throw new Error('a mail could not be signed', { cause: errors[0]?.err })
  return signatures
}
