// Marks that are imitated: seen, told of, not honoured.
import { describe, expect, test } from 'vitest'
import { lookAlikeOf } from './claim-look-alikes.ts'
import { claimOf } from './claims.ts'
import { decide } from './decide.ts'
import { inputOf, profile } from './inputs.test-support.ts'

const policy = profile('amazon-2017')

describe('an imitated mark', () => {
  test.each([
    ['full-width brackets', '［Important］ Your order', '[Important]'],
    ['round brackets', '(Important) Your order', '[Important]'],
    ['curly brackets', 'Your order {IMPORTANT}', '[Important]'],
    ['angle brackets', '<important> your order', '[Important]'],
    ['black lenticular brackets', '【重要】 ご注文', '[重要]'],
    ['corner brackets', '「重要」ご注文について', '[重要]'],
    ['guillemets', '»Wichtig« Ihre Bestellung', '[Wichtig]'],
    ['blanks within round brackets', '( important ) your order', '[Important]'],
    ['exclamation marks', 'IMPORTANT!!!', '[Important]'],
    ['exclamation marks amid a subject', 'Your order is important!!! Please read', '[Important]'],
    ['a label', 'Important: your order', '[Important]'],
    ['a label in an answer', 'Re: Important - your order', '[Important]'],
    ['asterisks', '*** IMPORTANT *** your order', '[Important]'],
    ['capitals', 'IMPORTANT news about your order', '[Important]'],
    ['spaced letters', 'I M P O R T A N T your order', '[Important]'],
    ['dotted letters', 'i.m.p.o.r.t.a.n.t your order', '[Important]'],
    ['a zero-width space', 'Impor\u200btant: your order', '[Important]'],
    ['a zero-width space in square brackets', '[Impor\u200btant] your order', '[Important]'],
    ['a soft hyphen', '[Impor\u00adtant] your order', '[Important]'],
    ['Cyrillic letters', '[Impоrtаnt] your order', '[Important]'],
    ['Cyrillic letters without brackets', 'Impоrtаnt your order', '[Important]'],
    ['digits for letters', '1mp0rtant your order', '[Important]'],
    ['mathematical letters', '𝐈𝐦𝐩𝐨𝐫𝐭𝐚𝐧𝐭: your order', '[Important]'],
    ['full-width letters', '[Ｉｍｐｏｒｔａｎｔ] your order', '[Important]'],
    ['accents', '[Impörtant] your order', '[Important]'],
    ['small capitals', 'ɪᴍᴘᴏʀᴛᴀɴᴛ your order', '[Important]'],
  ])('in %s is seen and does not count', (_, subject, marker) => {
    expect(claimOf(subject, {}, policy)).toBeUndefined()
    expect(lookAlikeOf(subject, policy)).toBe(marker)
  })

  test.each([
    'An important question about your delivery address',
    'Is this important to you?',
    'How important is the colour?',
    'Wichtige Frage zu Ihrer Bestellung',
    'YOUR ORDER: IMPORTANT ADDRESS PROBLEM',
    'ご注文に関する重要なお知らせ',
    'Your order 1024',
    '',
  ])('is not the mere word in a sentence: %s', (subject) => {
    expect(lookAlikeOf(subject, policy)).toBeUndefined()
  })

  test('is nothing where the policy knows no marks', () => {
    expect(lookAlikeOf('(Important) your order', profile('amazon-today'))).toBeUndefined()
  })

  test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja'])(
    'is told of in %s and changes nothing else',
    (language) => {
      const input = { ...inputOf('product_review_request'), language }
      const { warnings, ...decision } = decide({ ...input, claim_look_alike: '[Important]' }, policy)
      expect(warnings).toEqual([
        {
          rule: 'claim-look-alike',
          code: 'claim.look-alike',
          because: expect.stringContaining('[Important]'),
        },
      ])
      expect({ ...decision, warnings: [] }).toEqual(decide(input, policy))
    },
  )
})
