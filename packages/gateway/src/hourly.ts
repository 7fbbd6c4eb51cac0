// Work that is done at the start and every hour from then on.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

const HOUR_MS = 3_600_000

/** Runs `task` now and hourly; one that fails is warned of, in words, and tried again with the next hour. */
export function hourly(
  task: () => Promise<void>,
  { log, trouble }: { log: Log; trouble: string },
): AsyncDisposable {
  const stop = new AbortController()
  const running = repeat(task, { log, trouble, signal: stop.signal })
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort()
      await running
    },
  }
}

async function repeat(
  task: () => Promise<void>,
  { log, trouble, signal }: { log: Log; trouble: string; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await task()
    } catch (error) {
      log.warn({ err: error }, `${trouble}; trying again in an hour`)
    }
    await sleep(HOUR_MS, undefined, { signal }).catch(() => undefined)
  }
}
