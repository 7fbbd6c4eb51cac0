// A message between being judged and being recorded.
import type { Judgement } from '@comity/judge'
import type { ClaimKind, Decision } from '@comity/policy'
import type { Destination } from '../identify/identify.ts'
import type { Thread } from '../identify/thread.ts'
import type { Mail } from '../read/mail.ts'

export interface Incoming {
  readonly messageId: string
  readonly destination: Destination
  readonly transport: 'smtp' | 'api'
  readonly mail: Mail
  readonly raw: Buffer
  readonly receivedAt: Date
  /** Where the sender is told; undefined for the API. */
  readonly senderAddress: string | undefined
  /** How it is known who sent it; undefined for the API. */
  readonly proof?: string
  /** Whether its sender hears the answer; else he is told by mail. */
  readonly hearsVerdict: boolean
  readonly claim: ClaimKind | undefined
  /** The mark that its subject imitates without being one. */
  readonly lookAlike: string | undefined
  /** The reason that the sender declared. */
  readonly reason: string | undefined
  readonly thread: Thread
  /** A buyer's answer that asks for an end of mail and says nothing else. */
  readonly isStop: boolean
  /** Undefined for a buyer's message, which is not judged, and for one that could not be read. */
  readonly judgement: Judgement | undefined
}

/** What became of a message. */
export interface Accepted {
  readonly messageId: string
  readonly decision: Pick<Decision, 'outcome' | 'code' | 'because' | 'how_to_fix' | 'claim'>
  /** True where the same mail had been recorded before, with this same outcome. */
  readonly duplicate: boolean
}
