// The profiles that ship say what happens in every cell of the decision table, each in a case of its own.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failedCases } from './cases.ts'
import { readInput } from './facts/facts-of.ts'
import { profile } from './inputs.test-support.ts'
import { CATEGORIES } from './policy.ts'

const NAMES = readdirSync(new URL('../../../policies/', import.meta.url))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))

const CELLS = ['critical', 'mixed', 'uncertain', 'non_critical'].flatMap((verdict) =>
  ['none', 'marked', 'action'].map((claim) => `${verdict}, ${claim}`),
)

describe.each(NAMES)('%s', (name) => {
  const policy = profile(name)

  test('has a case for every verdict and claim, to a buyer who refuses everything', () => {
    const told = policy.cases
      .filter(({ input }) => CATEGORIES.every((category) => input.buyer.refused.includes(category)))
      .map(({ input }) => {
        const claim = input.claim === null || input.claim === 'action' ? (input.claim ?? 'none') : 'marked'
        return `${readInput(input, policy).verdict}, ${claim}`
      })
    expect(CELLS.filter((cell) => !told.includes(cell))).toEqual([])
  })

  test('has at least forty cases, and all of them hold', () => {
    expect(policy.cases.length).toBeGreaterThanOrEqual(40)
    expect(failedCases(policy)).toEqual([])
  })
})
