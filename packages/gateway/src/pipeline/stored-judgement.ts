// A judgement as it is stored: segments without their text, which stands in the message already. So a message that is
// erased one day takes its words with it. Text that no reader sees stands nowhere else and is kept.
import type { Judgement, Segment, Signal, Verdict } from '@comity/judge'

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

/** The columns of a judgement; null where a message was not judged. */
export interface JudgementColumns {
  readonly verdict: Verdict | null
  readonly confidence: number
  readonly language: string
  readonly segments: StoredSegment[]
  readonly signals: Signal[]
  readonly model_name: string
  readonly model_version: string
}

/** Puts a judgement together again, its texts out of the message's subject and visible text. */
export function judgementOf(
  {
    verdict,
    confidence,
    language,
    segments,
    signals,
    model_name: name,
    model_version: version,
  }: JudgementColumns,
  { subject, visibleText }: { readonly subject: string; readonly visibleText: string },
): Judgement | undefined {
  if (verdict === null) return undefined
  const whole = segments.map((segment) => {
    const source = segment.part === 'subject' ? subject : visibleText
    return { ...segment, text: segment.text ?? source.slice(segment.start, segment.end) }
  })
  return { verdict, confidence, language, segments: whole, signals, model: { name, version } }
}
