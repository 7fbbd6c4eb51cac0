// "Why did I get this letter?", in one sentence of the buyer's language.
import { describeIntents, type Segment, sureClass } from '@comity/judge'
import type { MessageView } from '../../messages/message-view.ts'
import type { Spoken } from './words/buyer-words.ts'

/** The sentence for a message that reached its buyer; undefined for one that did not. */
export function whyArrived({ decision, judgement }: MessageView, spoken: Spoken): string | undefined {
  const { outcome, code, trimmed } = decision
  if (outcome !== 'deliver' && outcome !== 'trim') return undefined
  const { words, language } = spoken
  const sent = (judgement?.segments ?? []).filter((_, index) => !trimmed?.left_out.includes(index))
  const say = (pattern: string, group: 'critical' | 'non_critical') =>
    pattern.replace('{what}', describeIntents(intentsOf(sent, group), language))
  const needed = sent.some((segment) => sureClass(segment) === 'critical')
  if (outcome === 'trim' && needed) return say(words.whyCut, 'critical')
  if (needed) return say(words.whyNeeded, 'critical')
  if (code === 'exempt.custom-order') return words.whyCustom
  if (code.startsWith('exempt.')) return words.whyAnswer
  if (judgement?.verdict === 'uncertain') return words.whyUnsure
  return say(words.whyWanted, 'non_critical')
}

function intentsOf(segments: readonly Segment[], group: 'critical' | 'non_critical') {
  return [...new Set(segments.filter((segment) => sureClass(segment) === group).map(({ intent }) => intent))]
}
