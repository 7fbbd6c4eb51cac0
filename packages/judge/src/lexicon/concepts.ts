// What the words of all nine languages stand for: concepts, numbered alike in each, so that what the model learned of
// them in one language holds in the others.
import {
  compileLexicon,
  compileUnspaced,
  conceptsAt,
  conceptsInUnspaced,
  type Lexicon,
  readLines,
  type UnspacedLexicon,
} from './lexicon.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { nl } from './words/nl.ts'
import { pt } from './words/pt.ts'

const TEXTS: Readonly<Record<string, string>> = { en, es, fr, pt, nl }

/** Names of the concepts; the position in this list is the concept's number. */
export const CONCEPT_NAMES: readonly string[] = readLines(en).map(([name]) => name)

const lexicons = new Map<string, Lexicon>()

/** Concepts at each word of a text that has any; compiled at the language's first letter. */
export function conceptsOf(words: readonly string[], text: string, language: string): (readonly number[])[] {
  if (language === 'ja') return []
  const source = TEXTS[language]
  if (source === undefined) return []
  let lexicon = lexicons.get(language)
  if (!lexicon) {
    lexicon = compileLexicon(wordsOf(source))
    lexicons.set(language, lexicon)
  }
  return conceptsAt(words, lexicon).filter((concepts) => concepts.length > 0)
}

function wordsOf(text: string): (readonly string[])[] {
  const lines = new Map(readLines(text))
  return CONCEPT_NAMES.map((name) => lines.get(name) ?? [])
}
