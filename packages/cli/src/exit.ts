// How commands end: 0 done, 1 the answer is no, 2 wrong use or unreadable input, 3 the service is not reachable.
import { Refusal, SettingsError, Trouble } from '@comity/gateway/mail'
import { PolicyError } from '@comity/policy'
import { CommanderError } from 'commander'
import type { Terminal } from './terminal.ts'

export const EXIT = { done: 0, no: 1, usage: 2, unreachable: 3 } as const

/** Wrong use or unreadable input, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The service or the database cannot be reached, in one sentence. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

const EXPECTED = [UsageError, UnreachableError, SettingsError, Trouble, PolicyError, Refusal]

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  return error instanceof UnreachableError || error instanceof Trouble ? EXIT.unreachable : EXIT.usage
}

/** Says what went wrong: a sentence for what was to be expected, the whole error for a bug. */
export function tellError(error: unknown, terminal: Terminal): void {
  if (error instanceof CommanderError) return
  const { message, stack } = error as Error
  terminal.err(EXPECTED.some((kind) => error instanceof kind) ? message : (stack ?? message))
}
