// What every provider's webhook comes down to: a request that is proved to be the provider's, and the mail in it.
import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Busboy } from '@fastify/busboy'
import { hashSecret } from '../identify/secret.ts'
import { Refusal } from '../refusals.ts'

export interface HookRequest {
  readonly headers: IncomingHttpHeaders
  /** As it came: signatures are over the very bytes. */
  readonly body: Buffer
  readonly now: Date
}

export interface HookMail {
  readonly recipient: string
  /** MAIL FROM; empty for the null sender. */
  readonly sender: string
  readonly raw: Buffer
}

export interface Hook {
  /** The mails in a request; none where it only sets the webhook up. Refuses what the provider did not send. */
  read(request: HookRequest): Promise<readonly HookMail[]>
  /** The HTTP status that makes the provider give a mail up; another it would try again. */
  readonly finalStatus: number
}

/** A signature older than this may have been overheard. */
const FRESH_MS = 15 * 60_000

export function forged(): Refusal {
  return new Refusal('hook.forged')
}

/** Refuses a time, in seconds since 1970, that is not now. */
export function checkFresh(seconds: string, now: Date): void {
  const age = Math.abs(now.getTime() - Number(seconds) * 1_000)
  if (!(age <= FRESH_MS)) throw forged()
}

/** Compares secrets without telling by the time it takes how much of them was right. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b))
}

/** A raw mail is a field like any other; as large as one may be. */
const FORM_LIMITS = { fieldSize: 24 * 1024 * 1024, fields: 100, files: 20, fileSize: 24 * 1024 * 1024 }

/** The fields of a form (multipart or URL-encoded); files count as their text. Octets are read as Latin-1, for a mail is made of octets. */
export function formOf({ headers, body }: HookRequest): Promise<(name: string) => string> {
  return new Promise((done, fail) => {
    const values = new Map<string, string>()
    const unreadable = (cause: unknown) => fail(new Refusal('hook.unreadable', { cause }))
    try {
      const parser = new Busboy({
        headers: { 'content-type': headers['content-type'] ?? '' },
        limits: FORM_LIMITS,
        defCharset: 'latin1',
      })
      parser.on('field', (name, value) => values.set(name, value))
      parser.on('file', (name, stream) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => values.set(name, Buffer.concat(chunks).toString('latin1')))
      })
      parser.on('error', unreadable)
      parser.on('finish', () => done((name) => values.get(name) ?? ''))
      parser.end(body)
    } catch (cause) {
      unreadable(cause)
    }
  })
}

/** What a text in JSON stands for; refuses what is none. */
export function jsonOf<T>(text: string): T {
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    throw new Refusal('hook.unreadable', { cause })
  }
}

/** Providers hand on mail with the line ends of their own system. */
export function wireForm(mail: string, encoding: 'utf8' | 'latin1'): Buffer {
  return Buffer.from(mail.replace(/\r\n|\r|\n/g, '\r\n'), encoding)
}
