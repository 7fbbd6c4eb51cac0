// What a person read a message's passages as. It stands with the decision, so that deciding again comes to the same.
import { DEFAULT_CLASSES, type Intent, type Judgement } from '@comity/judge'

export interface Label {
  /** Index into the judgement's segments. */
  readonly segment: number
  readonly intent: Intent
}

/**
 * The judgement as a person left it who read the whole message: passages he labelled are what he says, the others what
 * the judge took them for, and none is in doubt.
 */
export function labelled(judgement: Judgement, labels: readonly Label[]): Judgement {
  const said = new Map(labels.map(({ segment, intent }) => [segment, intent]))
  const segments = judgement.segments.map((segment, index) => {
    const intent = said.get(index) ?? segment.intent
    return { ...segment, intent, class: DEFAULT_CLASSES[intent], confidence: 1, alternatives: [] }
  })
  return { ...judgement, confidence: 1, segments }
}
