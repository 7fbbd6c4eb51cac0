// Days and times as a buyer reads and writes them.
import type { Visit } from './visit.ts'

const DAY_MS = 86_400_000

/** A pause is for a while; who wants it for good chooses so. */
const LONGEST_PAUSE_DAYS = 366

/** `2026-11-30` in the buyer's time zone. */
function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}

/** The first and the last day that a pause may end with. */
export function pauseDays(now: Date, timeZone: string): { first: string; last: string } {
  const last = new Date(now.getTime() + LONGEST_PAUSE_DAYS * DAY_MS)
  return { first: dayOf(now, timeZone), last: dayOf(last, timeZone) }
}

/** The moment at which a day is over where the buyer lives. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS)
  // No zone is more than 14 hours off, and none changes its clocks by more than three: the second look is exact.
  const near = new Date(next.getTime() - offsetMs(next, timeZone))
  return new Date(next.getTime() - offsetMs(near, timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value)
  const local = Date.UTC(
    ...([
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    ] as const),
  )
  return local - Math.floor(at.getTime() / 1_000) * 1_000
}

/** A day in words. The end of a pause is the first moment after its last day. */
export function dayInWords(end: Date, { spoken, buyer }: Visit): string {
  const lastMoment = new Date(end.getTime() - 1)
  return new Intl.DateTimeFormat(spoken.language, { dateStyle: 'long', timeZone: buyer.timeZone }).format(
    lastMoment,
  )
}

/** A time in words. */
export function timeInWords(at: Date, { spoken, buyer }: Visit): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: buyer.timeZone } as const
  return new Intl.DateTimeFormat(spoken.language, options).format(at)
}
