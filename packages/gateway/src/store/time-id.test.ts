import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { firstIdAt } from './time-id.ts'

test('RFC 9562 §5.7: ids made in or after a millisecond sort at or after its first id, earlier ones before it', () => {
  const msecs = Date.UTC(2026, 10, 26, 12)
  const first = firstIdAt(new Date(msecs))
  expect(uuidv7({ msecs }) >= first).toBe(true)
  expect(uuidv7({ msecs: msecs + 1 }) > first).toBe(true)
  expect(uuidv7({ msecs: msecs - 1 }) < first).toBe(true)
  expect(firstIdAt(new Date(-1))).toBe(firstIdAt(new Date(0)))
})
