// The two views of a piece: as it is shown, and as it reads once disguises are off.
import { isAllowed } from '../detect/links.ts'
import type { Piece } from '../judgement.ts'
import { type Token, tokensOf } from '../model/tokens.ts'
import { cleanText, looksPlain } from '../text/clean.ts'
import { undisguised } from '../text/disguised-words.ts'

export interface View {
  readonly text: string
  readonly tokens: readonly Token[]
}

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
  const tokens = tokensOf(text)
  const shown = { text, tokens }
  if (looksPlain(text)) return { shown, ...restored(shown) }
  const clean = cleanText(text)
  if (clean.text === text) return { shown, ...restored(shown) }
  const placed = tokensOf(clean.text).map(({ word, start, end }) => ({
    word,
    start: clean.at[start] as number,
    end: clean.at[end] as number,
  }))
  return { shown, clean: { text: clean.text, tokens: placed }, disguises: [...clean.disguises] }
}

/** What is known is blanked out in place, so that offsets hold. Shorter values could be any word. */
const SHORTEST_KNOWN = 4

function blanked(text: string, known: readonly string[], allowedHosts: readonly string[]): string {
  const folded = text.toLowerCase()
  const values = known.filter(
    (value) => value.length >= SHORTEST_KNOWN && folded.includes(value.toLowerCase()),
  )
  const blank = (match: string) => ' '.repeat(match.length)
  const rest = values.reduce(
    (masked, value) => masked.replace(new RegExp(RegExp.escape(value), 'gi'), blank),
    text,
  )
  if (allowedHosts.length === 0 || !rest.includes('://')) return rest
  return rest.replace(/https?:\/\/[^\s<>"]+/gi, (url) => (isAllowed(url, allowedHosts) ? blank(url) : url))
}

/** Letters swapped or vowels dropped inside words: plain to look at, yet words that a filter would not know. */
function restored({ text, tokens }: View): Pick<Views, 'clean' | 'disguises'> {
  if (!tokens.some(({ word }) => isRestorable(word))) return { clean: undefined, disguises: [] }
  const words = tokens.map((token) => ({ ...token, word: undisguised(token.word) ?? token.word }))
  return { clean: { text, tokens: words }, disguises: ['disguised_word'] }
}

const restorable = new Map<string, boolean>()
const RESTORABLE_LIMIT = 20_000

function isRestorable(word: string): boolean {
  let answer = restorable.get(word)
  if (answer === undefined) {
    if (restorable.size >= RESTORABLE_LIMIT) restorable.clear()
    answer = word.length >= 4 && undisguised(word) !== undefined
    restorable.set(word, answer)
  }
  return answer
}
