// A text as the detectors and the model look at it: its words, what it is made of, and the cues in both.
import { CURRENCY_CUE, PERCENT_CUE } from '../detect/cues.ts'
import { CURRENCY, PERCENT } from '../text/characters.ts'
import { type Traits, traitsOf } from '../text/traits.ts'
import { type Token, tokensOf } from './tokens.ts'

export interface View {
  readonly text: string
  readonly traits: Traits
  readonly tokens: readonly Token[]
  /** Which detectors the text gives reason to run. */
  readonly cues: number
}

/** Looks a text over. */
export function viewOf(text: string): View {
  return viewWith(text, tokensOf(text))
}

/** The view of a text whose words are known, be they as it has them or as they are to be read. */
export function viewWith(text: string, tokens: readonly Token[], traits: Traits = traitsOf(text)): View {
  let cues = (traits.kinds & CURRENCY) === 0 ? 0 : CURRENCY_CUE
  if ((traits.kinds & PERCENT) !== 0) cues |= PERCENT_CUE
  for (const { word } of tokens) cues |= word.cues
  return { text, traits, tokens, cues }
}
