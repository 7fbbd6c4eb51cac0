// What no policy that ships may do, whatever a message says and whoever it is for.
import { DEFAULT_CLASSES, type Intent, sumSegments, sureClass } from '@comity/judge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { DecisionInput } from './decision-input.ts'
import { inputOf, profile } from './inputs.test-support.ts'
import { CATEGORIES, type Category } from './policy.ts'

describe('for any message', () => {
  const intents = Object.keys(DEFAULT_CLASSES) as Intent[]
  const profiles = [
    'amazon-2017',
    'amazon-2020',
    'amazon-today',
    'allegro-2026',
    'can-spam',
    'eu-direct-marketing',
    'open-marketplace',
    'strict',
    'base',
  ].map(profile)
  const anyInput = fc
    .record({
      words: fc.array(
        fc.tuple(fc.constantFrom(...intents), fc.option(fc.constantFrom(...intents), { freq: 3 })),
        { maxLength: 8 },
      ),
      refused: fc.subarray([...CATEGORIES]),
      consented: fc.subarray([...CATEGORIES]),
      claim: fc.constantFrom(null, 'subject', 'field', 'action', 'header') as fc.Arbitrary<
        DecisionInput['claim']
      >,
      custom: fc.boolean(),
      began_by: fc.constantFrom('', 'seller', 'buyer') as fc.Arbitrary<'' | 'seller' | 'buyer'>,
      is_reply: fc.boolean(),
      sanction: fc.constantFrom('', 'claims_reviewed', 'claims_ignored', 'non_critical_stopped'),
      hour: fc.nat(23),
      delivered: fc.option(fc.nat(60)),
      empty: fc.boolean(),
      said: fc.boolean(),
    })
    .map(
      ({
        words,
        refused,
        consented,
        claim,
        custom,
        began_by,
        is_reply,
        sanction,
        hour,
        delivered,
        empty,
        said,
      }) => {
        const now = new Date(Date.UTC(2026, 0, 15, hour)).toISOString()
        const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
        const text = words.map(([intent, other]) => (other ? `${intent}|${other}` : intent)).join(' ')
        const message = inputOf(text, {
          ...{ now, claim },
          buyer: { refused, consented },
          order: {
            custom,
            state: delivered === null ? 'paid' : 'delivered',
            delivered_at: delivered === null ? null : daysAgo(delivered),
          },
          thread: { began_by, is_reply },
          seller: { sanction },
          message: { said_at: said ? daysAgo(1) : null },
        })
        const bucket = { tokens: 0, at: now }
        const buckets = Object.fromEntries(
          ['pair-week', 'buyer-day', 'order-total', 'daily-limit'].map((id) => [id, bucket]),
        )
        return empty ? { ...message, buckets } : message
      },
    )

  function leftOut(
    message: DecisionInput,
    { outcome, trimmed }: ReturnType<typeof decide>,
  ): ReadonlySet<number> {
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

  test.each(profiles.map((one) => [one.name, one] as const))(
    '%s withholds nothing that is critical for sure',
    (_, any) => {
      fc.assert(
        fc.property(anyInput, (message) => {
          const { verdict } = sumSegments(message.judgement?.segments ?? [], any)
          const { outcome } = decide(message, any)
          if (verdict === 'critical') expect(['deliver', 'hold', 'trim']).toContain(outcome)
          if (verdict === 'mixed') expect(['deliver', 'trim', 'hold']).toContain(outcome)
        }),
        { numRuns: 1_000 },
      )
    },
  )

  test.each(profiles.map((one) => [one.name, one] as const))(
    '%s gives a rule, a version and a sentence',
    (_, any) => {
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
    },
  )

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
