// Which segments stay when a message is trimmed, and whether they can be understood without the others.
import { type ClassTable, DEFAULT_CLASSES, type Segment } from '@comity/judge'
import { leansBack } from './leaning.ts'

export interface TrimPlan {
  readonly kept: readonly number[]
  readonly leftOut: readonly number[]
  readonly standsAlone: boolean
}

export interface TrimOptions {
  readonly language: string
  readonly classes?: ClassTable
}

/** Plans a cut; indexes count all segments of the judgement in order. When in doubt the rest does not stand alone. */
export function planTrim(
  isUnwanted: (index: number) => boolean,
  segments: readonly Segment[],
  { language, classes = DEFAULT_CLASSES }: TrimOptions,
): TrimPlan {
  const kept: number[] = []
  const leftOut: number[] = []
  for (let index = 0; index < segments.length; index += 1) (isUnwanted(index) ? leftOut : kept).push(index)
  const cut = new Set(leftOut)
  return {
    ...{ kept, leftOut },
    standsAlone:
      saysSomething(segments, kept, classes) &&
      !leansOnCut(segments, cut, language) &&
      !isListWithoutHead(segments, cut),
  }
}

/** Greeting and signature alone are no message. */
function saysSomething(segments: readonly Segment[], kept: readonly number[], classes: ClassTable): boolean {
  return kept.some((index) => {
    const segment = segments[index] as Segment
    const says = classes[segment.intent] !== 'neutral' || segment.intent === 'other'
    return segment.part === 'body' && says
  })
}

/** What stands around a letter speaks of the letter: "This mail is a service of ours." */
const FRAME: ReadonlySet<string> = new Set(['greeting', 'sign_off', 'signature', 'disclaimer'])

function leansOnCut(segments: readonly Segment[], cut: ReadonlySet<number>, language: string): boolean {
  return segments.some((segment, index) => {
    const before = segments[index - 1]
    return (
      !cut.has(index) &&
      cut.has(index - 1) &&
      before?.part === segment.part &&
      !FRAME.has(segment.intent) &&
      leansBack(segment.text, language)
    )
  })
}

/** A kept item of a list whose announcing line is cut: "Please send us:" must not go before what is to be sent. */
function isListWithoutHead(segments: readonly Segment[], cut: ReadonlySet<number>): boolean {
  return segments.some((segment, index) => {
    const before = segments[index - 1]
    return (
      segment.kind === 'list_item' &&
      !cut.has(index) &&
      cut.has(index - 1) &&
      before !== undefined &&
      /[:：]\s*$/.test(before.text)
    )
  })
}
