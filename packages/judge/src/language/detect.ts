// Which language a message is in: one of the nine the judge knows, another one, or a mix that it must not guess at.
import { eld } from 'eld/extrasmall'
import { FUNCTION_WORDS } from './function-words.ts'

/** What the judge was trained in. */
const KNOWN = new Set(['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl'])

/** Letters that are looked at in one place; beyond a hundred or so nothing changes any more. */
const SAMPLE = 160

/** Words of a sample that the cheap look takes. */
const WORDS = 40

/** Share of little words from which the cheap look decides, and the lead it must have over the next language. */
const SHARE = 0.22
const LEAD = 1.8

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
  const letters = text
    .replace(/\S+@\S+|https?:\/\/\S+|[\p{N}\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (letters.length < FEW_LETTERS && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letters))
    return { code: 'und', isKnown: letters === '' || isLatin(letters) }
  const first = languageOf(letters.slice(0, SAMPLE))
  if (letters.length < 3 * SAMPLE) return { code: first, isKnown: KNOWN.has(first) }
  const last = languageOf(letters.slice(-SAMPLE))
  return { code: first, isKnown: KNOWN.has(first) && KNOWN.has(last) }
}

function languageOf(sample: string): string {
  return byScript(sample) ?? byLittleWords(sample) ?? (eld.detect(sample).language || 'und')
}

function byScript(sample: string): string | undefined {
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return kana * 8 > sample.length ? 'ja' : undefined
}

function byLittleWords(sample: string): string | undefined {
  const words = sample.toLowerCase().split(' ', WORDS)
  const counts = new Map<string, number>()
  for (const word of words)
    for (const language of FUNCTION_WORDS.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1)
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1])
  if (!best || best[1] < 3 || best[1] < words.length * SHARE || best[1] < (next?.[1] ?? 0) * LEAD)
    return undefined
  return best[0]
}

function isLatin(letters: string): boolean {
  return /^[\p{Script=Latin}\s]*$/u.test(letters)
}
