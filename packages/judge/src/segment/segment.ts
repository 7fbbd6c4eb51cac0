// From the visible text of a message to pieces: each non-blank character belongs to at most one piece.
import type { Piece } from '../judgement.ts'
import { type Block, splitBlocks } from './blocks.ts'
import { splitSentences } from './sentences.ts'

/** Markers of a claim stand in front of a subject; they are no part of what it says. */
const SUBJECT_MARK = /^(?:\s*(?:re|fw|fwd|aw|wg|sv|antw)\s*:|\s*\[[^\]]{1,30}\])+\s*/i

/** Splits subject and body of a message into pieces in reading order. */
export function segmentMessage(subject: string, body: string, language: string): Piece[] {
  return [...subjectPieces(subject), ...splitBlocks(body).flatMap((block) => piecesOf(body, block, language))]
}

function subjectPieces(subject: string): Piece[] {
  const mark = SUBJECT_MARK.exec(subject)?.[0].length ?? 0
  const text = subject.slice(mark).trim()
  if (text === '') return []
  const start = subject.indexOf(text, mark)
  return [{ part: 'subject', start, end: start + text.length, text, kind: 'sentence' }]
}

function piecesOf(body: string, block: Block, language: string): Piece[] {
  if (block.kind !== 'paragraph') {
    return [
      {
        part: 'body',
        start: block.start,
        end: block.end,
        text: body.slice(block.start, block.end),
        kind: block.kind,
      },
    ]
  }
  return splitSentences(body, block, language).map(({ start, end }) => ({
    part: 'body',
    start,
    end,
    text: body.slice(start, end),
    kind: 'sentence',
  }))
}
