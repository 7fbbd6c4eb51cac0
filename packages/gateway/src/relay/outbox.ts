// Works the outbox: claim what is due, ask consent again, hand over, write down what came of it.
import { setTimeout as sleep } from 'node:timers/promises'
import type { SendMailOptions } from 'nodemailer'
import pLimit from 'p-limit'
import { fateOf } from '../bounces/read-bounce.ts'
import type { Links } from '../links.ts'
import type { Log } from '../log.ts'
import type { Policies } from '../policies/policies.ts'
import { type Consent, ConsentCheck } from '../preferences/begin.ts'
import type { MailReader } from '../read/mail-reader.ts'
import type { RecentMail } from '../read/recent-mail.ts'
import { isTransient, type Pool } from '../store/database.ts'
import { GroupCommit } from '../store/group-commit.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { claimDue, type NoticeWork, type OutboxWork } from './claim.ts'
import { composeRelayed } from './compose.ts'
import { decideDeferred } from './decide-deferred.ts'
import { translateReferences } from './known-references.ts'
import { choiceKey, loadMessages, loadRaw, type StoredMessage } from './load.ts'
import { failureNotice, outgoingMessage } from './outgoing.ts'
import { type Reconsidered, reconsider, recordReconsidered } from './reconsider.ts'
import { isFinal, retryDelayMs } from './retry.ts'
import { composeNotice } from './send-notice.ts'
import { type Attempt, type FailureNotice, settleAttempts } from './settle.ts'
import { CONNECTIONS, type Transport } from './transport.ts'

export interface OutboxOptions {
  readonly pool: Pool
  readonly decisionLog: DecisionLog
  readonly reader: MailReader
  readonly recentMail: RecentMail
  readonly transport: Transport
  readonly policies: Policies
  readonly links: Links
  readonly log: Log
  readonly now: () => Date
  /** 0..1, for jitter. */
  readonly random: () => number
}

/** Messages that are being handed over at one time; three for each connection keep all of them busy. */
const IN_FLIGHT = 60

/** Work is taken up when this much room is free, so that a busy outbox is read in batches and not row by row. */
const TAKE_UP_ROOM = 20

/** How often to look for work that nobody announced: retries that fell due, and other gateways' leavings. */
const POLL_MS = 1_000

/** How often what waits for a paused domain is looked at. */
const PAUSE_MS = 15 * 60_000

/** An error of the database is logged once in this time while it lasts. */
const TROUBLE_PAUSE_MS = 500

interface HandOver {
  readonly address: string | undefined
  readonly compose: () => SendMailOptions | Promise<SendMailOptions>
  readonly failureNotice: (why: 'gone' | 'refused') => FailureNotice | undefined
  readonly ledgerNo: number | undefined
}

export class Outbox implements AsyncDisposable {
  readonly #options: OutboxOptions
  readonly #settler: GroupCommit<Attempt, undefined>
  readonly #consent: ConsentCheck
  /** Who is asked about is handed over at once: a mail that waited for a connection might be unwanted when it gets one. */
  readonly #connection = pLimit(CONNECTIONS)
  readonly #inFlight = new Set<Promise<void>>()
  #wake: () => void = () => undefined
  #woken = false
  #stopping = false
  #running: Promise<void> | undefined

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#consent = new ConsentCheck(options.pool, options.now)
    this.#settler = new GroupCommit({
      flush: (attempts) =>
        options.decisionLog.transaction((transaction) => settleAttempts(transaction, attempts)),
      weigh: () => 1_000,
      full: () => new Error('more attempts in flight than can be settled'),
      slots: 1,
    })
  }

  start(): void {
    this.#running = this.#work()
  }

  /** Says that there may be work. */
  wake(): void {
    this.#woken = true
    this.#wake()
  }

  /** Takes no new work and waits for what is being handed over. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    this.#wake()
    await this.#running
    await Promise.all(this.#inFlight)
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const room = IN_FLIGHT - this.#inFlight.size
      if (room < TAKE_UP_ROOM) {
        await Promise.race(this.#inFlight)
        continue
      }
      this.#woken = false
      const taken = await this.#takeUp(room)
      if (taken === 0) await this.#rest()
    }
  }

  async #rest(): Promise<void> {
    if (this.#woken || this.#stopping) return
    const timer = new AbortController()
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    await Promise.race([woken, sleep(POLL_MS, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
  }

  async #takeUp(room: number): Promise<number> {
    try {
      const works = await claimDue(this.#options.pool, this.#options.now(), room)
      const messages = await loadMessages(
        this.#options.pool,
        works.filter((work) => work.kind !== 'notice'),
      )
      for (const message of messages) this.#begin(this.#takeOn(message), message.work)
      for (const work of works) if (work.kind === 'notice') this.#begin(this.#notify(work), work)
      return works.length
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the outbox cannot be read; trying again')
      await sleep(TROUBLE_PAUSE_MS)
      return 0
    }
  }

  /** A failure of ours leaves the row to its lease: it is taken up again, and nothing is lost. */
  #begin(task: Promise<void>, work: OutboxWork): void {
    const settled = task
      .catch((error) =>
        this.#options.log.error({ err: error, message: work.messageId }, 'a delivery was not settled'),
      )
      .finally(() => this.#inFlight.delete(settled))
    this.#inFlight.add(settled)
  }

  async #takeOn(message: StoredMessage): Promise<void> {
    if (message.work.kind === 'relay' && message.paused !== undefined)
      return this.#wait(message, message.paused)
    if (message.work.kind === 'relay') return this.#connection(() => this.#relay(message))
    await decideDeferred(message, this.#options)
    this.wake()
  }

  #wait({ work }: StoredMessage, why: string): Promise<void> {
    const attemptedAt = this.#options.now()
    const dueAt = new Date(attemptedAt.getTime() + PAUSE_MS)
    // What waits is not given up: its time goes on when the operator says so.
    return this.#settle({ work, attemptedAt, result: 'deferred', reply: `paused: ${why}`, dueAt })
  }

  async #relay(message: StoredMessage): Promise<void> {
    if (message.to === 'seller') return this.#handOver(message, message.leftOut, undefined)
    const consent = await this.#consent.begin(choiceKey(message.parties))
    const reconsidered = await this.#reconsider(message, consent)
    const outcome = reconsidered?.decision.outcome ?? message.outcome
    if (outcome !== 'deliver' && outcome !== 'trim') return
    if (message.isDead && message.judgement?.verdict === 'non_critical') return this.#giveUpOnDead(message)
    const leftOut = reconsidered ? (reconsidered.decision.trimmed?.left_out ?? []) : message.leftOut
    await this.#handOver(message, leftOut, consent)
  }

  async #reconsider(message: StoredMessage, { choices }: Consent): Promise<Reconsidered | undefined> {
    const { decisionLog, policies, links, now } = this.#options
    const { marketplaceId } = message.work
    const policy =
      policies.version(marketplaceId, message.policy) ??
      policies.of(marketplaceId, message.parties.seller.id).policy
    const reconsidered = reconsider(message, choices, policy)
    if (reconsidered)
      await decisionLog.transaction((transaction) =>
        recordReconsidered(transaction, { message, reconsidered, now: now(), links }),
      )
    return reconsidered
  }

  /** What an order needs is tried all the same: the address may be back, and one mail in vain harms nobody. */
  #giveUpOnDead(message: StoredMessage): Promise<void> {
    const attemptedAt = this.#options.now()
    const reply = 'not tried: a mail system said that there is no such address'
    const notice = failureNotice(message, 'gone', this.#options.links)
    return this.#settle({ work: message.work, attemptedAt, result: 'failed', reply, notice })
  }

  #handOver(message: StoredMessage, leftOut: readonly number[], consent: Consent | undefined): Promise<void> {
    return this.#attempt(message.work, {
      address: message.address,
      compose: () => this.#compose(message, leftOut),
      failureNotice: (why) => failureNotice(message, why, this.#options.links),
      ledgerNo: consent?.ledgerNo,
    })
  }

  async #compose(message: StoredMessage, leftOut: readonly number[]): Promise<SendMailOptions> {
    const { reader, links, pool, recentMail } = this.#options
    const { work } = message
    const mail = recentMail.take(work.messageId) ?? (await reader.read(await loadRaw(pool, work)))
    const references = await translateReferences(pool, message, mail.references)
    return composeRelayed(outgoingMessage(message, { mail, references, leftOut, links }))
  }

  async #notify(work: NoticeWork): Promise<void> {
    const mail = await composeNotice(this.#options.pool, work)
    if (mail)
      return this.#attempt(work, {
        ...{ address: undefined, compose: () => mail, failureNotice: () => undefined, ledgerNo: undefined },
      })
    const reply = 'the party has no address'
    await this.#settle({ work, attemptedAt: this.#options.now(), result: 'failed', reply })
  }

  async #attempt(work: OutboxWork, handOver: HandOver): Promise<void> {
    const { transport, now } = this.#options
    const { compose, ledgerNo } = handOver
    const attempt = await Promise.resolve()
      .then(compose)
      .then((mail) => transport.send(mail))
      .then(
        (reply): Attempt => ({ work, attemptedAt: now(), result: 'delivered', reply, ledgerNo }),
        (error) => this.#failed(work, error, handOver),
      )
    await this.#settle(attempt)
  }

  /** What was handed over must be written down, or it is handed over again: so this outlasts a database's absence. */
  async #settle(attempt: Attempt): Promise<void> {
    for (;;) {
      try {
        return await this.#settler.submit(attempt)
      } catch (error) {
        if (this.#stopping || !isTransient(error)) throw error
        this.#options.log.warn(
          { err: error, message: attempt.work.messageId },
          'a delivery waits to be written down',
        )
        await sleep(TROUBLE_PAUSE_MS)
      }
    }
  }

  #failed(work: OutboxWork, error: unknown, { address, failureNotice }: HandOver): Attempt {
    const { now, random, log } = this.#options
    const attemptedAt = now()
    const reply = (error as Error).message
    const dueAt = new Date(attemptedAt.getTime() + retryDelayMs(work.attempts, random()))
    if (!isFinal(error) && dueAt < work.giveUpAt)
      return { work, attemptedAt, result: 'deferred', reply, dueAt }
    log.info({ message: work.messageId, attempts: work.attempts }, 'a delivery was given up')
    const gone = isFinal(error) && fateOf(reply) === 'gone'
    return {
      ...{ work, attemptedAt, result: 'failed', reply, notice: failureNotice(gone ? 'gone' : 'refused') },
      ...(gone ? { deadAddress: address } : {}),
    }
  }
}
