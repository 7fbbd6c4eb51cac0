// The two views of a piece: as it is shown, and as it reads once disguises are off.
import { isAllowed } from '../detect/links.ts'
import type { Piece } from '../judgement.ts'
import { tokensOf } from '../model/tokens.ts'
import { type View, viewOf, viewWith } from '../model/view.ts'
import { type Word, wordOf } from '../model/words.ts'
import { cleanText, isClean, looksPlain } from '../text/clean.ts'
import { ordinaryForm } from '../text/disguised-words.ts'

export interface Views {
  readonly shown: View
  /** Undefined where it would be the same. */
  readonly clean: View | undefined
  readonly disguises: readonly string[]
}

/** `known` is what the order knows, and `allowedHosts` where links may lead: neither tells anything of a purpose. */
export function viewsOf(
  piece: Pick<Piece, 'text'>,
  { known, allowedHosts }: { known: readonly string[]; allowedHosts: readonly string[] },
): Views {
  const text = blanked(piece.text, known, allowedHosts)
  const shown = viewOf(text)
  if (looksPlain(shown) || isClean(shown)) return { shown, ...restored(shown) }
  const clean = cleanText(text)
  if (clean.text === text) return { shown, ...restored(shown) }
  const placed = tokensOf(clean.text).map(({ word, start, end }) => ({
    word,
    start: clean.at[start] as number,
    end: clean.at[end] as number,
  }))
  return { shown, clean: viewWith(clean.text, placed), disguises: [...clean.disguises] }
}

/** What is known is blanked out in place, so that offsets hold. Shorter values could be any word. */
const SHORTEST_KNOWN = 4

function blanked(text: string, known: readonly string[], allowedHosts: readonly string[]): string {
  const rest = known.length === 0 ? text : blankedKnown(text, known)
  if (allowedHosts.length === 0 || !rest.includes('://')) return rest
  return rest.replace(/https?:\/\/[^\s<>"]+/gi, (url) => (isAllowed(url, allowedHosts) ? blank(url) : url))
}

function blankedKnown(text: string, known: readonly string[]): string {
  const folded = text.toLowerCase()
  const values = known.filter(
    (value) => value.length >= SHORTEST_KNOWN && folded.includes(value.toLowerCase()),
  )
  return values.reduce((masked, value) => masked.replace(new RegExp(RegExp.escape(value), 'gi'), blank), text)
}

function blank(match: string): string {
  return ' '.repeat(match.length)
}

/** Letters swapped or vowels dropped inside words: plain to look at, yet words that a filter would not know. */
function restored(shown: View): Pick<Views, 'clean' | 'disguises'> {
  if (!shown.tokens.some(({ word }) => restoredForm(word) !== null))
    return { clean: undefined, disguises: [] }
  const tokens = shown.tokens.map((token) => {
    const form = restoredForm(token.word)
    return form === null ? token : { ...token, word: wordOf(form) }
  })
  return { clean: { ...shown, tokens }, disguises: ['disguised_word'] }
}

/** In UTF-16 units; undoing takes four letters at least. */
const SHORTEST_DISGUISED = 4

function restoredForm(word: Word): string | null {
  if (word.restored === undefined)
    word.restored = word.text.length < SHORTEST_DISGUISED ? null : (ordinaryForm(word.text) ?? null)
  return word.restored
}
