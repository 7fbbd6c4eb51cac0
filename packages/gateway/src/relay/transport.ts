// SMTP out: hands finished mails to the operator's relay, or to the demo's mailbox, over kept connections.
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Signer } from '../signing/signer.ts'

/** Connections to the smarthost. More waits in the outbox, so that nothing that was asked about waits for one. */
export const CONNECTIONS = 20

/** Well under the lease of an outbox row, so that nobody else takes up a mail that is still being handed over. */
const TIMEOUT_MS = 60_000

export class Transport implements AsyncDisposable {
  readonly #transporter: Transporter<{ response: string }>
  readonly #signer: Signer

  /** @param smarthost `smtp://user:pass@host:port`, or `smtps://` for TLS from the first byte */
  constructor(smarthost: string, hostName: string, signer: Signer) {
    this.#signer = signer
    const { protocol, hostname, port, username, password } = new URL(smarthost)
    this.#transporter = createTransport({
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: 1_000,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'smtps:' ? 465 : 25),
      secure: protocol === 'smtps:',
      name: hostName,
      ...(username
        ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
        : {}),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    }) as Transporter<{ response: string }>
  }

  /** Signs a mail and hands it over; resolves with the server's reply, rejects with an error that may carry `responseCode`. */
  async send(mail: SendMailOptions): Promise<string> {
    const built = await new MailComposer(mail).compile().build()
    const raw = await this.#signer.sign(withLineEnds(built))
    const { envelope } = mail
    return (await this.#transporter.sendMail({ raw, ...(envelope ? { envelope } : {}) })).response
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#transporter.close()
    return Promise.resolve()
  }
}

/** As it goes over the wire (RFC 5321 §2.3.8): what is signed must not be changed on the way. */
function withLineEnds(mail: Buffer): Buffer {
  return Buffer.from(mail.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1')
}
