import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profile } from '../inputs.test-support.ts'
import { FACTS, type Fact, type FactValue, type PolicyFacts } from './catalogue.ts'
import { directly } from './direct.ts'

const interpreter = new Environment({ unlistedVariablesAreDyn: true })

const quoted = (word: string) => JSON.stringify(word)
const of = (type: Fact['type']) => fc.constantFrom(...FACTS.filter((fact) => fact.type === type))
const wordOf = ({ words }: Fact) => fc.constantFrom(...(words ?? ['', 'a', 'en']))
const COMPARED = ['==', '!=', '<', '<=', '>', '>='] as const

/** One question to one fact, in every form that rules use. */
const question = fc.oneof(
  of('bool').map(({ name }) => name),
  fc.tuple(of('bool'), fc.boolean()).map(([{ name }, value]) => `${name} == ${value}`),
  of('string').chain((fact) =>
    fc
      .tuple(fc.constantFrom('==', '!='), wordOf(fact))
      .map(([op, word]) => `${fact.name} ${op} ${quoted(word)}`),
  ),
  of('string').chain((fact) =>
    fc
      .array(wordOf(fact), { minLength: 1, maxLength: 4 })
      .map((words) => `${fact.name} in [${words.map(quoted).join(', ')}]`),
  ),
  fc
    .tuple(of('int'), fc.constantFrom(...COMPARED), fc.nat(5))
    .map(([{ name }, op, value]) => `${name} ${op} ${value}`),
  fc
    .tuple(of('double'), fc.constantFrom(...COMPARED), fc.nat(5))
    .map(([{ name }, op, value]) => `${name} ${op} ${value}.0`),
  of('list<string>').chain((fact) => wordOf(fact).map((word) => `${quoted(word)} in ${fact.name}`)),
  of('list<string>').map(({ name }) => `size(${name}) > 1`),
  of('list<string>').chain((fact) =>
    fc
      .tuple(fc.constantFrom('exists', 'all'), fc.array(wordOf(fact), { minLength: 1, maxLength: 3 }))
      .map(
        ([loop, words]) => `${fact.name}.${loop}(i, i in [${words.map(quoted).join(', ')}] || i == "thanks")`,
      ),
  ),
)

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    question,
    tie('condition').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([left, op, right]) => `(${left} ${op} ${right})`),
  ),
}))

const VALUES = {
  bool: () => fc.boolean(),
  int: () => fc.nat(5).map(BigInt),
  double: () => fc.oneof(fc.nat(5), fc.double({ min: -1, max: 6, noNaN: true })),
  string: wordOf,
  'list<string>': (fact: Fact) => fc.array(wordOf(fact), { maxLength: 4 }),
} as const

const facts: fc.Arbitrary<PolicyFacts> = fc
  .tuple(...FACTS.map((fact) => (VALUES[fact.type] as (fact: Fact) => fc.Arbitrary<FactValue>)(fact)))
  .map((values) => {
    const groups: Record<string, Record<string, FactValue>> = {}
    FACTS.forEach(({ name }, index) => {
      const [group, field] = name.split('.') as [string, string]
      groups[group] = { ...groups[group], [field]: values[index] as FactValue }
    })
    return groups
  })

describe('a condition without the interpreter', () => {
  test('answers what the interpreter answers', () => {
    fc.assert(
      fc.property(condition, facts, (source, known) => {
        const parsed = interpreter.parse(source)
        expect(directly(parsed.ast)?.(known), source).toBe(parsed(known) === true)
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    'amazon-2017',
    'amazon-2020',
    'amazon-today',
    'allegro-2026',
    'can-spam',
    'eu-direct-marketing',
    'open-marketplace',
    'strict',
  ])('answers every rule of %s', (name) => {
    for (const { when } of profile(name).rules)
      expect(directly(interpreter.parse(when).ast), when).toBeDefined()
  })

  test.each(['message.language.startsWith("d")', 'message.words + 1 > 2', 'claim.made ? true : false'])(
    'leaves to the interpreter what is not plain: %s',
    (source) => {
      expect(directly(interpreter.parse(source).ast)).toBeUndefined()
    },
  )
})
