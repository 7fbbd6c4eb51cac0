// Words of a text with their places. Numbers count as one word each, whatever they are; signs that say something do too.

export interface Token {
  /** Lower case; `0` for a number, with its letters where it has any. */
  readonly word: string
  readonly start: number
  readonly end: number
}

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|[\p{L}\p{M}\p{N}]+(?:['’´`][\p{L}\p{M}]+)*|[?!%€$£¥★☆@#:…]|\p{Extended_Pictographic}/gu

const DIGITS = /\p{N}+/gu

/** Scripts that set no spaces between words: their runs are read by n-grams of characters. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u

/** The words of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0]
    tokens.push({ word: foldWord(raw), start: match.index, end: match.index + raw.length })
  }
  return tokens
}

export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word)
}

function foldWord(raw: string): string {
  const lower = raw.toLowerCase().replace(/[’´`]/g, "'")
  return lower.replace(DIGITS, '0')
}
