// A mail server that keeps what it is handed: it stands for the operator's relay in tests. It can be told to refuse.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface SunkMail {
  readonly from: string
  readonly to: string
  readonly raw: string
  /** Without its transfer encoding. */
  readonly decoded: string
}

export class Sink implements AsyncDisposable {
  readonly mails: SunkMail[] = []
  /** What the next recipients are answered instead of 250, one after the other. */
  readonly refusals: { readonly code: number; readonly text: string }[] = []
  #arrived: (() => void)[] = []
  readonly #server: SMTPServer

  constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo: (_address, _session, answer) => {
        const refusal = this.refusals.shift()
        answer(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null)
      },
      onData: (stream, { envelope }, answer) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          const raw = Buffer.concat(chunks).toString()
          for (const { address } of envelope.rcptTo)
            this.mails.push({ from, to: address, raw, decoded: decode(raw) })
          for (const arrived of this.#arrived.splice(0)) arrived()
          answer(null)
        })
      },
    })
    this.#server.on('error', () => undefined)
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server.server, 'listening')
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`
  }

  /** Resolves with the first mail that fits, whether it is there or is to come. */
  async mail(fits: (mail: SunkMail) => boolean): Promise<SunkMail> {
    for (;;) {
      const found = this.mails.find(fits)
      if (found) return found
      await new Promise<void>((resolve) => void this.#arrived.push(resolve))
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((done) => this.#server.close(() => done()))
  }
}

/** The text of a mail of one part in base64; of all others what quoted-printable hides. */
function decode(raw: string): string {
  const end = raw.indexOf('\r\n\r\n')
  const isBase64 = /^content-transfer-encoding: *base64/im.test(raw.slice(0, end))
  if (isBase64) return Buffer.from(raw.slice(end), 'base64').toString()
  const bytes = raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
