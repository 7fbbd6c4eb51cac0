// The one call: what does this message say? Pure, deterministic, total.
import { classifyPiece } from './classify.ts'
import type { HiddenText } from './html/read-html.ts'
import { readHtml } from './html/read-html.ts'
import type { Judgement, Piece, Segment, Signal } from './judgement.ts'
import { detectLanguage } from './language.ts'
import { segmentMessage } from './segment/segment.ts'
import { SURE, sumSegments } from './sum.ts'

export interface ThreadFacts {
  /** True where this message answers one the buyer wrote in the same thread. */
  readonly answersBuyer: boolean
  /** Visible texts of earlier messages of the thread, to tell quoted text from new text. */
  readonly earlierTexts: readonly string[]
}

export interface HyperLink {
  readonly start: number
  readonly end: number
  readonly href: string
}

/** A message as a reader sees it. `readText` makes one from plain text or HTML. */
export interface VisibleText {
  readonly text: string
  readonly links: readonly HyperLink[]
  readonly hidden: readonly HiddenText[]
  readonly images: number
}

export interface JudgeInput {
  readonly subject: string
  readonly body: VisibleText
  readonly thread?: ThreadFacts
  /** Hosts that a link may lead to, such as the marketplace's own. */
  readonly allowedHosts?: readonly string[]
  /** What the order knows, such as its number and the parties' addresses: no contact data where it is written. */
  readonly known?: readonly string[]
}

const MODEL = { name: 'lexical-en', version: '1' }

/** Makes the visible text of a plain text part. */
export function visiblePlain(text: string): VisibleText {
  return { text: text.replace(/\r\n?/g, '\n'), links: [], hidden: [], images: 0 }
}

/** Makes the visible text of an HTML part; undefined where a limit was hit and the text would not be whole. */
export function visibleHtml(html: string): VisibleText | undefined {
  const { text, links, hidden, images, truncated } = readHtml(html)
  return truncated ? undefined : { text, links, hidden, images }
}

/** Judges a message by its segments. Time is linear in the length of the text; never throws. */
export function judge({ subject, body, thread, allowedHosts = [], known = [] }: JudgeInput): Judgement {
  const language = detectLanguage(`${subject}\n${body.text}`)
  const pieces = segmentMessage(subject, body.text, 'en')
  const isEarlier = earlierMatcher(thread?.earlierTexts ?? [])
  const read = pieces.map((piece) =>
    classifyPiece(piece, {
      language,
      answersBuyer: thread?.answersBuyer ?? false,
      hrefs: hrefsIn(piece, body.links),
      allowedHosts,
      known,
      isEarlier,
    }),
  )
  const segments = groundChoices(read)
  const { verdict, confidence } = isPictureOnly(segments, body) ? UNREAD : sumSegments(segments)
  return { verdict, confidence, language, segments, signals: signalsOf(body, language), model: MODEL }
}

/** That something is sold out or late is no news of its own where it is the ground for a choice. */
function groundChoices(segments: readonly Segment[]): readonly Segment[] {
  if (!segments.some(({ intent, confidence }) => intent === 'choice_needed' && confidence >= SURE))
    return segments
  return segments.map((segment) =>
    segment.intent === 'delay_notice' ? { ...segment, intent: 'choice_needed', class: 'critical' } : segment,
  )
}

/** What a picture says is not read: a message that is little more than one cannot be judged. */
const UNREAD = { verdict: 'uncertain', confidence: 0 } as const

/** With fewer visible characters than this, a message with a picture says what it has to say in the picture. */
const PICTURE_ONLY_TEXT = 20

function isPictureOnly(segments: readonly Segment[], body: VisibleText): boolean {
  const said = segments
    .filter((segment) => segment.part === 'body')
    .reduce((sum, { text }) => sum + text.length, 0)
  return body.images > 0 && said < PICTURE_ONLY_TEXT
}

function hrefsIn(piece: Piece, links: readonly HyperLink[]): string[] {
  if (piece.part === 'subject') return []
  return links.filter((link) => link.start < piece.end && link.end > piece.start).map((link) => link.href)
}

function signalsOf(body: VisibleText, language: string): Signal[] {
  const signals: Signal[] = body.hidden
    .filter(({ origin, text }) => origin === 'hidden' && !isPreheader(text, body.text))
    .map(({ text }) => ({ kind: 'hidden_text', detail: text.slice(0, 200) }))
  if (language === 'und') signals.push({ kind: 'unknown_language', detail: 'judged without its words' })
  return signals
}

/** Newsletters repeat their first words as hidden preview text; that much is customary. */
function isPreheader(text: string, visible: string): boolean {
  const squeeze = (from: string) => from.replace(/[\s\p{Cf}\p{Mn}]+/gu, '').toLowerCase()
  return text.length <= 150 && squeeze(visible).startsWith(squeeze(text))
}

/** A quote is known where most of its lines stand in an earlier message, whatever the client did to its breaks. */
function earlierMatcher(texts: readonly string[]): (text: string) => boolean {
  const haystack = texts.map(bareWords).join(' ')
  return (text) => {
    const lines = text
      .split('\n')
      .map(bareWords)
      .filter((line) => line !== '' && !/\bwrote$/.test(line))
    return lines.every((line) => haystack.includes(line)) && haystack !== ''
  }
}

function bareWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
