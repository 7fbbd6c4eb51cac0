import { describe, expect, test } from 'vitest'
import { INTENTS } from '../intents.ts'
import { judge, visiblePlain } from '../judge.ts'
import type { Segment } from '../judgement.ts'
import { describeIntents, explainSegment } from './explain.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl']

const SENTENCES = [
  'Please choose a day for the delivery.',
  'What should we engrave on the ring?',
  'Your address is missing a house number, please send us the full address.',
  'Please leave a review of the lamp.',
  'Get 20% off your next order with this code.',
  'Leave us a review and get a $10 gift card.',
  'Bitte wählen Sie einen Tag für die Lieferung.',
  'Nous vous offrons 10 % sur votre prochaine commande.',
  'Por favor, deje una reseña de la lámpara.',
  '配達日をお選びください。',
]

function onlySegment(text: string): Segment {
  const [segment] = judge({ subject: '', body: visiblePlain(text) }).segments
  if (!segment) throw new Error(`nothing was read in ${text}`)
  return segment
}

/** Blanks words out where they stand; the rest keeps its place. */
function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replace(word, ' '.repeat(word.length)), text)
}

describe('the words that counted', () => {
  test.each(SENTENCES)('stand in the text, and without them it is less surely what it was: %s', (text) => {
    const before = onlySegment(text)
    expect(before.because).not.toEqual([])
    for (const word of before.because) expect(text).toContain(word)
    const after = onlySegment(without(text, before.because))
    expect(after.class === before.class ? after.confidence : 0).toBeLessThan(before.confidence)
  })
})

describe('a sentence of explanation', () => {
  test.each(LANGUAGES)('says in %s what the segment does, and quotes nothing but its words', (language) => {
    for (const text of SENTENCES) {
      const segment = onlySegment(text)
      const said = explainSegment(segment, language)
      expect(said).toContain(describeIntents([segment.intent], language))
      for (const quoted of said.matchAll(/[“「]([^”」]+)[”」]/gu)) expect(text).toContain(quoted[1])
    }
  })

  test.each(LANGUAGES)('has a phrase of its own in %s for each intent that has a purpose', (language) => {
    const nothing = describeIntents([], language)
    const phrases = INTENTS.map((intent) => describeIntents([intent], language)).filter(
      (phrase) => phrase !== nothing,
    )
    expect(new Set(phrases).size).toBe(phrases.length)
    expect(phrases.length).toBeGreaterThanOrEqual(30)
  })

  test('in a language without phrases is in English', () => {
    const segment = onlySegment('Please leave a review of the lamp.')
    expect(explainSegment(segment, 'sv')).toBe(explainSegment(segment, 'en'))
  })
})
