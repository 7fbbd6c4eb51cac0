// What kind of character each is, as bits in a table: one pass over a text then tells which of the dearer looks at it
// could find anything at all.
import { isInvisible, isMark } from './invisible.ts'
import { isForeignLookalike } from './lookalikes.ts'

export const LETTER: number = 1
export const MARK: number = 1 << 1
export const NUMBER: number = 1 << 2
/** Scripts that set no spaces between words. */
export const UNSPACED: number = 1 << 3
/** Signs that count as words. */
export const SIGN: number = 1 << 4
export const PICTOGRAPH: number = 1 << 5
/** Apostrophes that may stand inside a word. */
export const APOSTROPHE: number = 1 << 6
/** 0 to 9. */
export const DIGIT: number = 1 << 7
/** What stands for a letter in leet. */
export const LEET: number = 1 << 8
export const CAPITAL: number = 1 << 9
/** Beyond printable ASCII, Latin-1, Japanese and ordinary punctuation. */
export const STRANGE: number = 1 << 10
/** What taking disguises off could change by itself, whatever stands beside it. */
export const CHANGEABLE: number = 1 << 11
export const DOT: number = 1 << 12
export const AT: number = 1 << 13
export const COLON: number = 1 << 14
export const QUESTION: number = 1 << 15
export const EXCLAMATION: number = 1 << 16
/** ASCII brackets that open. */
export const OPENING: number = 1 << 17
export const SPACE: number = 1 << 18
export const CURRENCY: number = 1 << 19
export const PERCENT: number = 1 << 20
/** Full-width forms of the signs that addresses are made of. */
export const WIDE_SIGN: number = 1 << 21
/** Letters and digits of ASCII, and what folds to one. */
export const ALPHANUMERIC: number = 1 << 22
/** Neither letters nor space: what stands between words. */
export const DIVIDER: number = 1 << 23
export const KANA: number = 1 << 24

const KINDS: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [LETTER, /\p{L}/u],
  [MARK, /\p{M}/u],
  [NUMBER, /\p{N}/u],
  [UNSPACED, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u],
  [SIGN, /[?!%€$£¥★☆@#:…]/u],
  [PICTOGRAPH, /\p{Extended_Pictographic}/u],
  [APOSTROPHE, /['’´`]/u],
  [DIGIT, /\d/u],
  [LEET, /[\d@$!|+€(]/u],
  [CAPITAL, /\p{Lu}/u],
  [
    STRANGE,
    /[^\n\t\x20-\x7e\u00a0-\u024f\u2010-\u201f\u2022\u2026\u2030\u2039\u203a\u20ac\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\p{Emoji_Presentation}]/u,
  ],
  [DOT, /\./u],
  [AT, /@/u],
  [COLON, /[:：]/u],
  [QUESTION, /[?？]/u],
  [EXCLAMATION, /[!！]/u],
  [OPENING, /[([{<]/u],
  [SPACE, /\s/u],
  [CURRENCY, /[€$£¥円]/u],
  [PERCENT, /[%％]/u],
  [WIDE_SIGN, /[＠﹫。．｡]/u],
  [DIVIDER, /[\p{N}\p{P}\p{S}]/u],
  [KANA, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [ALPHANUMERIC, /[a-z\d]/iu],
]

const PAGE = 256
const pages: (Uint32Array | undefined)[] = new Array(0x110000 / PAGE).fill(undefined)

/** The kinds of a code point, as bits. */
export function kindsOf(code: number): number {
  const page = pages[code >> 8] ?? makePage(code >> 8)
  return page[code & 255] as number
}

function makePage(number: number): Uint32Array {
  const page = Uint32Array.from({ length: PAGE }, (_, index) => look(number * PAGE + index))
  pages[number] = page
  return page
}

function look(code: number): number {
  const character = String.fromCodePoint(code)
  let bits = 0
  for (const [bit, pattern] of KINDS) if (pattern.test(character)) bits |= bit
  return isChangeable(code, character) ? bits | CHANGEABLE : bits
}

/** Invisible, composed with its neighbour, compatible with another, or a look-alike of one. */
function isChangeable(code: number, character: string): boolean {
  if (code < 0x80) return isInvisible(character)
  return (
    isInvisible(character) ||
    isMark(character) ||
    isForeignLookalike(character) ||
    /[\p{Script=Hangul}\p{Regional_Indicator}]/u.test(character) ||
    character.normalize('NFKC') !== character
  )
}
