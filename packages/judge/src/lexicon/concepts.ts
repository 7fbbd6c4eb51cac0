// What the words of all nine languages stand for: concepts, numbered alike in each, so that what the model learned of
// them in one language holds in the others.
import type { Token } from '../model/tokens.ts'
import {
  compileLexicon,
  compileUnspaced,
  conceptsAt,
  conceptsInUnspaced,
  type Lexicon,
  readLines,
  type UnspacedLexicon,
} from './lexicon.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { ja } from './words/ja.ts'
import { nl } from './words/nl.ts'
import { pl } from './words/pl.ts'
import { pt } from './words/pt.ts'

const TEXTS: ReadonlyMap<string, string> = new Map(Object.entries({ en, de, fr, es, it, pt, nl, pl }))

/** Names of the concepts; the position in this list is the concept's number. */
export const CONCEPT_NAMES: readonly string[] = readLines(en).map(([name]) => name)

const lexicons = new Map<string, Lexicon>()
let japanese: UnspacedLexicon | undefined

/** The concepts of a segment in the order of its words; one entry for each word that stands for any. */
export function conceptsOf(words: readonly Token[], language: string): (readonly number[])[] {
  if (language === 'ja') {
    japanese ??= compileUnspaced(wordsByConcept(ja))
    return words.flatMap(({ word }) => conceptsInUnspaced(word.text, japanese as UnspacedLexicon))
  }
  const text = TEXTS.get(language)
  if (text === undefined) return []
  let lexicon = lexicons.get(language)
  if (!lexicon) {
    lexicon = compileLexicon(lexicons.size, wordsByConcept(text))
    lexicons.set(language, lexicon)
  }
  return conceptsAt(words, lexicon)
}

function wordsByConcept(text: string): (readonly string[])[] {
  const lines = new Map(readLines(text))
  return CONCEPT_NAMES.map((name) => lines.get(name) ?? [])
}
