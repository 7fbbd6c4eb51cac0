// SMTP out: hands finished mails to the operator's relay, or to the demo's mailbox, over kept connections.
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'

/** Connections to the smarthost. More waits in the outbox, so that nothing that was asked about waits for one. */
export const CONNECTIONS = 20

/** Well under the lease of an outbox row, so that nobody else takes up a mail that is still being handed over. */
const TIMEOUT_MS = 60_000

export class Transport implements AsyncDisposable {
  readonly #transporter: Transporter<{ response: string }>

  /** @param smarthost `smtp://user:pass@host:port`, or `smtps://` for TLS from the first byte */
  constructor(smarthost: string, hostName: string) {
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

  /** Hands a mail over; resolves with the server's reply, rejects with an error that may carry `responseCode`. */
  async send(mail: SendMailOptions): Promise<string> {
    return (await this.#transporter.sendMail(mail)).response
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#transporter.close()
    return Promise.resolve()
  }
}
