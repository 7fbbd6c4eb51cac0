// Splits a visible text into blocks: the greeting line, paragraphs, list items, signature and quoted text.
import type { SegmentKind } from '../judgement.ts'
import { CLOSING, DISCLAIMER, GREETING, HEADER_BLOCK, HEADER_BLOCK_NEXT, QUOTE_HEAD } from './phrases.ts'

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

/** What a line of a kind can begin or end with: a first look that costs less than its pattern. */
const MAY_BEGIN_ITEM = /^[-*•–·▪◦●○■□→✓✔➤►※・(\da-zA-Z①-⑳]/u
const MAY_END_QUOTE_HEAD = /[:：\-ルた]$/u
const RULED = /^[-_=*~#＊－―ー━─・.\u2013\u2014]/u

const LIST_ITEM = /^\s*(?:[-*•–·▪◦●○■□→✓✔➤►※・]|\(?\d{1,2}[.):：]|[a-zA-Z]\)|[①-⑳])\s*(?=\S)(?![-*=])/u
const QUOTED = /^\s*[>＞|]/u
const SIGNATURE_MARK = /^--\s?$/
const RULE = /^\s*[-_=*~#＊－―ー━─・.\u2013\u2014]{3,}\s*$/u
const LINK_ALONE = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i

/** A line shorter than this was broken on purpose; longer ones were wrapped by the mail client (RFC 3676: 78). */
const WRAPPED_LINE = 45

/** Japanese lines are wrapped at half as many characters, which are twice as wide. */
const WRAPPED_LINE_WIDE = 28

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** A signature after a closing phrase is a few short lines; what is longer is text again. */
const SIGNATURE_LINES = 6
const SIGNATURE_WIDTH = 60

const SALUTATION_WIDTH = 40

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
  if (line.text === '' || isRule(line.text)) return index + 1
  if (isQuoteStart(lines, index)) return takeQuote(lines, index, blocks)
  if (isSignatureStart(line.text)) return takeSignature(lines, index, blocks)
  if (LINK_ALONE.test(line.text)) return take(blocks, lines, { index, kind: 'link' }, () => false)
  if (isListItem(line.text)) return take(blocks, lines, { index, kind: 'list_item' }, continuesItem)
  if (isOpening(blocks) && GREETING.test(line.text))
    return take(blocks, lines, { index, kind: 'greeting' }, () => false)
  const kind = DISCLAIMER.test(line.text) ? 'disclaimer' : 'paragraph'
  return take(blocks, lines, { index, kind }, continues)
}

function isRule(line: string): boolean {
  return RULED.test(line) && RULE.test(line)
}

function isSignatureStart(line: string): boolean {
  return SIGNATURE_MARK.test(line) || CLOSING.test(line)
}

function isListItem(line: string): boolean {
  return MAY_BEGIN_ITEM.test(line) && LIST_ITEM.test(line)
}

function isQuoteHead(line: string): boolean {
  return MAY_END_QUOTE_HEAD.test(line) && QUOTE_HEAD.test(line)
}

type Continues = (previous: Line, next: Line) => boolean

function take(
  blocks: Block[],
  lines: readonly Line[],
  first: { index: number; kind: Block['kind'] },
  goesOn: Continues,
): number {
  let last = first.index
  for (let next = lines[last + 1]; next && goesOn(lines[last] as Line, next); next = lines[last + 1])
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
      !/[.?!。？！]$/u.test(next.text) &&
      !startsOther(next)
    )
  })
}

function isQuoteStart(lines: readonly Line[], index: number): boolean {
  const { text } = lines[index] as Line
  return QUOTED.test(text) || isQuoteHead(text) || isHeaderBlock(lines, index)
}

function isHeaderBlock(lines: readonly Line[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]]
  return (
    line !== undefined &&
    next !== undefined &&
    HEADER_BLOCK.test(line.text) &&
    HEADER_BLOCK_NEXT.test(next.text)
  )
}

/** Marked lines are a quote as long as they are marked; below a header block or a rule of a client all is quoted. */
function takeQuote(lines: readonly Line[], index: number, blocks: Block[]): number {
  const whole = isHeaderBlock(lines, index) || !hasMarkedLine(lines, index)
  return take(blocks, lines, { index, kind: 'quote' }, (_, next) => whole || QUOTED.test(next.text))
}

function hasMarkedLine(lines: readonly Line[], index: number): boolean {
  return [lines[index], lines[index + 1], lines[index + 2]].some((line) => line && QUOTED.test(line.text))
}

function continues(previous: Line, next: Line): boolean {
  return next.text !== '' && !startsOther(next) && !isSalutation(previous) && isWrapped(previous, next)
}

/** What follows an item is the next thing, unless it plainly goes on. */
function continuesItem(previous: Line, next: Line): boolean {
  return continues(previous, next) && !/^\p{Lu}/u.test(next.text)
}

/** A few words and a comma at a line's end: the text begins below, in small letters in some languages. */
function isSalutation({ text }: Line): boolean {
  return /[,、]$/u.test(text) && text.length <= SALUTATION_WIDTH && text.split(/\s/).length <= 5
}

function isWrapped(previous: Line, next: Line): boolean {
  const wide = WIDE.test(previous.text)
  const ended = /[.!?:。!?！？：]["»“”')\]]*\s*$/u.test(previous.text)
  return (
    (!wide && /^\p{Ll}/u.test(next.text) && !ended) ||
    (previous.text.length >= (wide ? WRAPPED_LINE_WIDE : WRAPPED_LINE) && !ended)
  )
}

function startsOther({ text }: Line): boolean {
  return (
    QUOTED.test(text) ||
    isListItem(text) ||
    isRule(text) ||
    LINK_ALONE.test(text) ||
    isSignatureStart(text) ||
    isQuoteHead(text)
  )
}

/** A greeting stands at the top, before any text of substance. */
function isOpening(blocks: readonly Block[]): boolean {
  return blocks.length === 0 || (blocks.length < GREETINGS && blocks.every(({ kind }) => kind === 'greeting'))
}

/** Nobody greets more often than this. */
const GREETINGS = 16

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
