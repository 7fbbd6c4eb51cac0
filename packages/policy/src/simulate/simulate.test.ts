// The marketplace in small: the story of 2017, and what each profile makes of it.
import { describe, expect, test } from 'vitest'
import { profile } from '../inputs.test-support.ts'
import { DEFAULT_OPTIONS, simulate } from './simulate.ts'

const PROFILES = ['amazon-2017', 'amazon-2020', 'amazon-today', 'allegro-2026', 'open-marketplace', 'strict']

describe('a marketplace without discipline', () => {
  const months = simulate(profile('base'))

  test('drives about a fifth of its buyers to opt out within half a year', () => {
    expect(months.at(-1)?.optedOut).toBeGreaterThan(0.18)
    expect(months.at(-1)?.optedOut).toBeLessThan(0.22)
  })

  test('loses more of them every month', () => {
    const shares = months.map(({ optedOut }) => optedOut)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  test('is the same again with the same seed, and another with another', () => {
    expect(simulate(profile('base'))).toEqual(months)
    expect(simulate(profile('base'), { ...DEFAULT_OPTIONS, seed: 2 })).not.toEqual(months)
  })
})

describe.each(PROFILES)('under %s', (name) => {
  const months = simulate(profile(name))

  test('every critical message arrives', () => {
    for (const { criticalDelivered, criticalSent } of months) expect(criticalDelivered).toBe(criticalSent)
  })

  test('the same messages are sent as without discipline', () => {
    const sent = simulate(profile('base')).map(({ sent }) => sent)
    expect(months.map(({ sent }) => sent)).toEqual(sent)
  })

  test('fewer than half as many buyers opt out', () => {
    expect(months.at(-1)?.optedOut).toBeLessThan(0.1)
  })
})
