// Which language a message is in: one of the nine the judge knows, another one, or a mix that it must not guess at.
import { eld } from 'eld/extrasmall'
import { DIVIDER, KANA, kindsOf, SPACE } from '../text/characters.ts'
import { LANGUAGES_TOLD, PLACES } from './function-words.ts'

/** What the judge was trained in. */
const KNOWN = new Set(['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl'])

/** Letters that are looked at in one place; beyond a hundred or so nothing changes any more. */
const SAMPLE = 160

/** From here on a text's end is looked at as well: it may be in another language. */
const LONG = 3 * SAMPLE

/** Words of a sample that the cheap look takes. */
const WORDS = 40

/** Share of little words from which the cheap look decides, and the lead it must have over the next language. */
const SHARE = 0.22
const LEAD = 1.8

/** The same for the longer look at what the short one leaves open. */
const MORE_WORDS = 120
const MANY = 6
const FAR_LEAD = 2

/** Below this many letters of words nothing tells a language for sure. */
const FEW_LETTERS = 12

export interface Language {
  /** BCP 47 primary subtag; `und` where nothing tells. */
  readonly code: string
  /** Whether the judge knows it and the text is in no other beside it. */
  readonly isKnown: boolean
}

/** Tells the language of a text by its beginning and, where it is long, by its end. */
export function detectLanguage(text: string): Language {
  const beginning = lettersAtStart(text, SAMPLE)
  if (beginning.length < FEW_LETTERS && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(beginning))
    return { code: 'und', isKnown: beginning === '' || isLatin(beginning) }
  const first = languageOf(beginning.slice(0, SAMPLE), text)
  if (text.length < LONG || lettersAtStart(text, LONG).length < LONG)
    return { code: first, isKnown: KNOWN.has(first) }
  const last = languageOf(lettersAtEnd(text, SAMPLE), '')
  return { code: first, isKnown: KNOWN.has(first) && KNOWN.has(last) }
}

/** Words with single spaces between them, addresses and all that is no letter left out, until they are long enough. */
function lettersAtStart(text: string, enough: number): string {
  let letters = ''
  for (let at = 0; at < text.length && letters.length < enough; ) {
    const start = endOf(text, at, true)
    at = endOf(text, start, false)
    const words = wordsOf(text.slice(start, at))
    if (words !== '') letters = letters === '' ? words : `${letters} ${words}`
  }
  return letters
}

/** The same from the end, cut to the length. */
function lettersAtEnd(text: string, length: number): string {
  let letters = ''
  for (let at = text.length; at > 0 && letters.length < length; ) {
    const end = startOf(text, at, true)
    at = startOf(text, end, false)
    const words = wordsOf(text.slice(at, end))
    if (words !== '') letters = letters === '' ? words : `${words} ${letters}`
  }
  return letters.slice(-length)
}

/** Where the run of white space, or of other characters, that begins here ends. */
function endOf(text: string, from: number, space: boolean): number {
  let at = from
  while (at < text.length && isSpace(text, at) === space) at += 1
  return at
}

/** Where the run that ends here begins. */
function startOf(text: string, from: number, space: boolean): number {
  let at = from
  while (at > 0 && isSpace(text, at - 1) === space) at -= 1
  return at
}

function isSpace(text: string, at: number): boolean {
  return (kindsOf(text.charCodeAt(at)) & SPACE) !== 0
}

/** The words of a run without white space inside; none of a mail address, nor of what follows a scheme. */
function wordsOf(run: string): string {
  const sign = run.indexOf('@', 1)
  if (sign > 0 && sign < run.length - 1) return ''
  const scheme = run.includes('://') ? run.search(/https?:\/\/./u) : -1
  return withoutSigns(scheme < 0 ? run : run.slice(0, scheme))
}

/** Signs and digits are left out, and part words. Most runs have none, or one at their end. */
function withoutSigns(run: string): string {
  let first = 0
  let end = run.length
  while (first < end && isDivider(run, first)) first += 1
  while (end > first && isDivider(run, end - 1)) end -= 1
  for (let at = first; at < end; at += 1)
    if (isDivider(run, at) || isHalf(run, at)) return run.replace(DIVIDERS, ' ').replace(/ +/g, ' ').trim()
  return run.slice(first, end)
}

const DIVIDERS = /[\p{N}\p{P}\p{S}]+/gu

function isDivider(run: string, at: number): boolean {
  return (kindsOf(run.charCodeAt(at)) & DIVIDER) !== 0
}

/** Half of a character beyond the first 65 536, which the pattern looks at whole. */
function isHalf(run: string, at: number): boolean {
  return (run.charCodeAt(at) & 0xf800) === 0xd800
}

/** `text` is what the sample was taken from, where more of it may be looked at. */
function languageOf(sample: string, text: string): string {
  return byScript(sample) ?? byLittleWords(sample, text) ?? (eld.detect(sample).language || 'und')
}

function byScript(sample: string): string | undefined {
  let kana = 0
  for (let at = 0; at < sample.length; at += 1) if ((kindsOf(sample.charCodeAt(at)) & KANA) !== 0) kana += 1
  return kana * 8 > sample.length ? 'ja' : undefined
}

/** What the sample alone leaves open may be plain from more of the text, if that says the same more strongly. */
function byLittleWords(sample: string, text: string): string | undefined {
  const near = countLittleWords(sample)
  if (near.best >= 3 && near.best >= near.words * SHARE && near.best >= near.next * LEAD) return near.language
  if (near.best < 2 || near.best <= near.next || text.length <= sample.length) return undefined
  const wide = countLittleWords(lettersAtStart(text, LONG))
  const isPlain =
    wide.language === near.language &&
    wide.best >= MANY &&
    wide.best >= wide.words * SHARE &&
    wide.best >= wide.next * FAR_LEAD
  return isPlain ? wide.language : undefined
}

interface LittleWords {
  readonly language: string | undefined
  readonly best: number
  readonly next: number
  readonly words: number
}

function countLittleWords(letters: string): LittleWords {
  const counts = LANGUAGES_TOLD.map(() => 0)
  const words = letters.toLowerCase().split(' ', letters.length > SAMPLE ? MORE_WORDS : WORDS)
  for (const word of words) {
    if (word.length > LONGEST_LITTLE) continue
    for (const place of PLACES.get(word) ?? NONE) counts[place] = (counts[place] as number) + 1
  }
  let [first, best, next] = [-1, 0, 0]
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] as number
    if (count > best) [first, best, next] = [place, count, best]
    else if (count > next) next = count
  }
  return { language: LANGUAGES_TOLD[first], best, next, words: words.length }
}

const NONE: readonly number[] = []
const LONGEST_LITTLE = Math.max(...[...PLACES.keys()].map((word) => word.length))

function isLatin(letters: string): boolean {
  return /^[\p{Script=Latin}\s]*$/u.test(letters)
}
