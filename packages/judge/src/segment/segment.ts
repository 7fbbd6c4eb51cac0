// From the visible text of a message to pieces: each letter of it belongs to exactly one piece.
import type { Piece, SegmentKind } from '../judgement.ts'
import { type Block, splitBlocks } from './blocks.ts'
import { type Span, splitSentences } from './sentences.ts'

/** Markers of a claim and of an answer stand in front of a subject; they are no part of what it says. */
const SUBJECT_MARK =
  /^(?:\s*(?:re|fwd?|aw|wg|sv|antw|tr|rv|res|enc|odp|pd|r|i|rif|doorst)\s*[:：]|\s*[[［【][^\]］】]{1,30}[\]］】])+\s*/iu

export interface SegmentOptions {
  /** BCP 47 primary subtag; tells how sentences end. */
  readonly language: string
  /** Tells whether a line stood in an earlier message of the thread. */
  readonly isEarlier: (line: string) => boolean
}

/** Splits subject and body of a message into pieces in reading order. */
export function segmentMessage(subject: string, body: string, options: SegmentOptions): Piece[] {
  return [...subjectPieces(subject), ...splitBlocks(body).flatMap((block) => piecesOf(body, block, options))]
}

function subjectPieces(subject: string): Piece[] {
  const mark = SUBJECT_MARK.exec(subject)?.[0].length ?? 0
  const text = subject.slice(mark).trim()
  if (text === '') return []
  const start = subject.indexOf(text, mark)
  return [{ part: 'subject', start, end: start + text.length, text, kind: 'sentence' }]
}

/** Paragraphs are split into sentences, and so is what is dressed up as a quote: it is the sender's own text. */
function piecesOf(body: string, block: Block, { language, isEarlier }: SegmentOptions): Piece[] {
  const { kind } = block
  if (kind === 'paragraph') return sentencesOf(body, block, { kind: 'sentence', language })
  if (kind === 'disclaimer') return sentencesOf(body, block, { kind, language })
  if (kind === 'list_item' && block.end - block.start > LONG_ITEM)
    return sentencesOf(body, block, { kind, language })
  if (kind !== 'quote') return [piece(body, block, kind)]
  return quoteRuns(body, block, isEarlier).flatMap((run) =>
    run.isEarlier ? [piece(body, run, 'quote')] : sentencesOf(body, run, { kind: 'sentence', language }),
  )
}

/** A list item is one piece; a paragraph that only wears a bullet is not. In UTF-16 units. */
const LONG_ITEM = 160

function sentencesOf(
  body: string,
  span: Span,
  { kind, language }: { kind: SegmentKind; language: string },
): Piece[] {
  return splitSentences(body, span, language).map((sentence) => piece(body, sentence, kind))
}

interface QuoteRun extends Span {
  readonly isEarlier: boolean
}

/** Lines that were said before belong together; each other line stands for itself. */
function quoteRuns(body: string, { start, end }: Span, isEarlier: (line: string) => boolean): QuoteRun[] {
  const runs: QuoteRun[] = []
  let from = start
  for (const line of body.slice(start, end).split('\n')) {
    const span = { start: from, end: from + line.length, isEarlier: isEarlier(line) }
    const last = runs.at(-1)
    if (last?.isEarlier && span.isEarlier) runs[runs.length - 1] = { ...last, end: span.end }
    else if (/[\p{L}\p{N}]/u.test(line)) runs.push(span)
    from += line.length + 1
  }
  return runs
}

function piece(body: string, { start, end }: Span, kind: SegmentKind): Piece {
  return { part: 'body', start, end, text: body.slice(start, end), kind }
}
