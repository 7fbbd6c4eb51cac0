// A second opinion on what the judge is unsure of: what is asked, and what may follow from an answer. The asking itself
// is the gateway's. An answer may lift an uncertain message to critical; it can do nothing else.
import { DEFAULT_CLASSES, INTENTS, type Intent } from '../intents.ts'
import type { Judgement, Segment } from '../judgement.ts'
import { maskSlots } from '../memory/template.ts'
import { sumSegments } from '../sum.ts'

/** What is asked: the letter with identities masked, and which of its segments are in doubt. */
export interface OpinionQuestion {
  readonly language: string
  readonly segments: readonly { readonly index: number; readonly text: string; readonly inDoubt: boolean }[]
  /** Intents to choose from. */
  readonly intents: readonly Intent[]
}

export interface OpinionAnswer {
  readonly segments: readonly {
    readonly index: number
    readonly intent: Intent
    readonly confidence: number
  }[]
}

/** From this confidence on an opinion counts. */
const CONVINCED = 0.8

/** What to ask about a judgement; undefined where there is nothing to ask. */
export function opinionQuestion({
  verdict,
  confidence,
  language,
  segments,
}: Judgement): OpinionQuestion | undefined {
  if (verdict !== 'uncertain' || confidence === 0 || !segments.some(isInDoubt)) return undefined
  return {
    language,
    segments: segments.map((segment, index) => ({
      index,
      text: maskSlots(segment.text),
      inDoubt: isInDoubt(segment),
    })),
    intents: INTENTS,
  }
}

/** May be critical, and may not be prohibited: a doubt about what nobody may send stays one. */
function isInDoubt({ intent, alternatives }: Segment): boolean {
  const possible = [intent, ...alternatives].map((name) =>
    name === 'other' ? 'critical' : DEFAULT_CLASSES[name],
  )
  return possible.includes('critical') && !possible.includes('prohibited')
}

/** The judgement with convincing answers taken over; the very same where they would not make it critical. */
export function withOpinion(judgement: Judgement, answer: OpinionAnswer): Judgement {
  const lifted = judgement.segments.map((segment, index) => lift(segment, index, answer))
  const { verdict, confidence } = sumSegments(lifted)
  if (judgement.verdict !== 'uncertain' || (verdict !== 'critical' && verdict !== 'mixed')) return judgement
  return {
    ...judgement,
    ...{ verdict, confidence, segments: lifted },
    signals: [...judgement.signals, { kind: 'second_opinion', detail: 'lifted from uncertain' }],
  }
}

function lift(segment: Segment, index: number, { segments }: OpinionAnswer): Segment {
  const opinion = segments.find((one) => one.index === index)
  if (!opinion || !isInDoubt(segment) || opinion.confidence < CONVINCED) return segment
  if (DEFAULT_CLASSES[opinion.intent] !== 'critical') return segment
  const { intent } = opinion
  return {
    ...segment,
    intent,
    class: 'critical',
    confidence: CONVINCED,
    alternatives: [],
    because: ['second opinion'],
  }
}
