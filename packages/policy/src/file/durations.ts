// Durations and times of day as policies write them.

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** Milliseconds of `90m`, `24h`, `30d`, `1w`; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d{1,5})([mhdw])$/.exec(text)
  return match ? Number(match[1]) * (UNITS[match[2] as string] as number) : undefined
}

/** Minutes after midnight of `21:00`; undefined for anything else. */
export function minuteOfDay(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}
