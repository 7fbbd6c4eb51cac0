// All contact data of a text. Each detector is dear and most texts hold nothing for it; what a text is made of tells
// beforehand which of them could find something.
import type { View } from '../model/view.ts'
import { ALPHANUMERIC, AT, COLON, OPENING, WIDE_SIGN } from '../text/characters.ts'
import { DIGIT_CUE, SERVICE_CUE, SPELLED_CUE } from './cues.ts'
import { type FoundLink, foundIn } from './links.ts'
import { handlesIn, servicesIn } from './messengers.ts'
import { FEWEST_DIGITS, phonesIn } from './phones.ts'
import { plainContacts } from './plain-contacts.ts'

export interface Contacts {
  readonly emails: readonly string[]
  readonly links: readonly FoundLink[]
  readonly phones: readonly string[]
  readonly services: readonly string[]
  readonly handles: readonly string[]
}

/** The contact data in a text. `known` holds numbers that the order itself has. */
export function contactsIn(view: View, language: string, known: readonly string[]): Contacts {
  const { text, traits, cues } = view
  const plain = isSpelled(view) ? plainContacts(text) : text
  const changed = plain !== text
  const mayLink = changed || traits.innerDot || (traits.kinds & (AT | COLON)) !== 0
  return {
    ...(mayLink ? foundIn(plain) : NOTHING),
    phones: changed || traits.digits >= FEWEST_DIGITS ? phonesIn(plain, language, known) : [],
    services: changed || (cues & SERVICE_CUE) !== 0 ? servicesIn(plain) : [],
    handles: handlesIn(plain),
  }
}

const NOTHING = { emails: [], links: [] } as const

/** Whether anything could be spelled out so that no machine sees it. */
function isSpelled({ text, traits, tokens, cues }: View): boolean {
  const { kinds } = traits
  if (traits.innerDot || traits.spacedDot || (kinds & OPENING) !== 0 || (cues & SPELLED_CUE) !== 0)
    return true
  if ((kinds & WIDE_SIGN) !== 0 && ((kinds & ALPHANUMERIC) !== 0 || /[＠﹫]/.test(text))) return true
  if ((kinds & COLON) !== 0 && text.includes('**')) return true
  return (cues & DIGIT_CUE) !== 0 && countDigitWords(tokens) >= FEWEST_DIGIT_WORDS
}

/** A number that is spelled has more words than this that a look at single words sees. */
const FEWEST_DIGIT_WORDS = 4

function countDigitWords(tokens: View['tokens']): number {
  let count = 0
  for (const { word } of tokens) if ((word.cues & DIGIT_CUE) !== 0) count += 1
  return count
}
