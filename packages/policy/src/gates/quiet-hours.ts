// Quiet hours where the buyer lives: minutes of his day in which nothing but what his order needs reaches him.

export interface QuietHours {
  /** Minutes after midnight. Where `from` is later than `to` the night lies between. */
  readonly fromMinute: number
  readonly toMinute: number
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/** Formatters are dear to make and few: one for each time zone. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Minute of the day in a time zone; in UTC where the zone is unknown. */
export function localMinute(at: Date, timeZone: string): number {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = newClock(timeZone)
    clocks.set(timeZone, clock)
  }
  const [hour = 0, minute = 0] = clock
    .formatToParts(at)
    .filter(({ type }) => type === 'hour' || type === 'minute')
    .map(({ value }) => Number(value))
  return hour * 60 + minute
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' })
  }
}

/** The moment at which it is no longer quiet; undefined where it is not quiet now. Clock changes are lived through. */
export function quietUntil(
  at: Date,
  timeZone: string,
  { fromMinute, toMinute }: QuietHours,
): Date | undefined {
  const now = localMinute(at, timeZone)
  const isQuiet =
    fromMinute <= toMinute ? now >= fromMinute && now < toMinute : now >= fromMinute || now < toMinute
  if (!isQuiet) return undefined
  const left = (toMinute - now + DAY_MINUTES) % DAY_MINUTES
  const end = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS)
  return corrected(end, timeZone, toMinute)
}

/** Where a clock change lies between, the end is an hour off; no zone changes by more than three. */
function corrected(end: Date, timeZone: string, toMinute: number): Date {
  let off = toMinute - localMinute(end, timeZone)
  if (off > DAY_MINUTES / 2) off -= DAY_MINUTES
  if (off < -DAY_MINUTES / 2) off += DAY_MINUTES
  return Math.abs(off) > 180 ? end : new Date(end.getTime() + off * MINUTE_MS)
}
