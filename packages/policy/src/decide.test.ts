import type { Judgement } from '@comity/judge'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { DecisionInput } from './decision-input.ts'
import { findProfile, inputOf, judgementOf, profile } from './inputs.test-support.ts'
import { loadPolicy } from './load.ts'
import { CATEGORIES, type Category } from './policy.ts'

const policy = profile('amazon-2017')

/** A message to a buyer who refuses these categories. */
function refusedBy(refused: readonly Category[], text: string): DecisionInput {
  return inputOf(text, { buyer: { refused } })
}

describe('a decision', () => {
  test('cuts exactly what this buyer refuses', () => {
    const message = refusedBy(
      ['reviews'],
      'greeting address_problem product_review_request promotion sign_off',
    )
    expect(decide(message, policy)).toMatchObject({
      outcome: 'trim',
      code: 'opted-out.mixed',
      trimmed: { kept: [0, 1, 3, 4], left_out: [2] },
    })
  })

  test('leaves help to a buyer who refuses only review requests', () => {
    const message = refusedBy(['reviews'], 'usage_help product_review_request')
    expect(decide(message, policy)).toMatchObject({
      outcome: 'trim',
      code: 'opted-out.partly',
      trimmed: { left_out: [1] },
    })
  })

  test('is not touched by refusals of what the message does not hold', () => {
    const message = refusedBy(['reviews', 'offers'], 'usage_help')
    expect(decide(message, policy).code).toBe('delivered')
  })

  test('keeps a courtesy that the policy tolerates', () => {
    const message = refusedBy(CATEGORIES, 'thanks address_problem promotion')
    expect(decide(message, policy).trimmed?.left_out).toEqual([2])
  })

  test('keeps unsure parts beside a critical one', () => {
    const message = refusedBy(CATEGORIES, 'address_problem other promotion|courtesy product_review_request')
    expect(decide(message, policy).trimmed?.left_out).toEqual([3])
  })

  test('cuts prohibited parts for every buyer', () => {
    const message = inputOf('address_problem review_incentive thanks')
    expect(decide(message, policy)).toMatchObject({
      outcome: 'trim',
      code: 'prohibited.trimmed',
      trimmed: { left_out: [1] },
    })
  })

  test('holds a message whose rest would lean on what was cut', () => {
    const message = refusedBy(CATEGORIES, 'address_problem promotion other')
    const leaning = { ...message, judgement: withText(message.judgement, 2, 'This is why we ask.') }
    expect(decide(leaning, policy)).toMatchObject({ outcome: 'hold', code: 'trim.not-alone', review: true })
  })

  test('treats an unclear message as refused by a buyer who refuses anything', () => {
    expect(decide(refusedBy(['offers'], 'other'), policy).code).toBe('opted-out.uncertain')
  })

  test('treats a message that says nothing as refused only by a buyer who refuses everything', () => {
    expect(decide(refusedBy(['offers'], 'greeting'), policy).code).toBe('delivered')
    expect(decide(refusedBy(CATEGORIES, 'greeting'), policy).code).toBe('opted-out.non-critical')
  })

  test('leaves open what the judge could not read at all', () => {
    const picture = { ...judgementOf('product_review_request'), verdict: 'uncertain', confidence: 0 } as const
    const message = { ...refusedBy(CATEGORIES, ''), judgement: picture }
    expect(decide(message, policy).code).toBe('opted-out.uncertain')
  })

  test('says in words what decided', () => {
    const { because, how_to_fix } = decide(
      refusedBy(CATEGORIES, 'product_review_request seller_feedback_request'),
      policy,
    )
    expect(because).toBe(
      'Not delivered: this buyer accepts only messages needed for the order, and this one only asks for a product review and asks for seller feedback.',
    )
    expect(how_to_fix).toMatch(/say what you need/)
  })

  test('falls back to English for a sender of another language', () => {
    expect(decide(inputOf('address_problem', { language: 'xx' }), policy).because).toMatch(/^Delivered/)
  })
})

function withText(source: Judgement | undefined, index: number, text: string): Judgement {
  const segments = (source?.segments ?? []).map((segment, at) =>
    at === index ? { ...segment, text } : segment,
  )
  return { ...(source as Judgement), segments }
}

describe('a decision tells', () => {
  test('which rule of which policy decided, and in a sentence why', () => {
    expect(decide(refusedBy(CATEGORIES, 'promotion'), policy)).toMatchObject({
      rule: 'non-critical',
      policy: { name: 'amazon-2017', version: 2 },
      because: expect.stringMatching(/advertises\.$/),
    })
  })

  test('what rules would have done that only warn', () => {
    const { outcome, warnings } = decide(inputOf('usage_help'), profile('amazon-2020'))
    expect(outcome).toBe('deliver')
    expect(warnings).toEqual([
      {
        rule: 'order-number-missing',
        code: 'guideline.order-number',
        because: expect.stringMatching(/number/),
      },
    ])
  })

  test('what rules in shadow would have done', () => {
    const trial = extended(`rules:
  - { id: quiet, when: 'message.verdict == "non_critical"', then: { outcome: withhold, code: prohibited }, stage: shadow, before: willing-buyer }`)
    expect(decide(inputOf('usage_help'), trial)).toMatchObject({
      outcome: 'deliver',
      shadow: [{ rule: 'quiet', outcome: 'withhold', code: 'prohibited' }],
    })
  })

  test('when a deferred message is decided anew', () => {
    const night = inputOf('usage_help', {
      now: '2026-01-15T22:30:00.000Z',
      buyer: { time_zone: 'Europe/Berlin' },
    })
    expect(decide(night, profile('open-marketplace'))).toMatchObject({
      outcome: 'defer',
      code: 'quiet-hours',
      until: '2026-01-16T07:00:00.000Z',
    })
  })

  test('which limits a message counts against', () => {
    const open = profile('open-marketplace')
    expect(decide(inputOf('usage_help'), open).consumes).toEqual(['pair-week', 'buyer-day'])
    expect(decide(inputOf('address_problem usage_help'), open).consumes).toEqual(['seller-hour-critical'])
    expect(decide(refusedBy(CATEGORIES, 'promotion'), open).consumes).toEqual([])
    expect(decide(inputOf('delay_notice|choice_needed'), open).consumes).toEqual([
      'pair-week',
      'buyer-day',
      'seller-hour-critical',
    ])
  })

  test.each([
    ['at night', { now: '2026-01-15T22:30:00.000Z' }],
    ['said before', { message: { said_at: '2026-01-15T10:00:00.000Z' } }],
  ])('nothing against a message in doubt, which may be what the order needs: %s', (_, change) => {
    const open = profile('open-marketplace')
    expect(decide(inputOf('delay_notice', change), open).outcome).not.toBe('deliver')
    expect(decide(inputOf('delay_notice|choice_needed', change), open).outcome).toBe('deliver')
  })
})

/** The 2017 profile with something added. */
function extended(yaml: string) {
  const head = 'policy: trial\nversion: 1\ntitle: Trial\nextends: amazon-2017\n'
  return loadPolicy(head + yaml, 'trial.yaml', { find: findProfile })
}

describe('a share of sellers', () => {
  const canary = extended(`rules:
  - { id: try, when: 'message.verdict == "non_critical"', then: { outcome: withhold, code: prohibited }, share: 0.25, before: willing-buyer }`)
  const tried = (id: string) =>
    decide(inputOf('usage_help', { seller: { id } }), canary).outcome === 'withhold'

  test('is about as large as asked for, and always the same sellers', () => {
    const ids = Array.from({ length: 4_000 }, (_, index) => `seller-${index}`)
    const share = ids.filter(tried).length / ids.length
    expect(share).toBeGreaterThan(0.22)
    expect(share).toBeLessThan(0.28)
    expect(ids.filter(tried)).toEqual(ids.filter(tried))
  })

  test('sees it in shadow where it is not among them', () => {
    const other = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].find((id) => !tried(id)) as string
    expect(decide(inputOf('usage_help', { seller: { id: other } }), canary).shadow).toHaveLength(1)
  })
})

describe('whatever a policy says', () => {
  const careless = extended(`rules:
  - { id: nothing, when: 'message.from == "seller"', then: { outcome: withhold, code: prohibited }, before: from-buyer }`)
  const naming = extended(`rules:
  - { id: no-engraving, when: 'message.intents.exists(i, i == "customization_question")', then: { outcome: withhold, code: prohibited }, before: from-buyer }`)

  test('what is critical for sure is delivered, and a person looks', () => {
    expect(decide(inputOf('address_problem'), careless)).toMatchObject({
      outcome: 'deliver',
      code: 'critical.guarded',
      rule: 'nothing',
      review: true,
    })
    expect(decide(inputOf('usage_help'), careless).outcome).toBe('withhold')
  })

  test('unless a rule names the very intent', () => {
    expect(decide(inputOf('customization_question'), naming)).toMatchObject({
      outcome: 'withhold',
      rule: 'no-engraving',
    })
    expect(decide(inputOf('address_problem'), naming).outcome).toBe('deliver')
  })
})
