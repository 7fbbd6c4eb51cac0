import { describe, expect, test } from 'vitest'
import { afterOne, refilledAt, tokensAt } from './bucket.ts'
import { localMinute, quietUntil } from './quiet-hours.ts'

const NIGHT = { fromMinute: 21 * 60, toMinute: 8 * 60 }

describe('quiet hours', () => {
  test.each([
    ['2026-01-15T20:59:00Z', 'UTC', undefined],
    ['2026-01-15T21:00:00Z', 'UTC', '2026-01-16T08:00:00.000Z'],
    ['2026-01-16T07:59:59Z', 'UTC', '2026-01-16T08:00:00.000Z'],
    ['2026-01-16T08:00:00Z', 'UTC', undefined],
    ['2026-01-15T20:30:00Z', 'Europe/Berlin', '2026-01-16T07:00:00.000Z'],
    ['2026-01-15T14:00:00Z', 'Asia/Tokyo', '2026-01-15T23:00:00.000Z'],
    ['2026-01-16T03:00:00Z', 'America/Chicago', '2026-01-16T14:00:00.000Z'],
    ['2026-07-15T15:30:00Z', 'Asia/Kolkata', '2026-07-16T02:30:00.000Z'],
  ])('at %s in %s end at %s', (at, zone, end) => {
    expect(quietUntil(new Date(at), zone, NIGHT)?.toISOString()).toBe(end)
  })

  test('end at the hour of the clock on the wall when clocks go forward or back in the night', () => {
    const spring = quietUntil(new Date('2026-03-28T22:00:00Z'), 'Europe/Berlin', NIGHT)
    const autumn = quietUntil(new Date('2026-10-24T22:00:00Z'), 'Europe/Berlin', NIGHT)
    expect(spring?.toISOString()).toBe('2026-03-29T06:00:00.000Z')
    expect(autumn?.toISOString()).toBe('2026-10-25T07:00:00.000Z')
  })

  test('may lie within a day', () => {
    const noon = { fromMinute: 12 * 60, toMinute: 14 * 60 }
    expect(quietUntil(new Date('2026-01-15T13:00:00Z'), 'UTC', noon)?.toISOString()).toBe(
      '2026-01-15T14:00:00.000Z',
    )
    expect(quietUntil(new Date('2026-01-15T15:00:00Z'), 'UTC', noon)).toBeUndefined()
  })

  test('are those of UTC where the zone is unknown', () => {
    expect(localMinute(new Date('2026-01-15T10:30:00Z'), 'Nowhere/Atall')).toBe(630)
  })
})

describe('a bucket', () => {
  const size = { capacity: 4, perMs: 4_000 }
  const at = (ms: number) => new Date(ms).toISOString()

  test('that is not there is full', () => {
    expect(tokensAt(undefined, at(0), size)).toBe(4)
  })

  test('loses one a message and is refilled evenly, never beyond its capacity', () => {
    const one = afterOne(undefined, at(0), size)
    expect(one).toEqual({ tokens: 3, at: at(0) })
    expect(tokensAt(one, at(500), size)).toBe(3.5)
    expect(tokensAt(one, at(60_000), size)).toBe(4)
  })

  test('tells when it holds a message again', () => {
    expect(refilledAt({ tokens: 0.25, at: at(0) }, at(0), size).getTime()).toBe(750)
    expect(refilledAt(undefined, at(0), size).getTime()).toBe(0)
  })

  test('does not run backwards with the clock', () => {
    expect(tokensAt({ tokens: 2, at: at(10_000) }, at(0), size)).toBe(2)
  })
})
