import { expect, test } from 'vitest'
import { isFinal, retryDelayMs } from './retry.ts'

test.each([
  [1, 1],
  [2, 5],
  [3, 15],
  [4, 30],
  [20, 30],
])('RFC 5321 §4.5.4.1: after %i failed attempts the next comes in about %i minutes', (attempts, minutes) => {
  expect(retryDelayMs(attempts, 0.5)).toBe(minutes * 60_000)
  expect(retryDelayMs(attempts, 0)).toBe(minutes * 48_000)
  expect(retryDelayMs(attempts, 1)).toBe(minutes * 72_000)
})

test('RFC 5321 §4.2.1: only a 5xx reply is final', () => {
  expect(isFinal({ responseCode: 550 })).toBe(true)
  expect(isFinal({ responseCode: 451 })).toBe(false)
  expect(isFinal(new Error('ECONNREFUSED'))).toBe(false)
})
