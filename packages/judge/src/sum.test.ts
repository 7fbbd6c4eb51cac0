import { describe, expect, test } from 'vitest'
import { DEFAULT_CLASSES, type Intent } from './intents.ts'
import type { Segment } from './judgement.ts'
import { sumSegments } from './sum.ts'

/** "address_problem thanks:0.5": intents with their confidence, 0.9 where none is given. */
function segments(text: string): Segment[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [intent, confidence] = word.split(':') as [Intent, string?]
      const base = { part: 'body', start: 0, end: 1, text: 'x', kind: 'sentence', because: [] } as const
      return { ...base, intent, class: DEFAULT_CLASSES[intent], confidence: Number(confidence ?? 0.9) }
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
    ['product_review_request address_problem:0.4', 'uncertain', 'an unsure critical part could'],
    ['product_review_request greeting:0.4', 'non_critical', 'an unsure neutral part could not'],
    ['review_incentive:0.4 address_problem', 'critical', 'an unsure prohibited part does not decide'],
  ])('%s is %s: %s', (text, verdict) => {
    expect(sumSegments(segments(text)).verdict).toBe(verdict)
  })

  test("follows a policy's own classes", () => {
    const classes = { ...DEFAULT_CLASSES, delay_notice: 'critical' } as const
    expect(sumSegments(segments('delay_notice')).verdict).toBe('non_critical')
    expect(sumSegments(segments('delay_notice'), { classes }).verdict).toBe('critical')
  })

  test('is as sure as the weaker side of a mixed message', () => {
    expect(sumSegments(segments('address_problem:0.95 promotion:0.75')).confidence).toBe(0.75)
  })
})
