// Characters that nobody sees, and what they are used for: to break a word that a reader still reads whole.

/** Format characters, fillers, blanks and selectors without a glyph (Unicode: Cf, Default_Ignorable). ZWJ is apart. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u

/** White space and the joiner of emoji stay: a reader sees what they do. */
const KEPT = new Set(['\n', '\t', '\r', '\u200d'])

/** Marks laid over or around a letter: strike-throughs, enclosing signs. No language writes with them. */
const OVERLAY = /[\u0334-\u0338\u20d0-\u20f0\u0488\u0489]/u

const MARK = /\p{Mn}/u

/** Scripts whose combining marks are letters' own: there a mark is no decoration. */
const MARKED_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export function isInvisible(character: string): boolean {
  return !KEPT.has(character) && INVISIBLE.test(character)
}

/** Tells whether a character may belong to the letter before it. */
export function isMark(character: string): boolean {
  return /\p{M}/u.test(character)
}

/** Tells whether a combining mark after `base` is decoration; what NFC could compose no longer is a mark here. */
export function isDecoration(character: string, base: string): boolean {
  return OVERLAY.test(character) || (MARK.test(character) && !MARKED_SCRIPT.test(base))
}
