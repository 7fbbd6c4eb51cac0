import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATEGORIES } from './policy.ts'
import { type Choice, readChoices, SOURCES } from './preferences.ts'

/** "all reviews out, seller all in, all all out bundled": choices in the order they were made. */
function choices(text: string): Choice[] {
  return text
    .split(', ')
    .filter(Boolean)
    .map((line, index) => {
      const [scope, category, choice, source = 'explicit'] = line.split(' ')
      return { scope, category, choice, source, at: new Date(index * 1000) } as Choice
    })
}

const told = (words: readonly string[]) => words.join(' ') || 'nothing'

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
    ['all all out bundled', 'reviews updates help offers'],
    ['all reviews in, all all out bundled', 'updates help offers'],
    ['all all out bundled, all all in', 'nothing'],
    ['all all out, all all in bundled', 'reviews updates help offers'],
    ['all all out complaint, seller all in', 'nothing'],
    ['all all out operator', 'reviews updates help offers'],
  ])('after "%s": %s', (text, refused) => {
    expect(told(readChoices(choices(text)).refused)).toBe(refused)
  })
})

describe('what only a bundle refuses', () => {
  test.each([
    ['all all out bundled', 'reviews updates help offers'],
    ['all all out bundled, all reviews out', 'updates help offers'],
    ['all all out, all all out bundled', 'nothing'],
    ['seller all out bundled, all help in', 'reviews updates offers'],
  ])('after "%s": %s', (text, bundled) => {
    expect(told(readChoices(choices(text)).bundled)).toBe(bundled)
  })
})

describe('what a buyer asked for himself', () => {
  test.each([
    ['', 'nothing'],
    ['all reviews in', 'reviews'],
    ['all all in', 'reviews updates help offers'],
    ['all all in bundled', 'nothing'],
    ['all all in operator', 'nothing'],
    ['all all in, all offers out', 'reviews updates help'],
  ])('after "%s": %s', (text, consented) => {
    expect(told(readChoices(choices(text)).consented)).toBe(consented)
  })
})

describe('for any choices', () => {
  const anyChoice = fc.record({
    scope: fc.constantFrom('order', 'seller', 'all') as fc.Arbitrary<Choice['scope']>,
    category: fc.constantFrom(...CATEGORIES, 'all' as const),
    choice: fc.constantFrom('in', 'out') as fc.Arbitrary<Choice['choice']>,
    source: fc.constantFrom(...SOURCES),
    at: fc.integer({ min: 0, max: 1_000_000 }).map((at) => new Date(at)),
  })

  test('everything is refused right after refusing all of everybody oneself, whatever was chosen before', () => {
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 12 }), (before) => {
        const now: Choice = {
          scope: 'all',
          category: 'all',
          choice: 'out',
          source: 'explicit',
          at: new Date(2_000_000),
        }
        expect(readChoices([...before, now]).refused).toEqual(CATEGORIES)
      }),
    )
  })

  test('a bundle changes nothing that the buyer chose himself', () => {
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 8 }), (before) => {
        const own = before.filter(({ source }) => source !== 'bundled')
        const decided = (list: readonly Choice[]) => readChoices(list)
        const bundle: Choice = {
          scope: 'all',
          category: 'all',
          choice: 'out',
          source: 'bundled',
          at: new Date(2_000_000),
        }
        const [without, with_] = [decided(own), decided([...own, bundle])]
        for (const category of without.consented) expect(with_.refused).not.toContain(category)
        for (const category of without.refused) expect(with_.bundled).not.toContain(category)
      }),
    )
  })

  test('the order in which choices are read does not matter', () => {
    const distinct = fc.uniqueArray(anyChoice, { selector: ({ at }) => at.getTime(), maxLength: 10 })
    fc.assert(
      fc.property(distinct, (made) => {
        expect(readChoices(made.toReversed())).toEqual(readChoices(made))
      }),
    )
  })

  test('no category is both refused and asked for', () => {
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 10 }), (made) => {
        const { refused, bundled, consented } = readChoices(made)
        for (const category of consented) expect(refused).not.toContain(category)
        for (const category of bundled) expect(refused).toContain(category)
      }),
    )
  })
})
