// What a seller can change in a message so that it arrives: the passages that stand in its way, and what to do with each.
import { explainSegment, type Segment } from '@comity/judge'
import type { Decision } from '../decision.ts'
import type { DecisionInput } from '../decision-input.ts'
import { isTolerated, type Reading, readInput } from '../facts/facts-of.ts'
import type { Policy } from '../policy.ts'
import { type Action, actionText } from './words.ts'

/** One passage, how it was read, and what to do with it; sentences are in the sender's language. */
export interface Advice {
  readonly part: Segment['part']
  readonly start: number
  readonly end: number
  readonly text: string
  readonly action: Action
  readonly reading: string
  readonly change: string
}

/** Advice on a message that was decided so; none where it arrives whole. In the order of the message. */
export function advise(input: DecisionInput, policy: Policy, decision: Decision): Advice[] {
  if (decision.outcome === 'deliver') return []
  const reading = readInput(input, policy)
  return reading.segments.flatMap((segment, index) => {
    const action = actionFor(segment, index, reading)
    if (!action) return []
    const { part, start, end, text } = segment
    const { language } = input
    const change = actionText(action, language)
    return [{ part, start, end, text, action, reading: explainSegment(segment, language), change }]
  })
}

function actionFor(segment: Segment, index: number, reading: Reading): Action | undefined {
  const group = reading.classes[index]
  if (group === 'prohibited') return 'take_out'
  if (group === 'non_critical') return isTolerated(segment, reading) ? undefined : 'leave_out'
  // A subject in doubt turns no sum.
  const isInDoubt =
    segment.part !== 'subject' &&
    reading.verdict === 'uncertain' &&
    (group === undefined || segment.intent === 'other')
  return isInDoubt ? doubtful(segment, reading.policy) : undefined
}

/** A passage that may be what the order needs is worth a clearer word; another is better left out. */
function doubtful({ intent, alternatives }: Segment, { classes }: Policy): Action {
  return [intent, ...alternatives].some((name) => classes[name] === 'critical')
    ? 'say_what_is_needed'
    : 'say_plainly'
}
