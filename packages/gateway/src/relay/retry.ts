// When to try again, and when it is no use.

const MINUTE_MS = 60_000

/** RFC 5321 §4.5.4.1 asks for 30 minutes between later tries; the first ones come sooner, for greylisting. */
const DELAYS_MS = [1, 5, 15, 30].map((minutes) => minutes * MINUTE_MS)

/** A fifth up or down, so that mail that failed together does not come back together. */
const JITTER = 0.2

/** The delay before the next attempt, after `attempts` failed ones. `random` is 0..1. */
export function retryDelayMs(attempts: number, random: number): number {
  const delay = DELAYS_MS[Math.min(attempts, DELAYS_MS.length) - 1] ?? (DELAYS_MS[0] as number)
  return Math.round(delay * (1 - JITTER + 2 * JITTER * random))
}

/** A 5xx reply is final (RFC 5321 §4.2.1); everything else, broken connections included, may pass. */
export function isFinal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500 && responseCode < 600
}
