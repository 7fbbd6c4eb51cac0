// Which segments stay when a message is trimmed, and whether they can be understood without the others.
import type { Segment } from '@comity/judge'
import { DEFAULT_CLASSES } from '@comity/judge'

export interface TrimPlan {
  readonly kept: readonly number[]
  readonly leftOut: readonly number[]
  readonly standsAlone: boolean
}

/** Words that point back at the sentence before; a kept sentence that opens with one leans on it. */
const LEANING =
  /^(?:this|that|these|those|it|they|he|she|otherwise|instead|therefore|hence|then|in (?:that|this) case|if so|if not|so|such|the (?:former|latter)|as (?:above|mentioned))\b/i

/** Plans a cut; indexes count all segments of the judgement in order. */
export function planTrim(isUnwanted: (segment: Segment) => boolean, segments: readonly Segment[]): TrimPlan {
  const kept: number[] = []
  const leftOut: number[] = []
  segments.forEach((segment, index) => {
    ;(isUnwanted(segment) ? leftOut : kept).push(index)
  })
  return {
    kept,
    leftOut,
    standsAlone: saysSomething(segments, kept) && !leansOnCut(segments, new Set(leftOut)),
  }
}

/** Greeting and signature alone are no message. */
function saysSomething(segments: readonly Segment[], kept: readonly number[]): boolean {
  return kept.some((index) => {
    const segment = segments[index] as Segment
    const says = DEFAULT_CLASSES[segment.intent] !== 'neutral' || segment.intent === 'other'
    return segment.part === 'body' && says
  })
}

function leansOnCut(segments: readonly Segment[], leftOut: ReadonlySet<number>): boolean {
  return segments.some(
    (segment, index) =>
      !leftOut.has(index) &&
      leftOut.has(index - 1) &&
      segments[index - 1]?.part === segment.part &&
      LEANING.test(segment.text),
  )
}
