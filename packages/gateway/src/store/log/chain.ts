// The decision log's arithmetic: what an entry says, and how entries are chained.
import { createHash } from 'node:crypto'

/** What happened, without its place in the log. Values are JSON; rows are referred to by id and digest. */
export interface LogEvent {
  readonly kind: string
  readonly at: Date
  readonly [detail: string]: unknown
}

/** Where an entry stands. */
export interface LogPlace {
  readonly marketplaceId: string
  readonly writerId: string
  readonly seq: number
}

/** What the first entry of a chain has as its previous hash. */
export const CHAIN_START: Buffer = Buffer.alloc(32)

/** The bytes of an entry. Its place is part of it, so that a swapped entry shows even where both are unaltered. */
export function entryText({ marketplaceId, writerId, seq }: LogPlace, event: LogEvent): string {
  return canonicalJson({ ...event, marketplace: marketplaceId, writer: writerId, seq })
}

/** SHA-256 over the previous hash and the entry. */
export function chainHash(previous: Buffer, entry: string): Buffer {
  return createHash('sha256').update(previous).update(entry).digest()
}

/** SHA-256 over the canonical JSON of a row's content, in hex: the same before it is stored and after it is read. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** JSON with sorted keys, no blanks, and without undefined values: what PostgreSQL's jsonb gives back compares equal. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner) ? sortKeys(inner) : inner))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, value[key]]),
  )
}
