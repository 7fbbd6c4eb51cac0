// What an explanation promises, over letters of every language: the words it names did count, the sentence says what the
// passage is for, and it holds nothing but the passage's own words.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Letter, readLetters } from '../../training/letters.ts'
import { judge, visiblePlain } from '../judge.ts'
import type { Segment } from '../judgement.ts'
import { describeIntents, explainSegment } from './explain.ts'

const DATA = join(import.meta.dirname, '../../data/train')
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl']

/** One in fifteen, of all voices: some 600. */
const letters = readLetters(DATA).filter((_, n) => n % 15 === 0)

function explained(letter: Letter): Segment[] {
  return judge({ subject: '', body: visiblePlain(letter.body) }).segments.filter(
    (segment) => segment.part === 'body' && segment.class !== 'neutral',
  )
}

/** The letter with the words that a segment names blanked out where they stand; undefined where one does not stand there. */
function without({ body }: Letter, { start, text, because }: Segment): string | undefined {
  let rest = text
  let from = 0
  for (const word of because) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'u')
    const found = whole.exec(rest.slice(from))
    const at = found ? from + found.index : rest.indexOf(word, from)
    if (at === -1) return undefined
    rest = rest.slice(0, at) + ' '.repeat(word.length) + rest.slice(at + word.length)
    from = at + word.length
  }
  return body.slice(0, start) + rest + body.slice(start + text.length)
}

interface Tried {
  readonly what: string
  readonly before: number
  readonly after: number
}

/** How sure the judge is of each passage before and after the words it names are gone. */
function trials(letter: Letter): Tried[] {
  const segments = explained(letter)
  return segments.flatMap((segment) => {
    const what = `${letter.id}: ${segment.because} in ${segment.text}`
    const text = without(letter, segment)
    if (text === undefined) throw new Error(`not in the passage: ${what}`)
    const again = judge({ subject: '', body: visiblePlain(text), explain: false }).segments
    const now = again.find(
      ({ part, start, end }) => part === 'body' && start < segment.end && end > segment.start,
    )
    // Where a first word or a stop is gone, sentences grow together: that is another letter.
    const isSameLetter = countOf(again) === segments.length && now?.end === segment.end
    if (!isSameLetter || segment.because.length === 0) return []
    const after = now.class === segment.class ? now.confidence : 0
    return [{ what, before: segment.confidence, after }]
  })
}

describe('the words that are named', () => {
  test('stand in the passage, and the letter without them is less sure what it is', () => {
    const tried = letters.flatMap(trials)
    expect(tried.length).toBeGreaterThan(1_000)
    expect(tried.filter(({ before, after }) => after >= before)).toEqual([])
  }, 60_000)

  test('are there for nearly every passage', () => {
    const segments = letters.flatMap(explained)
    const silent = segments.filter(({ because }) => because.length === 0)
    expect(silent.length / segments.length).toBeLessThan(0.02)
  }, 60_000)
})

function countOf(segments: readonly Segment[]): number {
  return segments.filter(({ part, class: group }) => part === 'body' && group !== 'neutral').length
}

describe.each(LANGUAGES)('the sentence in %s', (language) => {
  const readings = letters.filter((_, n) => n % 10 === 0).flatMap((letter) => explained(letter))

  test('says what the passage is for', () => {
    for (const segment of readings)
      expect(explainSegment(segment, language)).toContain(describeIntents([segment.intent], language))
  })

  test('holds no words but its own and those of the passage', () => {
    for (const segment of readings) {
      const said = segment.because.reduce(
        (rest, word) => rest.replaceAll(word, ''),
        explainSegment(segment, language),
      )
      const plain = explainSegment({ ...segment, because: [] }, language)
      const own = new Set(plain.match(/[\p{L}\p{N}]+/gu))
      const strange = (said.match(/\p{N}+|[\p{L}\p{N}]*@[\p{L}\p{N}.]*/gu) ?? []).filter(
        (word) => !own.has(word),
      )
      expect(strange, said).toEqual([])
    }
  })
})
