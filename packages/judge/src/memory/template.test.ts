import { describe, expect, test } from 'vitest'
import type { Intent } from '../intents.ts'
import { judge, visiblePlain } from '../judge.ts'
import { type RememberedTemplate, templateKey } from './template.ts'

describe('the key of a sentence', () => {
  test.each([
    ['other numbers', 'Your parcel 4471 arrives on 3 May.', 'Your parcel 90-12345 arrives on 11 June.'],
    ['other sums', 'We sent 25.00 € back to your card.', 'We sent $7.50 back to your card.'],
    ['another link', 'Look it up at https://a.example/1 please.', 'Look it up at www.b.example please.'],
    [
      'a placeholder',
      'Thank you for ordering {product} from us.',
      'Thank you for ordering “Lamp Ada” from us.',
    ],
    ['case and white space', 'Thank you   for ordering.', 'THANK YOU FOR ORDERING.'],
    ['letters in disguise', 'Please review the lamp you bought.', 'Please rev\u200biew the lamp you bought.'],
  ])('is the same with %s', (_, one, other) => {
    expect(templateKey(one)).toBe(templateKey(other))
  })

  test.each([
    ['Please wait for the lamp.', 'Please wait for the chair.'],
    ['Shall we send the other one?', 'Shall we send the other one.'],
  ])('tells apart: %s %s', (one, other) => {
    expect(templateKey(one)).not.toBe(templateKey(other))
  })

  test.each([['Thank you'], [`${'very '.repeat(300)}long`]])(
    'is none for what is no template: %.20s',
    (text) => {
      expect(templateKey(text)).toBeUndefined()
    },
  )
})

describe('a sentence that reviewers have decided', () => {
  /** The intent and reasons of a sentence that was remembered so. */
  function judged(text: string, remembered: RememberedTemplate) {
    const memory = (key: string) => (key === templateKey(text) ? remembered : undefined)
    const [segment] = judge({ subject: '', body: visiblePlain(text), memory }).segments
    return segment
  }
  const ASIDE = 'The moon over Leeds was something else last night.'
  const ADDRESS = 'Your address is missing a house number, please send us the full address.'
  const as = (intent: Intent, reviewers: number) => ({ intent, reviewers })

  test('is what one of them said', () => {
    expect(judged(ASIDE, as('promotion', 1))).toMatchObject({
      intent: 'promotion',
      class: 'non_critical',
      alternatives: [],
      because: ['reviewed by 1'],
    })
  })

  test('stays critical where the judge takes it for that, until two say otherwise', () => {
    expect(judged(ADDRESS, as('promotion', 1))?.intent).toBe('address_problem')
    expect(judged(ADDRESS, as('promotion', 2))?.intent).toBe('promotion')
    expect(judged(ADDRESS, as('required_information', 1))?.intent).toBe('required_information')
  })

  test('does not let contact data through, since another may stand in its place', () => {
    const text = 'If anything is wrong please write to anna@shop.example first.'
    expect(judged(text, as('required_information', 5))?.intent).toBe('off_platform_contact')
  })
})
