// What reviewers teach the judge: it carries over to like passages, comes to the same each time, and nobody teaches alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, visiblePlain } from '../judge.ts'
import { authorWeights } from './author-weights.ts'
import { type Lesson, learnOverlay } from './learn-overlay.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const SIDES = ['river', 'harbour', 'canal', 'hill']

/** One sentence, which the judge leaves in doubt, from many sellers who all mean to ask about a day. */
function lesson(n: number, author = `seller-${n}`): Lesson {
  const text = `The carrier said that ${DAYS[n % DAYS.length]} looks fine on their side of the ${SIDES[n % SIDES.length]}.`
  const input = { subject: '', body: visiblePlain(text) }
  return {
    input,
    author,
    labels: [{ part: 'body', start: 0, end: text.length, intent: 'delivery_scheduling' }],
  }
}

/** Wednesday with the hill is in none of them. */
const lessons = Array.from({ length: 40 }, (_, n) => n)
  .filter((n) => n % 20 !== 7)
  .map((n) => lesson(n))

const UNSEEN = 'The carrier said that Wednesday looks fine on their side of the hill.'

function reading(text: string, overlay = learnOverlay(lessons, '1')) {
  const input = { subject: '', body: visiblePlain(text), ...(overlay ? { overlay } : {}) }
  return judge(input).segments[0]
}

describe('an overlay', () => {
  test('carries over to a like passage', () => {
    expect(judge({ subject: '', body: visiblePlain(UNSEEN) }).verdict).toBe('uncertain')
    expect(reading(UNSEEN)).toMatchObject({
      intent: 'delivery_scheduling',
      class: 'critical',
      alternatives: [],
    })
  })

  test('leaves alone what is about something else', () => {
    const other = 'How do you like the lamp? Please write a review on the product page.'
    const before = judge({ subject: '', body: visiblePlain(other) }).segments[0]
    expect(reading(other)).toMatchObject({ intent: before?.intent, class: before?.class })
  })

  test('is the same from the same lessons', () => {
    const [one, other] = [learnOverlay(lessons, '1'), learnOverlay(lessons, '1')]
    expect([...(one?.weights ?? [])]).toEqual([...(other?.weights ?? [])])
  })

  test('is not learned from fewer than twenty authors, however much they say', () => {
    const few = Array.from({ length: 190 }, (_, n) => lesson(n, `seller-${n % 19}`))
    expect(learnOverlay(few, '1')).toBeUndefined()
    expect(learnOverlay([], '1')).toBeUndefined()
  })

  test('passes over a label whose passage is cut otherwise by now', () => {
    const moved = lessons.map((one) => ({
      ...one,
      labels: one.labels.map((label) => ({ ...label, end: label.end - 5 })),
    }))
    expect(learnOverlay(moved, '1')).toBeUndefined()
  })
})

test('no author counts for more than a twentieth', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 }), (counts) => {
      const authors = counts.flatMap((count, n) => Array.from({ length: count }, () => `author-${n}`))
      const weightOf = authorWeights(authors)
      expect(weightOf === undefined).toBe(counts.length < 20)
      if (!weightOf) return
      const totals = counts.map((count, n) => count * weightOf(`author-${n}`))
      const all = totals.reduce((sum, total) => sum + total, 0)
      for (const total of totals) expect(total / all).toBeLessThanOrEqual(0.05 + 1e-9)
    }),
  )
})
