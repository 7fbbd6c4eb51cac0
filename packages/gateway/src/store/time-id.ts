// Ids that carry their time.

/** The smallest UUIDv7 of a millisecond (RFC 9562 §5.7): message ids sort by the time they were made. */
export function firstIdAt(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
