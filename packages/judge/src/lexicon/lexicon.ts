// Finds the words of a lexicon in a text. A lexicon names concepts, one a line, each with its words: `name: word stem*
// words_of_a_phrase`. Concepts are numbers, the same in every language: what one language taught holds in the others.

/** One language's words, made ready to be found. */
export interface Lexicon {
  readonly exact: ReadonlyMap<string, readonly Entry[]>
  readonly stems: ReadonlyMap<string, readonly Entry[]>
  readonly longestStem: number
}

/** What follows the first word of an entry (nothing for a single word), and the concept it stands for. */
interface Entry {
  readonly rest: readonly string[]
  readonly concept: number
}

/** Stems shorter than this would catch half the language. */
const SHORTEST_STEM = 2

/** Concepts and their words, in the order of the lines. */
export function readLines(text: string): (readonly [concept: string, words: readonly string[]])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return [
        line.slice(0, colon),
        line
          .slice(colon + 1)
          .trim()
          .split(/\s+/),
      ]
    })
}

/** Makes a lexicon out of words by concept, the concepts numbered in order. */
export function compileLexicon(wordsByConcept: readonly (readonly string[])[]): Lexicon {
  const exact = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  for (const [concept, words] of wordsByConcept.entries()) {
    for (const word of words) {
      const [first = '', ...rest] = word.split(/[_-]/).filter((part) => part !== '')
      if (first === '' || first === '*') continue
      if (first.endsWith('*')) add(stems, first.slice(0, -1), { rest, concept })
      else add(exact, first, { rest, concept })
    }
  }
  return { exact, stems, longestStem: Math.max(0, ...[...stems.keys()].map((stem) => stem.length)) }
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}

/** Concepts that begin at each word of a text, in rising order; a phrase counts at its first word. */
export function conceptsAt(words: readonly string[], lexicon: Lexicon): (readonly number[])[] {
  return words.map((word, index) => {
    const entries = entriesOf(word, lexicon)
    if (entries.length === 0) return NONE
    const found = entries.filter(({ rest }) =>
      rest.every((pattern, at) => matches(words[index + 1 + at], pattern)),
    )
    return [...new Set(found.map(({ concept }) => concept))].sort((a, b) => a - b)
  })
}

const NONE: readonly number[] = []

/** Entries by first word are kept: letters are made of the same few thousand words. */
const kept = new WeakMap<Lexicon, Map<string, readonly Entry[]>>()
const WORDS_KEPT = 30_000

function entriesOf(word: string, lexicon: Lexicon): readonly Entry[] {
  let words = kept.get(lexicon)
  if (!words) {
    words = new Map()
    kept.set(lexicon, words)
  }
  let entries = words.get(word)
  if (!entries) {
    if (words.size >= WORDS_KEPT) words.clear()
    entries = [...lookUp(word, lexicon), ...lookUp(afterApostrophe(word), lexicon)]
    words.set(word, entries)
  }
  return entries
}

/** French and Italian write the article on: `l'adresse`, `dell'ordine`. */
function afterApostrophe(word: string): string {
  return word.slice(word.indexOf("'") + 1 || word.length)
}

function lookUp(word: string, { exact, stems, longestStem }: Lexicon): Entry[] {
  const entries = [...(exact.get(word) ?? [])]
  for (let length = SHORTEST_STEM; length <= Math.min(word.length, longestStem); length += 1)
    entries.push(...(stems.get(word.slice(0, length)) ?? []))
  return entries
}

function matches(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
}

/** Strings to be found anywhere in a text that sets no spaces, by their first character, longest first. */
export type UnspacedLexicon = ReadonlyMap<string, readonly (readonly [text: string, concept: number])[]>

export function compileUnspaced(wordsByConcept: readonly (readonly string[])[]): UnspacedLexicon {
  const byFirst = new Map<string, [string, number][]>()
  for (const [concept, words] of wordsByConcept.entries()) {
    for (const word of words.map((one) => one.toLowerCase()).filter((one) => one !== '')) {
      const first = word.charAt(0)
      byFirst.set(first, [...(byFirst.get(first) ?? []), [word, concept]])
    }
  }
  return byFirst
}

/** Concepts that begin at each place of a text where any does, in order. */
export function conceptsInUnspaced(text: string, lexicon: UnspacedLexicon): (readonly number[])[] {
  const folded = text.toLowerCase()
  const found: number[][] = []
  for (let at = 0; at < folded.length; at += 1) {
    const here = (lexicon.get(folded.charAt(at)) ?? [])
      .filter(([word]) => folded.startsWith(word, at))
      .map(([, concept]) => concept)
    if (here.length > 0) found.push([...new Set(here)].sort((a, b) => a - b))
  }
  return found
}
