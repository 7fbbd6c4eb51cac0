// A judgement as it is stored: segments without their text, which stands in the message already. So a message that is
// erased one day takes its words with it. Text that no reader sees stands nowhere else and is kept.
import type { Judgement, Segment } from '@comity/judge'

export type StoredSegment = Omit<Segment, 'text'> & { readonly text?: string }

export interface StoredJudgement extends Omit<Judgement, 'segments'> {
  readonly segments: readonly StoredSegment[]
}

/** Takes the texts out. */
export function storedJudgement(judgement: Judgement): StoredJudgement {
  return { ...judgement, segments: judgement.segments.map(withoutText) }
}

function withoutText({ text, ...segment }: Segment): StoredSegment {
  return segment.part === 'hidden' ? { ...segment, text } : segment
}

/** Puts the texts back, out of the message's subject and visible text. */
export function wholeJudgement(
  judgement: StoredJudgement,
  { subject, visibleText }: { readonly subject: string; readonly visibleText: string },
): Judgement {
  const segments = judgement.segments.map((segment) => {
    const source = segment.part === 'subject' ? subject : visibleText
    return { ...segment, text: segment.text ?? source.slice(segment.start, segment.end) }
  })
  return { ...judgement, segments }
}
