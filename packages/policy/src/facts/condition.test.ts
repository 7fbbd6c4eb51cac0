import { describe, expect, test } from 'vitest'
import { FACTS } from './catalogue.ts'
import { compileCondition } from './condition.ts'

describe('a condition that is wrong says what is meant', () => {
  test.each([
    ['order.custm', /there is no fact order\.custm; did you mean "order\.custom"\?/],
    ['message.verdict == "mixd"', /message\.verdict is never "mixd"; did you mean "mixed"\?/],
    ['"revews" in buyer.consented', /buyer\.consented is never "revews"; did you mean "reviews"\?/],
    [
      'message.intents.exists(i, i == "promtion")',
      /message\.intents is never "promtion"; did you mean "promotion"\?/,
    ],
    ['message.intents.exists(i, i in ["promotion", "thnks"])', /never "thnks"; did you mean "thanks"\?/],
    ['1 + 2', /yields int, not true or false/],
    ['message.words > "a"', /no such overload/i],
    ['nothing.at.all', /Unknown variable: nothing/],
    ['claim.made &&', /./],
    ['"x".matches("(a+)+$")', /./],
  ])('%s', (source, fault) => {
    expect(() => compileCondition(source)).toThrow(fault)
  })
})

describe('what a condition may cost is bounded', () => {
  test.each([
    ['many terms', Array.from({ length: 300 }, () => 'claim.made').join(' && ')],
    ['deep nesting', `${'('.repeat(60)}claim.made${')'.repeat(60)}`],
    ['a long list', `message.verdict in [${Array.from({ length: 100 }, () => '"mixed"').join(',')}]`],
    [
      'loops in loops in loops',
      'message.intents.exists(a, message.intents.exists(b, message.intents.exists(c, a == b && b == c)))',
    ],
  ])('%s', (_, source) => {
    expect(() => compileCondition(source)).toThrow()
  })
})

test('what a rule names is known', () => {
  const { literals, facts } = compileCondition('message.intents.exists(i, i == "promotion") && claim.made')
  expect({ literals, facts }).toEqual({ literals: ['promotion'], facts: ['message.intents', 'claim.made'] })
})

test('the short cut and the interpreter agree', () => {
  const facts = {
    ...Object.fromEntries(
      ['message', 'claim', 'reason', 'buyer', 'order', 'seller', 'thread', 'policy'].map((group) => [
        group,
        {},
      ]),
    ),
    claim: { made: true, kind: 'subject' },
    message: { verdict: 'mixed', words: 5n },
  }
  const holds = (source: string) => compileCondition(source).holds(facts)
  expect(holds('claim.made && message.verdict == "mixed" && message.words > 4')).toBe(true)
  expect(holds('!claim.made && message.words > 4')).toBe(false)
  expect(holds('claim.made && (message.verdict == "critical" || message.words < 6)')).toBe(true)
  expect(holds('claim.made || message.verdict == "critical"')).toBe(true)
})

test('every fact has a meaning, and no two have a name', () => {
  expect(new Set(FACTS.map(({ name }) => name)).size).toBe(FACTS.length)
  for (const { meaning } of FACTS) expect(meaning.length).toBeGreaterThan(5)
})
