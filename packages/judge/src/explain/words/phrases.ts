// The shape of one language's words for explanations.
import type { Intent } from '../../intents.ts'

/** Intents that a sentence can name; the others are what letters are made of. */
export type NamedIntent = Exclude<
  Intent,
  | 'greeting'
  | 'sign_off'
  | 'courtesy'
  | 'order_reference'
  | 'signature'
  | 'disclaimer'
  | 'quote'
  | 'filler'
  | 'other'
>

export interface Phrases {
  /** What a part with this intent does, to stand behind "it". */
  readonly intents: Readonly<Record<NamedIntent, string>>
  /** Said of a part that does none of these. */
  readonly nothing: string
  readonly and: string
  /** `{what}` what it does, `{words}` the words that decided. */
  readonly critical: string
  readonly non_critical: string
  readonly prohibited: string
  readonly neutral: string
  readonly uncertain: string
  /** `{words}` */
  readonly because: string
  readonly hidden: string
}
