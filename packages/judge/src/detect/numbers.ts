// Order numbers, tracking numbers, sums and dates: what letters about orders are full of and what is no contact datum.

import { CURRENCY_CUE, MONTH, MONTH_CUE, PERCENT_CUE } from './cues.ts'

/** Whatever the cues. */
const ANY = ~0

export type NumberKind = 'order_number' | 'tracking_number' | 'money' | 'percent' | 'date'

export interface FoundNumber {
  readonly kind: NumberKind
  readonly text: string
}

/** UPU S10, UPS, and runs of 11 to 30 digits or letters that parcel services print on labels. */
const TRACKING =
  /(?<![\p{L}\d])(?:[A-Z]{2}\s?\d{3}\s?\d{3}\s?\d{3}\s?[A-Z]{2}|1Z[\dA-Z]{16}|JJ?D\d{10,20}|TBA\d{10,14}|\d[\d ]{10,32}\d|[A-Z]{1,4}\d{8,20}[A-Z]{0,3})(?![\p{L}\d])/gu

/** Groups of digits with hyphens, or digits and capitals: how shops number orders, articles and tickets. */
const ORDER =
  /(?<![\p{L}\d])(?!TBA\d{10})(?:\d{2,6}-\d{4,9}(?:-\d{1,9})?|[A-Z]{1,5}[-/]?\d{2,4}[-/]\d{2,10}(?:[-/]\d{1,8})?|[A-Z]{1,5}-?\d{3,12}|#\s?[A-Z\d][A-Z\d-]{2,20})(?![\p{L}\d])/gu

const CURRENCY =
  '(?:[€$£¥]|zł|円|EUR|USD|GBP|JPY|PLN|BRL|R\\$|CHF|euros?|dollars?|pounds?|złotych|złote|yen|reais)'
const AMOUNT = '\\d{1,3}(?:[.,\\s\\u00a0]?\\d{3})*(?:[.,]\\d{1,2}|,-)?'
const MONEY = new RegExp(`(?:${CURRENCY}\\s?${AMOUNT}|${AMOUNT}\\s?${CURRENCY})(?![\\p{L}\\d])`, 'giu')
const PERCENT =
  /\d{1,3}(?:[.,]\d+)?\s?(?:%|％|percent\b|prozent\b|pour ?cent\b|por ciento\b|per cento\b|por cento\b|procent\w*|パーセント)/giu

const DATE = new RegExp(
  `(?<!\\d)(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[./-]\\d{1,2}\\.?(?:[./-]?\\d{2,4})?(?!\\d)|\\d{1,2}(?:\\.|st|nd|rd|th|er|º|°)?\\s(?:de\\s|of\\s|di\\s)?${MONTH}|${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}月\\d{1,2}日)`,
  'giu',
)

/** A kind, how it is written, and a cheap look at whether a text with digits could hold it. */
interface Kind {
  readonly kind: NumberKind
  readonly pattern: RegExp
  readonly mayStand: (text: string, cues: number) => boolean
}

const KINDS: readonly Kind[] = [
  { kind: 'money', pattern: MONEY, mayStand: (_, cues) => (cues & CURRENCY_CUE) !== 0 },
  { kind: 'percent', pattern: PERCENT, mayStand: (_, cues) => (cues & PERCENT_CUE) !== 0 },
  {
    kind: 'date',
    pattern: DATE,
    mayStand: (text, cues) => (cues & MONTH_CUE) !== 0 || /\d[-./年月]\d/u.test(text),
  },
  { kind: 'order_number', pattern: ORDER, mayStand: (text) => /#|\d\d.?\d/u.test(text) },
  { kind: 'tracking_number', pattern: TRACKING, mayStand: (text) => /\d[\d\s]{7}|1Z/u.test(text) },
]

/**
 * Numbers of a text by kind; each stretch counts once, in the order money, percent, date, order, tracking. `cues` says
 * which kinds there could be; without it all are looked for.
 */
export function numbersIn(text: string, cues: number = ANY): FoundNumber[] {
  if (!/\d/.test(text)) return []
  let rest = text
  const found: FoundNumber[] = []
  for (const { kind, pattern, mayStand } of KINDS) {
    if (!mayStand(rest, cues)) continue
    rest = rest.replace(pattern, (match) => {
      found.push({ kind, text: match.trim() })
      return ' '.repeat(match.length)
    })
  }
  return found
}
