import { describe, expect, test } from 'vitest'
import { DEFAULT_CLASSES, type Intent } from './intents.ts'
import type { Segment } from './judgement.ts'
import { sumSegments } from './sum.ts'

/** "address_problem thanks|courtesy promotion:0.5": intents, what else they may be, confidence (0.85 if not given). */
function segments(text: string): Segment[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [names = '', confidence] = word.split(':')
      const [intent, ...alternatives] = names.split('|') as [Intent, ...Intent[]]
      const base = { part: 'body', start: 0, end: 1, text: 'x', kind: 'sentence', because: [] } as const
      const confident = Number(confidence ?? 0.85)
      return { ...base, intent, class: DEFAULT_CLASSES[intent], confidence: confident, alternatives }
    })
}

describe('the sum of a message', () => {
  test.each([
    ['greeting address_problem sign_off', 'critical', 'only critical among neutral'],
    ['greeting product_review_request', 'non_critical', 'only non-critical'],
    ['greeting sign_off', 'non_critical', 'only neutral'],
    ['', 'non_critical', 'nothing at all'],
    ['address_problem product_review_request', 'mixed', 'both'],
    ['address_problem review_incentive', 'prohibited', 'anything prohibited'],
    ['address_problem thanks', 'critical', 'one courtesy beside a critical part is tolerated'],
    ['address_problem thanks thanks', 'mixed', 'two of a kind are not'],
    ['address_problem thanks problem_invitation', 'critical', 'one of each kind is'],
    ['thanks', 'non_critical', 'a courtesy alone is not critical'],
    ['product_review_request other', 'uncertain', 'what nobody understood could turn the sum'],
    ['address_problem other', 'critical', 'beside a sure critical part it cannot'],
    ['product_review_request usage_help|address_problem', 'uncertain', 'an unsure critical part could'],
    ['product_review_request greeting|thanks', 'non_critical', 'an unsure neutral part could not'],
    ['review_incentive|promotion address_problem', 'critical', 'an unsure prohibited part does not decide'],
  ])('%s is %s: %s', (text, verdict) => {
    expect(sumSegments(segments(text)).verdict).toBe(verdict)
  })

  test('a segment that may be of one class or of none is no second purpose', () => {
    expect(sumSegments(segments('address_problem thanks|courtesy thanks|courtesy')).verdict).toBe('critical')
  })

  test('what is sure in one table of classes need not be in another', () => {
    const classes = { ...DEFAULT_CLASSES, delay_notice: 'critical' } as const
    expect(sumSegments(segments('shipment_confirmation|delay_notice')).verdict).toBe('non_critical')
    expect(sumSegments(segments('shipment_confirmation|delay_notice'), { classes }).verdict).toBe('uncertain')
  })

  test("follows a policy's own classes", () => {
    const classes = { ...DEFAULT_CLASSES, delay_notice: 'critical' } as const
    expect(sumSegments(segments('delay_notice')).verdict).toBe('non_critical')
    expect(sumSegments(segments('delay_notice'), { classes }).verdict).toBe('critical')
  })

  test.each([
    [
      'address_problem',
      'greeting product_review_request',
      'non_critical',
      'what it claims, the body must say',
    ],
    [
      'order_confirmation',
      'address_problem',
      'critical',
      'one that may only name the order is no second purpose',
    ],
    ['product_review_request:0.95', 'address_problem', 'mixed', 'one that is sure to ask for more is'],
    ['other', 'product_review_request', 'non_critical', 'one nobody understood is passed over'],
    ['review_incentive:0.95', 'address_problem', 'prohibited', 'one that is sure to be prohibited is'],
    ['review_incentive:0.6', 'address_problem', 'critical', 'one that may be is not'],
  ])('a subject of %s over %s: %s, since %s', (subject, body, verdict) => {
    const line = segments(subject).map((segment) => ({ ...segment, part: 'subject' as const }))
    expect(sumSegments([...line, ...segments(body)]).verdict).toBe(verdict)
  })

  test('is as sure as the weaker side of a mixed message', () => {
    expect(sumSegments(segments('address_problem:0.95 promotion:0.75')).confidence).toBe(0.75)
  })
})
