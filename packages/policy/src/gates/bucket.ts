// Token buckets: so many messages at once, refilled over a time. The state is two numbers; all else follows.
import type { Bucket } from '../decision-input.ts'
import type { GateTest } from '../policy.ts'

export interface BucketSize {
  readonly capacity: number
  /** In this time an empty bucket is full again. */
  readonly perMs: number
}

/** The size of a limit's bucket for a seller with so many orders a day. */
export function limitSize(test: Extract<GateTest, { kind: 'limit' }>, dailyOrders: number): BucketSize {
  return { capacity: test.capacity + test.perDailyOrder * dailyOrders, perMs: test.perMs }
}

/** Tokens in a bucket at a moment; a bucket that is not there is full. */
export function tokensAt(bucket: Bucket | undefined, now: string, { capacity, perMs }: BucketSize): number {
  if (!bucket) return capacity
  const elapsed = Math.max(0, Date.parse(now) - Date.parse(bucket.at))
  return Math.min(capacity, bucket.tokens + (elapsed / perMs) * capacity)
}

/** The bucket after one message. */
export function afterOne(bucket: Bucket | undefined, now: string, size: BucketSize): Bucket {
  return { tokens: tokensAt(bucket, now, size) - 1, at: now }
}

/** When the bucket holds a token again. */
export function refilledAt(bucket: Bucket | undefined, now: string, size: BucketSize): Date {
  const missing = Math.max(0, 1 - tokensAt(bucket, now, size))
  return new Date(Date.parse(now) + Math.ceil((missing / size.capacity) * size.perMs))
}
