// Puts the judge's reading of a segment into words a person understands, in nine languages.
import type { Intent } from '../intents.ts'
import type { Segment } from '../judgement.ts'
import { sureClass } from '../sum.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { ja } from './words/ja.ts'
import { nl } from './words/nl.ts'
import type { NamedIntent, Phrases } from './words/phrases.ts'
import { pl } from './words/pl.ts'
import { pt } from './words/pt.ts'

const PHRASES: Readonly<Record<string, Phrases>> = { en, de, fr, es, it, ja, pt, nl, pl }

/** A sentence that names more is not read. */
const NAMED = 3

function phrasesFor(language: string): Phrases {
  return PHRASES[language.split('-', 1)[0]?.toLowerCase() ?? 'en'] ?? en
}

/** What parts with these intents do, as a phrase to stand behind "it"; in `language` (BCP 47) or else in English. */
export function describeIntents(intents: readonly Intent[], language: string): string {
  const phrases = phrasesFor(language)
  const named = intents
    .map((intent) => phrases.intents[intent as NamedIntent])
    .filter((phrase) => phrase !== undefined)
    .slice(0, NAMED)
  const last = named.at(-1)
  if (last === undefined) return phrases.nothing
  if (named.length === 1) return last
  const joined = named.slice(0, -1).join(language.startsWith('ja') ? '、' : ', ')
  return phrases.and.startsWith('、') ? `${joined}${phrases.and}${last}` : `${joined} ${phrases.and} ${last}`
}

/** One or two sentences on a segment: what it does, why that makes it what it is, and the words that counted. */
export function explainSegment(segment: Segment, language: string): string {
  const phrases = phrasesFor(language)
  const group = sureClass(segment)
  const what = describeIntents([segment.intent, ...(group ? [] : segment.alternatives)], language)
  const main = phrases[group ?? 'uncertain'].replace('{what}', what)
  const parts = [main]
  if (segment.part === 'hidden') parts.push(phrases.hidden)
  if (segment.because.length > 0)
    parts.push(phrases.because.replace('{words}', quoted(segment.because, language)))
  return parts.join(language.startsWith('ja') ? '' : ' ')
}

/** Confidence as a word; the number is for who asks. */
export function confidenceWord(confidence: number): 'sure' | 'fairly sure' | 'unsure' {
  if (confidence >= 0.9) return 'sure'
  return confidence >= 0.7 ? 'fairly sure' : 'unsure'
}

function quoted(words: readonly string[], language: string): string {
  const [open, close] = language.startsWith('ja') ? ['「', '」'] : ['“', '”']
  return words.map((word) => `${open}${word}${close}`).join(language.startsWith('ja') ? '' : ', ')
}
