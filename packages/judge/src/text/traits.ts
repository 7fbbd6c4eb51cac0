// What a text is made of, told in one pass: reason enough for the dearer looks at it, or for none.
import { CAPITAL, DIGIT, DOT, kindsOf, LEET, LETTER, NUMBER, SPACE } from './characters.ts'

export interface Traits {
  /** The kinds of all its characters, as bits. */
  readonly kinds: number
  /** A letter beside what may stand for one, or the same letter three times. */
  readonly odd: boolean
  /** Letters that stand alone. */
  readonly singles: number
  readonly digits: number
  /** A full stop with something behind it. */
  readonly innerDot: boolean
  /** White space before a full stop. */
  readonly spacedDot: boolean
  /** Four capitals in a row. */
  readonly capitals: boolean
}

const APART = LETTER | NUMBER

/** Looks a text over, character by character. */
export function traitsOf(text: string): Traits {
  let [all, singles, digits, capitals] = [0, 0, 0, 0]
  let [before, last, lastCode, beforeCode] = [0, 0, -1, -1]
  let [odd, innerDot, spacedDot, shouts] = [false, false, false, false]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) as number
    at += code > 0xffff ? 1 : 0
    const kinds = kindsOf(code)
    all |= kinds
    digits += has(kinds, DIGIT)
    capitals = (capitals + 1) * has(kinds, CAPITAL)
    shouts ||= capitals === 4
    odd ||= isOddPair(last, kinds) || (code === lastCode && code === beforeCode && has(kinds, LETTER) === 1)
    singles += isSingle(before, last, kinds)
    innerDot ||= has(last, DOT) === 1
    spacedDot ||= has(kinds, DOT) * has(last, SPACE) === 1
    before = last
    last = kinds
    beforeCode = lastCode
    lastCode = code
  }
  singles += isSingle(before, last, 0)
  return { kinds: all, odd, singles, digits, innerDot, spacedDot, capitals: shouts }
}

function has(kinds: number, kind: number): 0 | 1 {
  return (kinds & kind) === 0 ? 0 : 1
}

function isOddPair(left: number, right: number): boolean {
  return ((left & LETTER) !== 0 && (right & LEET) !== 0) || ((left & LEET) !== 0 && (right & LETTER) !== 0)
}

function isSingle(before: number, kinds: number, after: number): number {
  return (kinds & LETTER) !== 0 && ((before | after) & APART) === 0 ? 1 : 0
}
