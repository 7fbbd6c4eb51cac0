// The program's own log: JSON lines on stderr, or plain lines where a person watches a terminal.
import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'

export type Log = Logger

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Where PostgreSQL quotes the values that it objects to. */
const REDACTED = ['err.detail', 'err.where', 'err.hint', 'err.internalQuery']

/** Opens the log on a stream, normally stderr. It is to hold neither mail addresses nor texts. */
export function openLog(level: (typeof LOG_LEVELS)[number], stream: NodeJS.WriteStream): Log {
  const options = { level, base: null, redact: REDACTED }
  if (!stream.isTTY) return pino({ ...options, timestamp: pino.stdTimeFunctions.isoTime }, stream)
  return pino(
    options,
    pretty({ destination: stream, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }),
  )
}
