// What a message that goes out adds to the counters of its order and of the limits.
import { sureClass } from '@comity/judge'
import type { Decision } from '@comity/policy'
import type { Party } from '../identify/parties.ts'
import type { Counted } from './counters.ts'
import type { Incoming } from './incoming.ts'

/** Undefined for what does not go out to a buyer. */
export function countedOf(
  { outcome, trimmed, consumes }: Decision,
  { to, judgement, reason }: Pick<Incoming, 'judgement' | 'reason'> & { readonly to: Party },
): Counted | undefined {
  if (to !== 'buyer' || (outcome !== 'deliver' && outcome !== 'trim')) return undefined
  const kept = trimmed && new Set(trimmed.kept)
  const intents = (judgement?.segments ?? [])
    .filter((segment, index) => (kept?.has(index) ?? true) && sureClass(segment) !== 'neutral')
    .map(({ intent }) => intent)
  const keys = ['*', ...new Set<string>(intents), ...(reason === undefined ? [] : [`reason:${reason}`])]
  return { keys, limits: consumes }
}
