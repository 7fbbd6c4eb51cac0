// Everything a decision may depend on, as plain data: it can be stored with the decision and decided again years later.
import type { Judgement } from '@comity/judge'
import type { ClaimKind } from './decision.ts'
import type { Label } from './labels.ts'
import type { Category } from './policy.ts'

/** What is known of a message beside the judge's word. Times are ISO 8601; lists are in no order. */
export interface Circumstances {
  readonly from: 'seller' | 'buyer'
  readonly now: string
  readonly claim: ClaimKind | null
  /** The policy's mark that its subject imitates without being one. */
  readonly claim_look_alike?: string
  /** The reason the sender declared; null where none. */
  readonly reason: string | null
  /** What a reviewer read the passages as; the judge's reading counts only through it. */
  readonly labels?: readonly Label[]
  /** Language the sender reads, BCP 47. */
  readonly language: string
  readonly message: {
    readonly names_order: boolean
    readonly words: number
    readonly attachments: number
    readonly automatic: boolean
    /** When the same text last went out on this order; null where it never did. */
    readonly said_at: string | null
  }
  readonly buyer: {
    readonly refused: readonly Category[]
    /** Those of the refused categories that no choice of his own refuses. */
    readonly bundled: readonly Category[]
    readonly consented: readonly Category[]
    readonly language: string
    readonly time_zone: string
  }
  readonly order: {
    readonly custom: boolean
    readonly state: string
    readonly placed_at: string | null
    readonly shipped_at: string | null
    readonly delivered_at: string | null
    /** Messages of the seller's that reached the buyer, by intent; `*` counts them all, `reason:x` by declared reason. */
    readonly tally: Readonly<Record<string, number>>
  }
  readonly seller: {
    readonly id: string
    readonly sanction: string
    readonly strikes: number
    readonly registered_at: string | null
    /** Orders a day, on average of the last seven. */
    readonly daily_orders: number
  }
  readonly thread: {
    readonly began_by: '' | 'seller' | 'buyer'
    readonly is_reply: boolean
    readonly open_question: boolean
  }
  /** State of the token buckets of the policy's limits, by gate; a bucket that is not there is full. */
  readonly buckets: Readonly<Record<string, Bucket>>
}

export interface Bucket {
  readonly tokens: number
  readonly at: string
}

export interface DecisionInput extends Circumstances {
  /** Undefined where no text could be read, and for a buyer's message, which is not judged. */
  readonly judgement: Judgement | undefined
}

/** The circumstances of a first message about a paid order, to be changed where something is otherwise. */
export const PLAIN: Circumstances = {
  from: 'seller',
  now: '2026-01-15T12:00:00.000Z',
  claim: null,
  reason: null,
  language: 'en',
  message: { names_order: false, words: 40, attachments: 0, automatic: false, said_at: null },
  buyer: { refused: [], bundled: [], consented: [], language: 'en', time_zone: 'UTC' },
  order: {
    custom: false,
    state: 'paid',
    placed_at: '2026-01-13T12:00:00.000Z',
    shipped_at: null,
    delivered_at: null,
    tally: {},
  },
  seller: {
    id: 'seller',
    sanction: '',
    strikes: 0,
    registered_at: '2025-01-15T12:00:00.000Z',
    daily_orders: 0,
  },
  thread: { began_by: '', is_reply: false, open_question: false },
  buckets: {},
}
