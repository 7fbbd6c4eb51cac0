import { describe, expect, test } from 'vitest'
import { DEFAULT_CLASSES, type Intent } from '../intents.ts'
import type { Judgement, Segment } from '../judgement.ts'
import { sumSegments } from '../sum.ts'
import { opinionQuestion, withOpinion } from './second-opinion.ts'

/** "other address_problem|promotion": a judgement of these segments; what stands behind `|` they may be too. */
function judgement(text: string, said = 'Please tell us about parcel 4471, Anna.'): Judgement {
  const segments = text.split(' ').map((names): Segment => {
    const [intent, ...alternatives] = names.split('|') as [Intent, ...Intent[]]
    const base = { part: 'body', start: 0, end: 1, text: said, kind: 'sentence', because: [] } as const
    return { ...base, intent, class: DEFAULT_CLASSES[intent], confidence: 0.6, alternatives }
  })
  const model = { name: 'test', version: '1' }
  return { ...sumSegments(segments), language: 'en', segments, signals: [], model }
}

const answer = (index: number, intent: Intent, confidence = 0.95) => ({
  segments: [{ index, intent, confidence }],
})

describe('what is asked', () => {
  test.each([['address_problem'], ['promotion'], ['review_incentive']])(
    'is nothing about a sure %s',
    (text) => {
      expect(opinionQuestion(judgement(text))).toBeUndefined()
    },
  )

  test('is nothing where the only doubt is whether it may be sent at all', () => {
    expect(opinionQuestion(judgement('usage_help|review_incentive'))).toBeUndefined()
  })

  test('names the segments in doubt, with numbers and addresses masked', () => {
    const question = opinionQuestion(
      judgement('usage_help|address_problem promotion', 'Parcel 4471 for a@b.example?'),
    )
    expect(question?.segments).toEqual([
      { index: 0, text: 'parcel _ for _ ?', inDoubt: true },
      { index: 1, text: 'parcel _ for _ ?', inDoubt: false },
    ])
  })
})

describe('an answer', () => {
  const doubtful = judgement('usage_help|address_problem promotion')

  test('lifts a doubtful segment to critical', () => {
    const lifted = withOpinion(doubtful, answer(0, 'address_problem'))
    expect(lifted.verdict).toBe('mixed')
    expect(lifted.segments[0]).toMatchObject({ intent: 'address_problem', alternatives: [] })
    expect(lifted.signals).toContainEqual({ kind: 'second_opinion', detail: 'lifted from uncertain' })
  })

  test.each([
    ['is not convinced', answer(0, 'address_problem', 0.7)],
    ['says non-critical', answer(0, 'promotion')],
    ['says prohibited', answer(0, 'phishing')],
    ['speaks of a segment that is sure', answer(1, 'address_problem')],
    ['speaks of a segment that is not there', answer(9, 'address_problem')],
    ['says nothing', { segments: [] }],
  ])('changes nothing where it %s', (_, said) => {
    expect(withOpinion(doubtful, said)).toBe(doubtful)
  })

  test('clears nothing that is prohibited', () => {
    const prohibited = judgement('review_incentive usage_help|address_problem')
    expect(withOpinion(prohibited, answer(1, 'address_problem'))).toBe(prohibited)
  })
})
