// Words of a text with their places. Numbers count as one word each, whatever they are; signs that say something do too.
import { APOSTROPHE, kindsOf, LETTER, MARK, NUMBER, PICTOGRAPH, SIGN, UNSPACED } from '../text/characters.ts'
import { type Word, wordOf } from './words.ts'

export interface Token {
  readonly word: Word
  readonly start: number
  readonly end: number
}

const INSIDE = LETTER | MARK | NUMBER

/** The words of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const code = text.codePointAt(at) as number
    const end = endOfToken(text, at, code)
    if (end === at) {
      at += code > 0xffff ? 2 : 1
      continue
    }
    tokens.push({ word: wordOf(text.slice(at, end)), start: at, end })
    at = end
  }
  return tokens
}

/** Where the token that begins here ends; here, where none begins. */
function endOfToken(text: string, at: number, code: number): number {
  const kinds = kindsOf(code)
  if ((kinds & UNSPACED) !== 0) return endOfRun(text, at, UNSPACED)
  if ((kinds & INSIDE) !== 0) return endOfWord(text, at)
  if ((kinds & (SIGN | PICTOGRAPH)) === 0) return at
  return at + (code > 0xffff ? 2 : 1)
}

/** Letters and digits, and more letters behind an apostrophe. */
function endOfWord(text: string, at: number): number {
  let end = endOfRun(text, at, INSIDE)
  while (end < text.length && (kindsOf(text.charCodeAt(end)) & APOSTROPHE) !== 0) {
    const next = endOfRun(text, end + 1, LETTER | MARK)
    if (next === end + 1) break
    end = next
  }
  return end
}

function endOfRun(text: string, at: number, kinds: number): number {
  let end = at
  while (end < text.length) {
    const code = text.codePointAt(end) as number
    if ((kindsOf(code) & kinds) === 0) break
    end += code > 0xffff ? 2 : 1
  }
  return end
}
