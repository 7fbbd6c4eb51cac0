// Bounds of a share that was counted.
import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

test.each([
  [0, 0, 0, 1],
  [0, 10, 0, 0.278],
  [5, 5, 0.566, 1],
  [5, 50, 0.043, 0.214],
  [5, 5_000, 0.0004, 0.0023],
])('Wilson’s interval of %d in %d is %f to %f', (hits, trials, lower, upper) => {
  expect(wilson(hits, trials).lower).toBeCloseTo(lower, 3)
  expect(wilson(hits, trials).upper).toBeCloseTo(upper, 3)
})
