import { readFileSync } from 'node:fs'
import { DEFAULT_CLASSES, type Intent, type Judgement, type Segment, sumSegments } from '@comity/judge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DecisionInput, decide } from './decide.ts'
import { loadPolicy } from './load.ts'
import { CATEGORIES, type Category } from './policy.ts'

const policy = loadPolicy(
  readFileSync(new URL('../../../policies/amazon-2017.yaml', import.meta.url), 'utf8'),
  'p',
)
const ALL: ReadonlySet<Category> = new Set(CATEGORIES)

/** "address_problem thanks|courtesy": a judgement of a body with these segments; what stands behind `|` it may be too. */
function judgement(text: string): Judgement {
  const segments = text
    .split(' ')
    .filter(Boolean)
    .map((word): Segment => {
      const [intent, ...alternatives] = word.split('|') as [Intent, ...Intent[]]
      const base = { part: 'body', start: 0, end: 1, text: 'Text.', kind: 'sentence', because: [] } as const
      return { ...base, intent, class: DEFAULT_CLASSES[intent], confidence: 0.9, alternatives }
    })
  const sum = sumSegments(segments)
  return { ...sum, language: 'en', segments, signals: [], model: { name: 'test', version: '1' } }
}

function input(text: string, facts: Partial<DecisionInput> = {}): DecisionInput {
  return {
    from: 'seller',
    judgement: judgement(text),
    claim: undefined,
    refused: new Set(),
    order: { custom: false },
    thread: { began_by: '', is_reply: false },
    language: 'en',
    ...facts,
  }
}

describe('a decision', () => {
  test('cuts exactly what this buyer refuses', () => {
    const message = input('greeting address_problem product_review_request promotion sign_off', {
      refused: new Set<Category>(['reviews']),
    })
    expect(decide(message, policy)).toMatchObject({
      outcome: 'trim',
      code: 'opted-out.mixed',
      trimmed: { kept: [0, 1, 3, 4], left_out: [2] },
    })
  })

  test('leaves help to a buyer who refuses only review requests', () => {
    const message = input('usage_help product_review_request', { refused: new Set<Category>(['reviews']) })
    expect(decide(message, policy)).toMatchObject({
      outcome: 'trim',
      code: 'opted-out.partly',
      trimmed: { left_out: [1] },
    })
  })

  test('is not touched by refusals of what the message does not hold', () => {
    const message = input('usage_help', { refused: new Set<Category>(['reviews', 'offers']) })
    expect(decide(message, policy).code).toBe('delivered')
  })

  test('keeps a courtesy that the policy tolerates', () => {
    const message = input('thanks address_problem promotion', { refused: ALL })
    expect(decide(message, policy).trimmed?.left_out).toEqual([2])
  })

  test('keeps unsure parts beside a critical one', () => {
    const message = input('address_problem other promotion|courtesy product_review_request', { refused: ALL })
    expect(decide(message, policy).trimmed?.left_out).toEqual([3])
  })

  test('cuts prohibited parts for every buyer', () => {
    const message = input('address_problem review_incentive thanks')
    expect(decide(message, policy)).toMatchObject({
      outcome: 'trim',
      code: 'prohibited.trimmed',
      trimmed: { left_out: [1] },
    })
  })

  test('holds a message whose rest would lean on what was cut', () => {
    const message = input('address_problem promotion other', { refused: ALL })
    const leaning = { ...message, judgement: withText(message.judgement, 2, 'This is why we ask.') }
    expect(decide(leaning, policy)).toMatchObject({ outcome: 'hold', code: 'trim.not-alone', review: true })
  })

  test('treats an unclear message as refused by a buyer who refuses anything', () => {
    expect(decide(input('other', { refused: new Set<Category>(['offers']) }), policy).code).toBe(
      'opted-out.uncertain',
    )
  })

  test('treats a message that says nothing as refused only by a buyer who refuses everything', () => {
    expect(decide(input('greeting', { refused: new Set<Category>(['offers']) }), policy).code).toBe(
      'delivered',
    )
    expect(decide(input('greeting', { refused: ALL }), policy).code).toBe('opted-out.non-critical')
  })

  test('leaves open what the judge could not read at all', () => {
    const picture = { ...judgement('product_review_request'), verdict: 'uncertain', confidence: 0 } as const
    expect(decide(input('', { judgement: picture, refused: ALL }), policy).code).toBe('opted-out.uncertain')
  })

  test('says in words what decided', () => {
    const { because, how_to_fix } = decide(
      input('product_review_request seller_feedback_request', { refused: ALL }),
      policy,
    )
    expect(because).toBe(
      'Not delivered: this buyer accepts only messages needed for the order, and this one only asks for a product review and asks for seller feedback.',
    )
    expect(how_to_fix).toMatch(/say what you need/)
  })

  test('falls back to English for a sender of another language', () => {
    expect(decide(input('address_problem', { language: 'pl' }), policy).because).toMatch(/^Delivered/)
  })
})

function withText(source: Judgement | undefined, index: number, text: string): Judgement {
  const segments = (source?.segments ?? []).map((segment, at) =>
    at === index ? { ...segment, text } : segment,
  )
  return { ...(source as Judgement), segments }
}

describe('for any message', () => {
  const anyInput = fc
    .record({
      words: fc.array(
        fc.tuple(
          fc.constantFrom(...(Object.keys(DEFAULT_CLASSES) as Intent[])),
          fc.constantFrom('0.3', '0.75', '0.95'),
        ),
        { maxLength: 8 },
      ),
      refused: fc.subarray([...CATEGORIES]),
      claim: fc.constantFrom(undefined, 'subject', 'field', 'action') as fc.Arbitrary<DecisionInput['claim']>,
    })
    .map(({ words, refused, claim }) =>
      input(words.map((word) => word.join(':')).join(' '), { refused: new Set(refused), claim }),
    )

  /** What the buyer would get of it. */
  function passed(message: DecisionInput): readonly Segment[] {
    const { outcome, trimmed } = decide(message, policy)
    const segments = message.judgement?.segments ?? []
    if (outcome === 'deliver') return segments
    return (trimmed?.kept ?? []).map((index) => segments[index] as Segment)
  }

  test('nothing surely non-critical of a refused category passes, one tolerated courtesy of a kind excepted', () => {
    fc.assert(
      fc.property(anyInput, (message) => {
        const refused = passed(message)
          .filter(({ confidence }) => confidence >= 0.7)
          .map(({ intent }) => intent)
          .filter((intent) => message.refused.has(policy.categories.get(intent) as Category))
        for (const intent of refused) expect(policy.tolerates).toContain(intent)
        expect(new Set(refused).size).toBe(refused.length)
      }),
      { numRuns: 3_000 },
    )
  })

  test('nothing critical is withheld', () => {
    fc.assert(
      fc.property(anyInput, (message) => {
        const { verdict } = sumSegments(message.judgement?.segments ?? [], policy)
        const { outcome } = decide(message, policy)
        if (verdict === 'critical') expect(outcome).toBe('deliver')
        if (verdict === 'mixed') expect(['deliver', 'trim', 'hold']).toContain(outcome)
      }),
      { numRuns: 3_000 },
    )
  })

  test('a prohibited part never passes', () => {
    fc.assert(
      fc.property(anyInput, (message) => {
        const { outcome, trimmed } = decide(message, policy)
        const segments = message.judgement?.segments ?? []
        const prohibited = segments.flatMap(({ intent, confidence }, index) =>
          confidence >= 0.7 && DEFAULT_CLASSES[intent] === 'prohibited' ? [index] : [],
        )
        if (prohibited.length === 0) return
        expect(outcome).not.toBe('deliver')
        if (outcome === 'trim') expect(trimmed?.left_out).toEqual(expect.arrayContaining(prohibited))
      }),
      { numRuns: 2_000 },
    )
  })
})
