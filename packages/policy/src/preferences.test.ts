import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATEGORIES } from './policy.ts'
import { type Choice, refusedCategories } from './preferences.ts'

/** "all reviews out, seller all in": choices in the order they were made. */
function choices(text: string): Choice[] {
  return text
    .split(', ')
    .filter(Boolean)
    .map((line, index) => {
      const [scope, category, choice] = line.split(' ') as [
        Choice['scope'],
        Choice['category'],
        Choice['choice'],
      ]
      return { scope, category, choice, at: new Date(index * 1000) }
    })
}

describe('what a buyer refuses', () => {
  test.each([
    ['', 'nothing'],
    ['all all out', 'reviews updates help offers'],
    ['all reviews out', 'reviews'],
    ['seller all out', 'reviews updates help offers'],
    ['all all out, all help in', 'reviews updates offers'],
    ['all reviews out, all all in', 'nothing'],
    ['all all out, seller all in', 'nothing'],
    ['seller all in, all all out', 'reviews updates help offers'],
    ['seller all out, all all in', 'reviews updates help offers'],
    ['all all out, seller help in', 'reviews updates offers'],
    ['seller help in, all reviews out', 'reviews'],
    ['all all out, order all in', 'nothing'],
    ['order all out, seller all in', 'reviews updates help offers'],
    ['all all out, all all in, seller offers out', 'offers'],
  ])('after "%s": %s', (text, refused) => {
    expect([...refusedCategories(choices(text))].join(' ') || 'nothing').toBe(refused)
  })

  const anyChoice = fc.record({
    scope: fc.constantFrom('order', 'seller', 'all') as fc.Arbitrary<Choice['scope']>,
    category: fc.constantFrom(...CATEGORIES, 'all' as const),
    choice: fc.constantFrom('in', 'out') as fc.Arbitrary<Choice['choice']>,
    at: fc.integer({ min: 0, max: 1_000_000 }).map((at) => new Date(at)),
  })

  test('includes everything right after refusing all of everybody, whatever was chosen before', () => {
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 12 }), (before) => {
        const now: Choice = { scope: 'all', category: 'all', choice: 'out', at: new Date(2_000_000) }
        expect(refusedCategories([...before, now]).size).toBe(CATEGORIES.length)
      }),
    )
  })

  test('does not depend on the order in which the choices are read', () => {
    const distinct = fc.uniqueArray(anyChoice, { selector: ({ at }) => at.getTime(), maxLength: 10 })
    fc.assert(
      fc.property(distinct, (made) => {
        expect([...refusedCategories([...made].reverse())]).toEqual([...refusedCategories(made)])
      }),
    )
  })
})
