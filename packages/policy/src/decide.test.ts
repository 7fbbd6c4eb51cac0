import { DEFAULT_CLASSES, type Intent, type Judgement, sumSegments, sureClass } from '@comity/judge'
import fc from 'fast-check'
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
    const message = refusedBy(['reviews'], 'greeting address_problem product_review_request promotion sign_off')
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
    expect(decide(refusedBy(['offers'], 'other'), policy).code).toBe(
      'opted-out.uncertain',
    )
  })

  test('treats a message that says nothing as refused only by a buyer who refuses everything', () => {
    expect(decide(refusedBy(['offers'], 'greeting'), policy).code).toBe(
      'delivered',
    )
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
      { rule: 'order-number-missing', code: 'guideline.order-number', because: expect.stringMatching(/number/) },
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
    const night = inputOf('usage_help', { now: '2026-01-15T22:30:00.000Z', buyer: { time_zone: 'Europe/Berlin' } })
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
  const tried = (id: string) => decide(inputOf('usage_help', { seller: { id } }), canary).outcome === 'withhold'

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
    expect(decide(inputOf('customization_question'), naming)).toMatchObject({ outcome: 'withhold', rule: 'no-engraving' })
    expect(decide(inputOf('address_problem'), naming).outcome).toBe('deliver')
  })
})

describe('for any message', () => {
  const intents = Object.keys(DEFAULT_CLASSES) as Intent[]
  const profiles = ['amazon-2017', 'amazon-2020', 'amazon-today', 'allegro-2026', 'can-spam', 'eu-direct-marketing', 'open-marketplace', 'strict', 'base'].map(profile)
  const anyInput = fc
    .record({
      words: fc.array(fc.tuple(fc.constantFrom(...intents), fc.option(fc.constantFrom(...intents), { freq: 3 })), { maxLength: 8 }),
      refused: fc.subarray([...CATEGORIES]),
      consented: fc.subarray([...CATEGORIES]),
      claim: fc.constantFrom(null, 'subject', 'field', 'action', 'header') as fc.Arbitrary<DecisionInput['claim']>,
      custom: fc.boolean(),
      began_by: fc.constantFrom('', 'seller', 'buyer') as fc.Arbitrary<'' | 'seller' | 'buyer'>,
      is_reply: fc.boolean(),
      sanction: fc.constantFrom('', 'claims_reviewed', 'claims_ignored', 'non_critical_stopped'),
      hour: fc.nat(23),
      delivered: fc.option(fc.nat(60)),
      empty: fc.boolean(),
      said: fc.boolean(),
    })
    .map(({ words, refused, consented, claim, custom, began_by, is_reply, sanction, hour, delivered, empty, said }) => {
      const now = new Date(Date.UTC(2026, 0, 15, hour)).toISOString()
      const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
      const text = words.map(([intent, other]) => (other ? `${intent}|${other}` : intent)).join(' ')
      const message = inputOf(text, {
        ...{ now, claim },
        buyer: { refused, consented },
        order: { custom, state: delivered === null ? 'paid' : 'delivered', delivered_at: delivered === null ? null : daysAgo(delivered) },
        thread: { began_by, is_reply },
        seller: { sanction },
        message: { said_at: said ? daysAgo(1) : null },
      })
      const bucket = { tokens: 0, at: now }
      const buckets = Object.fromEntries(['pair-week', 'buyer-day', 'order-total', 'daily-limit'].map((id) => [id, bucket]))
      return empty ? { ...message, buckets } : message
    })

  function leftOut(message: DecisionInput, { outcome, trimmed }: ReturnType<typeof decide>): ReadonlySet<number> {
    const all = (message.judgement?.segments ?? []).map((_, index) => index)
    if (outcome === 'deliver') return new Set()
    return new Set(outcome === 'trim' ? trimmed?.left_out : all)
  }

  test.each(profiles.map((one) => [one.name, one] as const))('%s sends no prohibited part', (_, any) => {
    fc.assert(
      fc.property(anyInput, (message) => {
        const out = leftOut(message, decide(message, any))
        message.judgement?.segments.forEach((segment, index) => {
          if (sureClass(segment, any.classes) === 'prohibited') expect(out.has(index)).toBe(true)
        })
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(profiles.map((one) => [one.name, one] as const))('%s withholds nothing that is critical for sure', (_, any) => {
    fc.assert(
      fc.property(anyInput, (message) => {
        const { verdict } = sumSegments(message.judgement?.segments ?? [], any)
        const { outcome } = decide(message, any)
        if (verdict === 'critical') expect(['deliver', 'hold', 'trim']).toContain(outcome)
        if (verdict === 'mixed') expect(['deliver', 'trim', 'hold']).toContain(outcome)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(profiles.map((one) => [one.name, one] as const))('%s gives a rule, a version and a sentence', (_, any) => {
    fc.assert(
      fc.property(anyInput, (message) => {
        const { rule, policy: by, because, code } = decide(message, any)
        expect([...any.rules, ...any.gates].map(({ id }) => id)).toContain(rule)
        expect(by).toEqual({ name: any.name, version: any.version })
        expect(because.length).toBeGreaterThan(20)
        expect(because).not.toMatch(/[{}]/)
        expect(code).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })

  test('what a buyer refuses and is sure does not reach him, one tolerated courtesy of a kind and the exemptions apart', () => {
    const strictly = profile('base')
    fc.assert(
      fc.property(anyInput, (message) => {
        if (message.thread.open_question) return
        const decision = decide(message, strictly)
        const out = leftOut(message, decision)
        const passed = (message.judgement?.segments ?? []).filter((_, index) => !out.has(index))
        const refused = passed
          .filter((segment) => sureClass(segment, strictly.classes) === 'non_critical')
          .map(({ intent }) => intent)
          .filter((intent) => message.buyer.refused.includes(strictly.categories.get(intent) as Category))
        for (const intent of refused) expect(strictly.tolerates).toContain(intent)
        expect(new Set(refused).size).toBe(refused.length)
      }),
      { numRuns: 3_000 },
    )
  })

  test('the same input gives the same decision after a trip through JSON', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...profiles), (message, any) => {
        const stored = JSON.parse(JSON.stringify(message)) as DecisionInput
        expect(decide(stored, any)).toEqual(decide(message, any))
      }),
      { numRuns: 1_000 },
    )
  })
})
