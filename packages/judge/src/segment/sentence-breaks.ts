// Where sentences end by the rules of Unicode (UAX #29 §5, default rules without tailoring). Reckoned here and not by
// Intl.Segmenter, whose Unicode version differs from engine to engine, and which takes most of a judgement's time.

const OTHER = 0
const EXTEND = 1
const SPACE = 2
const LOWER = 3
const UPPER = 4
const LETTER = 5
const NUMERIC = 6
const A_TERM = 7
const S_TERM = 8
const CONTINUE = 9
const CLOSE = 10
const SEPARATOR = 11

/** In this order: what an earlier row claims no later one gets. */
const CLASSES: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [SEPARATOR, /[\n\r\u0085\u2028\u2029]/u],
  [EXTEND, /[\p{Grapheme_Extend}\p{Mc}\p{Cf}]/u],
  [SPACE, /\p{White_Space}/u],
  [LOWER, /\p{Lowercase}/u],
  [UPPER, /[\p{Lu}\p{Lt}\p{Uppercase}]/u],
  [LETTER, /[\p{Alphabetic}\u05f3]/u],
  [NUMERIC, /[\p{Nd}\u066b\u066c]/u],
  [A_TERM, /[.\u2024\ufe52\uff0e]/u],
  [S_TERM, /\p{Sentence_Terminal}/u],
  [
    CONTINUE,
    /[,\-:;\u037e\u055d\u060c\u060d\u07f8\u1802\u1808\u2013\u2014\u3001\ufe10\ufe11\ufe13\ufe14\ufe31\ufe32\ufe50\ufe51\ufe54\ufe55\ufe58\ufe63\uff0c\uff0d\uff1a\uff1b\uff64]/u,
  ],
  [CLOSE, /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'\u275b-\u2760\u{1f676}-\u{1f678}]/u],
]

const PAGE = 256
const pages: (Uint8Array | undefined)[] = new Array(0x110000 / PAGE).fill(undefined)

function classAt(text: string, at: number): number {
  const code = text.codePointAt(at)
  if (code === undefined) return OTHER
  const page = pages[code >> 8] ?? makePage(code >> 8)
  return page[code & 255] as number
}

function makePage(number: number): Uint8Array {
  const page = Uint8Array.from({ length: PAGE }, (_, index) => {
    const character = String.fromCodePoint(number * PAGE + index)
    return CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? OTHER
  })
  pages[number] = page
  return page
}

/** The places inside a text at which a sentence ends and the next begins. */
export function sentenceBreaks(text: string): number[] {
  const breaks: number[] = []
  let before = OTHER
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at)
    const next = after(text, at, kind)
    const end = isEnd(kind) ? endBehind(text, next, { kind, before }) : undefined
    if (end !== undefined && end < text.length) breaks.push(end)
    before = kind
    at = next
  }
  return breaks
}

function isEnd(kind: number): boolean {
  return kind === A_TERM || kind === S_TERM || kind === SEPARATOR
}

/** Where the sentence ends whose mark ends at `next`; undefined where it goes on. */
function endBehind(
  text: string,
  next: number,
  { kind, before }: { kind: number; before: number },
): number | undefined {
  if (kind === SEPARATOR) return next
  return goesOnInside(text, next, { kind, before }) ? undefined : endOfSentence(text, next, kind)
}

/** SB6 and SB7: `3.5`, `e.V.` */
function goesOnInside(
  text: string,
  next: number,
  { kind, before }: { kind: number; before: number },
): boolean {
  if (kind !== A_TERM) return false
  const following = classAt(text, next)
  return following === NUMERIC || (following === UPPER && (before === UPPER || before === LOWER))
}

/** SB8 to SB11. */
function endOfSentence(text: string, next: number, kind: number): number | undefined {
  let end = skip(text, next, CLOSE)
  end = skip(text, end, SPACE)
  const following = classAt(text, end)
  if (following === CONTINUE || isEnd(following)) return undefined
  return kind === A_TERM && isLowerAhead(text, end) ? undefined : end
}

function isLowerAhead(text: string, from: number): boolean {
  for (let at = from; at < text.length; ) {
    const kind = classAt(text, at)
    if (kind === LOWER) return true
    if (kind === UPPER || kind === LETTER || isEnd(kind)) return false
    at = after(text, at, kind)
  }
  return false
}

function skip(text: string, from: number, kind: number): number {
  let at = from
  while (at < text.length && classAt(text, at) === kind) at = after(text, at, kind)
  return at
}

/** The next character that is more than an addition to this one (SB5). */
function after(text: string, at: number, kind: number): number {
  let next = at + unitsAt(text, at)
  while (kind !== SEPARATOR && next < text.length && classAt(text, next) === EXTEND)
    next += unitsAt(text, next)
  return next
}

function unitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1
}
