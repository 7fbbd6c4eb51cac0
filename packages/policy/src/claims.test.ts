import { describe, expect, test } from 'vitest'
import { claimOf } from './claims.ts'
import { profile } from './inputs.test-support.ts'

const policy = profile('amazon-2017')

describe('a claim in the subject', () => {
  test.each([
    '[Important] Your order',
    'Your order [IMPORTANT]',
    'Re: [important] your order',
    '[Wichtig] Ihre Bestellung',
    '[重要] ご注文',
    'Additional Information Required',
    'Re: additional information required.',
  ])('counts: %s', (subject) => {
    expect(claimOf(subject, {}, policy)).toBe('subject')
  })

  test.each([
    '(Important) Your order',
    'Important: your order',
    '［Important］ Your order',
    '【重要】 ご注文',
    'IMPORTANT!!!',
    'Is additional information required for customs?',
    '',
  ])('does not count: %s', (subject) => {
    expect(claimOf(subject, {}, policy)).toBeUndefined()
  })
})

test('a field and a typed action are claims, and the typed action says most', () => {
  expect(claimOf('', { important: true }, policy)).toBe('field')
  expect(claimOf('[Important]', { important: true, action: 'confirmDeliveryDetails' }, policy)).toBe('action')
})
