// Splits a visible text into blocks: the greeting line, paragraphs, list items, signature and quoted text.
import type { SegmentKind } from '../judgement.ts'

/** A stretch of the text of one kind; a paragraph still has to be split into sentences. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly kind: SegmentKind | 'paragraph'
}

interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

const LIST_ITEM = /^\s*(?:[-*•–·▪◦]|\d{1,2}[.)])\s+\S/
const QUOTED = /^\s*>/
const QUOTE_HEAD = /^(?:On .{5,200} wrote:|-{2,}\s*(?:Original|Forwarded) Message\s*-{2,})\s*$/i
const SIGNATURE_MARK = /^--\s?$/
const CLOSING =
  /^(?:(?:with )?(?:kind|best|warm|many|very best|our best)\s*(?:regards|wishes|thanks)?|regards|sincerely|yours(?: sincerely| truly| faithfully)?|cheers|thanks(?: again)?|thank you(?: again)?|many thanks|sincerely yours)\s*[,.!]?\s*$/i
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b[^.?!\n]{0,60}[,.!:]?\s*$/i
const RULE = /^\s*[-_=*~#]{3,}\s*$/
const LINK_ALONE = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i

/** A line shorter than this was broken on purpose; longer ones were wrapped by the mail client (RFC 3676: 78). */
const WRAPPED_LINE = 45

/** A signature after a closing phrase is a few short lines; what is longer is text again. */
const SIGNATURE_LINES = 6
const SIGNATURE_WIDTH = 60

/** Splits a text into blocks that do not overlap and leave out white space and rules only. */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = []
  const lines = linesOf(text)
  let index = 0
  while (index < lines.length) index = takeBlock(lines, index, blocks)
  return blocks
}

function takeBlock(lines: readonly Line[], index: number, blocks: Block[]): number {
  const line = lines[index] as Line
  if (line.text === '' || RULE.test(line.text)) return index + 1
  if (QUOTE_HEAD.test(line.text) || QUOTED.test(line.text))
    return take(blocks, lines, { index, kind: 'quote' }, isQuoted)
  if (SIGNATURE_MARK.test(line.text)) return takeSignature(lines, index, blocks)
  if (CLOSING.test(line.text)) return takeSignature(lines, index, blocks)
  if (LINK_ALONE.test(line.text)) return take(blocks, lines, { index, kind: 'link' }, () => false)
  if (LIST_ITEM.test(line.text)) return take(blocks, lines, { index, kind: 'list_item' }, continuesItem)
  if (GREETING.test(line.text) && isOpening(blocks))
    return take(blocks, lines, { index, kind: 'greeting' }, () => false)
  return take(blocks, lines, { index, kind: 'paragraph' }, continuesParagraph)
}

type Continues = (previous: Line, next: Line) => boolean

function take(
  blocks: Block[],
  lines: readonly Line[],
  first: { index: number; kind: Block['kind'] },
  continues: Continues,
): number {
  let last = first.index
  for (let next = lines[last + 1]; next && continues(lines[last] as Line, next); next = lines[last + 1])
    last += 1
  blocks.push({ start: (lines[first.index] as Line).start, end: (lines[last] as Line).end, kind: first.kind })
  return last + 1
}

function takeSignature(lines: readonly Line[], index: number, blocks: Block[]): number {
  let count = 0
  return take(blocks, lines, { index, kind: 'signature' }, (_, next) => {
    count += 1
    return (
      count <= SIGNATURE_LINES &&
      next.text.length <= SIGNATURE_WIDTH &&
      next.text !== '' &&
      !startsOther(next)
    )
  })
}

function isQuoted(_: Line, next: Line): boolean {
  return QUOTED.test(next.text)
}

function continuesItem(previous: Line, next: Line): boolean {
  return next.text !== '' && !startsOther(next) && isWrapped(previous, next)
}

function continuesParagraph(previous: Line, next: Line): boolean {
  return next.text !== '' && !startsOther(next) && isWrapped(previous, next)
}

function isWrapped(previous: Line, next: Line): boolean {
  return (
    /^\p{Ll}/u.test(next.text) ||
    (previous.text.length >= WRAPPED_LINE && !/[.!?:。!?]\s*$/.test(previous.text))
  )
}

function startsOther({ text }: Line): boolean {
  return [QUOTED, QUOTE_HEAD, SIGNATURE_MARK, LIST_ITEM, RULE, LINK_ALONE, CLOSING].some((start) =>
    start.test(text),
  )
}

/** A greeting stands at the top, before any text of substance. */
function isOpening(blocks: readonly Block[]): boolean {
  return blocks.every((block) => block.kind === 'greeting')
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim()
    const start = trimmed === '' ? from : from + raw.indexOf(trimmed)
    lines.push({ start, end: start + trimmed.length, text: trimmed })
    from += raw.length + 1
  }
  return lines
}
