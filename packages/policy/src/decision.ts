// One outcome with its reasons: the shape that is stored, told to the sender and answered by the API.

export const OUTCOMES = ['deliver', 'trim', 'withhold', 'defer', 'hold', 'refuse'] as const

export type Outcome = (typeof OUTCOMES)[number]

export const CLAIM_KINDS = ['subject', 'field', 'action', 'header'] as const

/** How the sender said that his message is critical: marker in the subject, field of a form, typed API action, header. */
export type ClaimKind = (typeof CLAIM_KINDS)[number]

export interface Decision {
  readonly outcome: Outcome
  /** Stable, such as `opted-out.non-critical`. */
  readonly code: string
  /** One sentence for the sender. */
  readonly because: string
  readonly how_to_fix?: string
  readonly rule: string
  readonly policy: { readonly name: string; readonly version: number }
  readonly claim?: { readonly kind: ClaimKind; readonly upheld: boolean }
  /** Indexes into the judgement's segments. */
  readonly trimmed?: { readonly kept: readonly number[]; readonly left_out: readonly number[] }
  /** True where a person should look at it. */
  readonly review: boolean
  /** When a deferred message is decided anew, ISO 8601. */
  readonly until?: string
  /** What rules that only warn would have decided, and a mark that is none, in words for the sender. */
  readonly warnings: readonly { readonly rule: string; readonly code: string; readonly because: string }[]
  /** What rules in shadow would have decided. */
  readonly shadow: readonly { readonly rule: string; readonly outcome: Outcome; readonly code: string }[]
  /** Limits that this message counts against, if it goes out. */
  readonly consumes: readonly string[]
}
