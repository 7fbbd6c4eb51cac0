// Group commit: callers that wait together are written together. The commit in flight is the batching window, so a
// single caller never waits for company.
import { setTimeout as sleep } from 'node:timers/promises'
import { isOutOfResources, isSerialization, isTransient } from './database.ts'

export interface GroupCommitOptions<I, O> {
  /** Writes a batch in one transaction and answers in the order of its items. */
  readonly flush: (items: readonly I[]) => Promise<readonly O[]>
  /** What an item weighs in the queue, in bytes. */
  readonly weigh: (item: I) => number
  /** The error for a caller who comes when the queue is full. */
  readonly full: () => Error
  /** Flushes that run at once; fewer make larger batches. */
  readonly slots?: number
}

interface Waiting<I, O> {
  readonly item: I
  readonly weight: number
  readonly resolve: (result: O) => void
  readonly reject: (error: unknown) => void
}

/** Flushes that run at once where nothing else is asked for: a large batch must not hold up the small ones behind it. */
const SLOTS = 2

/** Items of one batch. */
const BATCH_LIMIT = 128

/** What waits beyond this is refused: as much as is written in about a second or two. */
const QUEUE_LIMIT = 2_000
const QUEUE_LIMIT_BYTES = 256 * 1024 * 1024

/** A database that restarts is back within this time; a caller is told to come again after it. */
const RETRY_WINDOW_MS = 4_000
const RETRY_DELAY_MS = 100

/** Collects items and writes them in batches. */
export class GroupCommit<I, O> {
  readonly #options: GroupCommitOptions<I, O>
  #queue: Waiting<I, O>[] = []
  #queuedBytes = 0
  #busySlots = 0
  #idle: (() => void)[] = []

  constructor(options: GroupCommitOptions<I, O>) {
    this.#options = options
  }

  /** Resolves when the item is committed. Rejects with the item's own error, or a transient one of the database. */
  submit(item: I): Promise<O> {
    const weight = this.#options.weigh(item)
    if (this.#queue.length >= QUEUE_LIMIT || this.#queuedBytes + weight > QUEUE_LIMIT_BYTES) {
      return Promise.reject(this.#options.full())
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, weight, resolve, reject })
      this.#queuedBytes += weight
      this.#fill()
    })
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    if (this.#busySlots === 0) return Promise.resolve()
    return new Promise((resolve) => void this.#idle.push(resolve))
  }

  #fill(): void {
    while (this.#busySlots < (this.#options.slots ?? SLOTS) && this.#queue.length > 0) {
      const batch = this.#queue.splice(0, BATCH_LIMIT)
      this.#queuedBytes -= batch.reduce((sum, { weight }) => sum + weight, 0)
      this.#busySlots += 1
      void this.#write(batch, Date.now() + RETRY_WINDOW_MS).finally(() => this.#release())
    }
  }

  #release(): void {
    this.#busySlots -= 1
    this.#fill()
    if (this.#busySlots > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #write(batch: readonly Waiting<I, O>[], deadline: number): Promise<void> {
    try {
      const results = await this.#options.flush(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as O)
      })
    } catch (error) {
      await this.#recover(batch, deadline, error)
    }
  }

  /** The database's fault: again until the deadline. An item's fault: halves, until the poisonous one is alone. */
  async #recover(batch: readonly Waiting<I, O>[], deadline: number, error: unknown): Promise<void> {
    if (isTransient(error)) {
      if (isOutOfResources(error) || Date.now() > deadline) return rejectAll(batch, error)
      if (!isSerialization(error)) await sleep(RETRY_DELAY_MS)
      return this.#write(batch, deadline)
    }
    if (batch.length === 1) return rejectAll(batch, error)
    const middle = Math.ceil(batch.length / 2)
    await this.#write(batch.slice(0, middle), deadline)
    await this.#write(batch.slice(middle), deadline)
  }
}

function rejectAll<I, O>(batch: readonly Waiting<I, O>[], error: unknown): void {
  for (const { reject } of batch) reject(error)
}
