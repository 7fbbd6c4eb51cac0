// SMTP in (RFC 5321): servers of sellers and buyers, and sellers' mail clients after AUTH. Transport only: who may write
// to whom and what a message says is decided elsewhere.
import type { AddressInfo, BlockList } from 'node:net'
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerAuthentication,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from 'smtp-server'
import { needsUtf8, parseAddress } from '../identify/address.ts'
import { type Destination, Identifier } from '../identify/identify.ts'
import type { Log } from '../log.ts'
import type { Accepted } from '../pipeline/incoming.ts'
import { MESSAGE_LIMIT_BYTES } from '../read/limits.ts'
import { Refusal } from '../refusals.ts'
import { isTransient } from '../store/database.ts'
import { ByteBudget, collect } from './collect.ts'
import { checkLogin } from './login.ts'
import { findMailbox, type Mailbox, type MailboxContext, takeMail } from './mailboxes.ts'
import { acceptedLine, internalReply, refusalReply, withheldReply } from './reply.ts'
import type { Login } from './sender.ts'
import { type TakeContext, takeMessage } from './take-message.ts'
import { isWithin } from './trusted-networks.ts'

export interface SmtpIntakeOptions extends MailboxContext, TakeContext {
  readonly host: string
  readonly port: number
  readonly tls: { readonly key: string; readonly cert: string }
  readonly trusted: BlockList
  readonly verdictReply: 'reject' | 'notify'
  readonly log: Log
}

/** RFC 5321 asks a server to wait five minutes for a command. */
const IDLE_TIMEOUT_MS = 300_000

/** Open sessions; each costs a few KB, and what they may hold together is bounded apart. */
const SESSION_LIMIT = 1_000

/** How long a session that is in the middle of something may go on once the server stops. */
const CLOSE_TIMEOUT_MS = 5_000

type Answer<T = void> = (error: Error | null, value?: T) => void

export class SmtpIntake implements AsyncDisposable {
  readonly #options: SmtpIntakeOptions
  readonly #server: SMTPServer
  readonly #identifier: Identifier
  readonly #budget = new ByteBudget()
  /** By the recipient object of the transaction, which is gone when the transaction is. */
  readonly #destinations = new WeakMap<SMTPServerAddress, Destination>()
  readonly #mailboxes = new WeakMap<SMTPServerAddress, Mailbox>()

  constructor(options: SmtpIntakeOptions) {
    this.#options = options
    this.#identifier = new Identifier(options.pool)
    this.#server = new SMTPServer({
      name: options.hostName,
      banner: 'Comity',
      ...options.tls,
      size: MESSAGE_LIMIT_BYTES,
      authOptional: true,
      authMethods: ['PLAIN', 'LOGIN'],
      disableReverseLookup: true,
      maxClients: SESSION_LIMIT,
      socketTimeout: IDLE_TIMEOUT_MS,
      closeTimeout: CLOSE_TIMEOUT_MS,
      logger: false,
      // RFC 4954 §4: passwords are asked for over TLS only, so AUTH is not offered before.
      onConnect: (session, answer) => {
        session.disabledCommands = ['AUTH']
        answer()
      },
      onSecure: (_socket, session, answer) => {
        session.disabledCommands = []
        answer()
      },
      onAuth: (auth, _session, answer) => this.#answer(this.#login(auth), answer),
      onMailFrom: (address, session, answer) => this.#answer(this.#mailFrom(address, session), answer),
      onRcptTo: (address, session, answer) => this.#answer(this.#rcptTo(address, session), answer),
      onData: (stream, session, answer) => this.#answer(this.#data(stream, session), answer),
    })
    this.#server.on('error', (error) => options.log.debug({ err: error }, 'an SMTP connection failed'))
  }

  /** Begins to listen; resolves with the port. */
  async listen(): Promise<number> {
    const { host, port } = this.#options
    await new Promise<void>((done, fail) => {
      this.#server.server.once('error', fail)
      this.#server.listen(port, host, () => {
        this.#server.server.off('error', fail)
        done()
      })
    })
    return (this.#server.server.address() as AddressInfo).port
  }

  /** Takes no new sessions and lets those in the middle of a message finish. */
  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((done) => this.#server.close(() => done()))
  }

  #answer<T>(work: Promise<T>, answer: Answer<T>): void {
    work.then(
      (value) => answer(null, value),
      (error) => answer(this.#replyFor(error)),
    )
  }

  #replyFor(error: unknown): Error {
    if (error instanceof Refusal) {
      if (error.cause) this.#options.log.warn({ err: error.cause, code: error.code }, 'refused')
      return refusalReply(error)
    }
    if (error instanceof Error && 'responseCode' in error) return error
    if (isTransient(error)) return refusalReply(new Refusal('store.unavailable', { cause: error }))
    this.#options.log.error({ err: error }, 'an SMTP command failed')
    return internalReply()
  }

  async #login({ username = '', password }: SMTPServerAuthentication): Promise<{ user: Login }> {
    const user = await checkLogin(this.#options.pool, username, password ?? '')
    if (!user) throw new Refusal('login.failed')
    return { user }
  }

  async #mailFrom({ address }: SMTPServerAddress, { envelope }: SMTPServerSession): Promise<void> {
    if (address === '') return
    if (!parseAddress(address)) throw new Refusal('address.malformed')
    if (needsUtf8(address) && !envelope.smtpUtf8) throw new Refusal('address.needs-utf8')
  }

  async #rcptTo(recipient: SMTPServerAddress, { envelope }: SMTPServerSession): Promise<void> {
    const [first] = envelope.rcptTo
    if (first && first.address.toLowerCase() !== recipient.address.toLowerCase())
      throw new Refusal('recipients.one-a-transaction')
    const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
    const mailbox = findMailbox({ recipient: recipient.address, sender }, this.#options)
    if (mailbox) return void this.#mailboxes.set(recipient, mailbox)
    const destination = await this.#identifier.identify(recipient.address, this.#options.now())
    if (sender === '') throw new Refusal('sender.null')
    this.#destinations.set(recipient, destination)
  }

  async #data(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const { raw, release } = await collect(stream, this.#budget)
    try {
      return await this.#take(raw, session)
    } finally {
      release()
    }
  }

  async #take(raw: Buffer, session: SMTPServerSession): Promise<string> {
    const recipient = session.envelope.rcptTo[0] as SMTPServerAddress
    const mailbox = this.#mailboxes.get(recipient)
    if (mailbox) return takeMail(mailbox, raw, this.#options)
    const destination = this.#destinations.get(recipient)
    if (!destination) throw new Error('DATA without a resolved recipient')
    const origin = {
      ip: session.remoteAddress,
      helo: session.hostNameAppearsAs,
      envelopeFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      trusted: isWithin(this.#options.trusted, session.remoteAddress),
      login: session.user as Login | undefined,
    }
    const hearsVerdict = this.#options.verdictReply === 'reject'
    const accepted = await takeMessage(this.#options, { raw, destination, origin, hearsVerdict })
    return this.#verdict(accepted, destination)
  }

  /** A seller's session hears the verdict where the operator wants it so; what is recorded is the same either way. */
  #verdict(accepted: Accepted, { to, parties }: Destination): string {
    const { outcome } = accepted.decision
    if (to === 'seller') return acceptedLine(accepted)
    const told = outcome === 'withhold' || outcome === 'refuse' || outcome === 'defer'
    if (!told || this.#options.verdictReply === 'notify') return acceptedLine(accepted)
    const { marketplace } = parties
    throw withheldReply(
      accepted,
      this.#options.links.to('why', { marketplaceId: marketplace.id, messageId: accepted.messageId }),
    )
  }
}
