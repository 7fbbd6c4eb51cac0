// The way of a message from its bytes to a recorded decision: read, judge, decide, record.
import { type Judgement, judge, ownText } from '@comity/judge'
import { type ClaimFields, claimOf, lookAlikeOf } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import { type Destination, otherParty } from '../identify/identify.ts'
import type { Parties } from '../identify/parties.ts'
import { findThread, type Thread } from '../identify/thread.ts'
import type { JudgeMemory } from '../memory/judge-memory.ts'
import type { SecondOpinion } from '../opinion/second-opinion.ts'
import { isStopWord } from '../preferences/stop-words.ts'
import type { Mail } from '../read/mail.ts'
import type { RecentMail } from '../read/recent-mail.ts'
import { Refusal } from '../refusals.ts'
import { isTransient, type Pool } from '../store/database.ts'
import { GroupCommit } from '../store/group-commit.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { stateOf } from './decision-input.ts'
import type { Accepted, Incoming } from './incoming.ts'
import { type RecordContext, recordBatch } from './record.ts'

/** A message whose sender and recipient are known. */
export interface Submission {
  readonly destination: Destination
  readonly transport: 'smtp' | 'api'
  readonly mail: Mail
  readonly raw: Buffer
  readonly senderAddress: string | undefined
  /** How it is known who sent it; undefined for the API. */
  readonly proof?: string
  readonly claimFields: ClaimFields
  /** Whether its sender hears the answer; else he is told by mail. */
  readonly hearsVerdict: boolean
  /** Given where the caller must be able to repeat the call; else a new one is made. */
  readonly messageId?: string
}

export interface PipelineOptions extends RecordContext {
  readonly pool: Pool
  readonly decisionLog: DecisionLog
  /** Hosts that links in messages may lead to. */
  readonly allowedHosts: readonly string[]
  /** Asked about what the judge is unsure of; undefined where nobody is. */
  readonly secondOpinion: SecondOpinion | undefined
  /** What reviewers have read. */
  readonly memory: JudgeMemory
  /** Takes what is about to be relayed. */
  readonly recentMail: RecentMail
  /** Called after each commit that left work in the outbox. */
  readonly onWork: () => void
}

export class Pipeline {
  readonly #options: PipelineOptions
  readonly #recorder: GroupCommit<Incoming, Accepted>

  constructor(options: PipelineOptions) {
    this.#options = options
    this.#recorder = new GroupCommit({
      flush: (batch) => this.#flush(batch),
      weigh: ({ raw }) => raw.length,
      full: () => new Refusal('overloaded'),
    })
  }

  /** Judges, decides and records a message. When it resolves, the message is committed. */
  async accept(submission: Submission): Promise<Accepted> {
    const { destination, mail } = submission
    const { parties, to } = destination
    try {
      const sender = otherParty(to)
      const thread = await findThread(this.#options.pool, parties, { sender, ...mail })
      const { policy } = this.#options.policies.of(parties.marketplace.id, parties.seller.id)
      const fields = { ...submission.claimFields, header: mail.declared.important }
      return await this.#recorder.submit({
        ...submission,
        messageId: submission.messageId ?? uuidv7(),
        receivedAt: this.#options.now(),
        claim: to === 'buyer' ? claimOf(mail.subject, fields, policy) : undefined,
        lookAlike: to === 'buyer' ? lookAlikeOf(mail.subject, policy) : undefined,
        reason: to === 'buyer' ? (submission.claimFields.reason ?? mail.declared.reason) : undefined,
        thread,
        isStop:
          to === 'seller' && !mail.automatic && isStopWord(ownText(mail.visible?.text ?? ''), mail.subject),
        judgement: to === 'buyer' ? await this.#judge(mail, thread, parties) : undefined,
      })
    } catch (error) {
      throw isTransient(error) ? new Refusal('store.unavailable', { cause: error }) : error
    }
  }

  /** Resolves when everything submitted is committed or refused. */
  drained(): Promise<void> {
    return this.#recorder.drained()
  }

  async #judge({ subject, visible }: Mail, thread: Thread, parties: Parties): Promise<Judgement | undefined> {
    const { answersOtherParty, earlierTexts, answeredText } = thread
    if (!visible) return undefined
    const judgement = judge({
      subject,
      body: visible,
      thread: { answersBuyer: answersOtherParty, earlierTexts, buyerText: answeredText },
      order: { state: stateOf(parties.order), custom: parties.order.custom },
      allowedHosts: this.#options.allowedHosts,
      known: knownTo(parties),
      ...this.#options.memory.of(parties.marketplace.id),
    })
    const { secondOpinion } = this.#options
    return secondOpinion ? secondOpinion.on(judgement, [parties.seller.name, parties.buyer.name]) : judgement
  }

  async #flush(batch: readonly Incoming[]): Promise<Accepted[]> {
    const accepted = await this.#options.decisionLog.transaction((transaction) =>
      recordBatch(transaction, batch, this.#options),
    )
    accepted.forEach(({ messageId, decision, duplicate }, index) => {
      const { mail, raw } = batch[index] as Incoming
      const goesOut = decision.outcome === 'deliver' || decision.outcome === 'trim'
      if (goesOut && !duplicate) this.#options.recentMail.keep(messageId, mail, raw.length)
    })
    this.#options.onWork()
    return accepted
  }
}

/** Addresses are masked and aliases work, so neither leads past the marketplace. */
function knownTo({ seller, buyer, aliases, order }: Parties): string[] {
  return [...seller.addresses, buyer.address, aliases.seller, aliases.buyer, order.externalId]
}
