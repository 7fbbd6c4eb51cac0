// The one call: what does this message say? Pure, deterministic, total.
import { explainWords } from './explain/decisive-words.ts'
import type { HiddenText } from './html/read-html.ts'
import { readHtml } from './html/read-html.ts'
import type { Judgement, Piece, Segment, Signal } from './judgement.ts'
import { detectLanguage, type Language } from './language/detect.ts'
import type { TemplateMemory } from './memory/template.ts'
import { tellingWords } from './model/flags.ts'
import { theModel } from './model/load.ts'
import type { Overlay } from './model/overlay.ts'
import { type LetterContext, readLetter } from './reading/read-letter.ts'
import { earlierMatcher } from './segment/earlier.ts'
import { segmentMessage } from './segment/segment.ts'
import { sumSegments } from './sum.ts'

export const ORDER_STATES = ['paid', 'shipped', 'delivered', 'cancelled', 'returned'] as const

export interface ThreadFacts {
  /** True where this message answers one the buyer wrote in the same thread. */
  readonly answersBuyer: boolean
  /** Visible texts of earlier messages of the thread, nearest first, to tell quoted text from new text. */
  readonly earlierTexts: readonly string[]
  /** The buyer's message that is answered. */
  readonly buyerText?: string
}

export interface OrderFacts {
  readonly state: (typeof ORDER_STATES)[number]
  /** Made to the buyer's wishes. */
  readonly custom: boolean
}

export interface HyperLink {
  readonly start: number
  readonly end: number
  readonly href: string
}

/** A message as a reader sees it. `visiblePlain` and `visibleHtml` make one. */
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
  readonly order?: OrderFacts
  /** Hosts that a link may lead to, such as the marketplace's own. */
  readonly allowedHosts?: readonly string[]
  /** What the order knows, such as its number and the parties' addresses: no contact data where it is written. */
  readonly known?: readonly string[]
  /** Sentences that reviewers have decided. */
  readonly memory?: TemplateMemory
  /** What reviewers' labels have taught this marketplace's judge. */
  readonly overlay?: Overlay
  /** Whether to look for the words that decided; costs about as much again. On unless false. */
  readonly explain?: boolean
}

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
export function judge(input: JudgeInput): Judgement {
  const { pieces, context } = lookOver(input)
  const { model, language } = context
  const reading = readLetter(pieces, context)
  const segments = input.explain === false ? reading.segments : explainWords(reading)
  const { verdict, confidence } = isPictureOnly(segments, input.body) ? UNREAD : sumSegments(segments)
  const { name, version } = model.header
  return {
    ...{ verdict, confidence, language: language.code, segments },
    signals: [...signalsOf(input.body, language), ...reading.signals],
    model: { name, version },
  }
}

/** A message in pieces, with all that bears on their reading. */
export function lookOver(input: JudgeInput): { pieces: Piece[]; context: LetterContext } {
  const { subject, body, thread } = input
  const language = detectLanguage(`${subject}\n${body.text}`)
  const context: LetterContext = {
    ...{ model: theModel(), language },
    hrefsOf: (piece) => hrefsIn(piece, body.links),
    allowedHosts: input.allowedHosts ?? [],
    known: input.known ?? [],
    answersBuyer: thread?.answersBuyer ?? false,
    buyerText: thread?.answersBuyer ? (thread.buyerText ?? '') : '',
    buyerWords: tellingWords(thread?.answersBuyer ? (thread.buyerText ?? '') : ''),
    order: input.order,
    memory: input.memory,
    overlay: input.overlay,
  }
  return { pieces: piecesOf(input, language), context }
}

/** What stands there, and behind it what stands there unseen. */
function piecesOf({ subject, body, thread }: JudgeInput, { code }: Language): Piece[] {
  const isEarlier = earlierMatcher(thread?.earlierTexts ?? [])
  return [
    ...segmentMessage(subject, body.text, { language: code, isEarlier }),
    ...body.hidden
      .filter(({ origin, text }) => origin === 'alt' || !isPreheader(text, body.text))
      .flatMap(({ text }) => hiddenPieces(text, code)),
  ]
}

function hiddenPieces(text: string, language: string): Piece[] {
  return segmentMessage('', text, { language, isEarlier: () => false }).map((piece) => ({
    ...piece,
    part: 'hidden',
  }))
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
  if (piece.part !== 'body' || links.length === 0) return []
  return links.filter((link) => link.start < piece.end && link.end > piece.start).map((link) => link.href)
}

/** What a signal quotes of a text. */
const QUOTED = 200

function signalsOf(body: VisibleText, { isKnown }: Language): Signal[] {
  const signals: Signal[] = body.hidden
    .filter(({ origin, text }) => origin === 'hidden' && !isPreheader(text, body.text))
    .map(({ text }) => ({ kind: 'hidden_text', detail: text.slice(0, QUOTED) }))
  if (!isKnown) signals.push({ kind: 'unknown_language', detail: 'judged without its words' })
  return signals
}

/** Newsletters repeat their first words as hidden preview text; that much is customary. */
function isPreheader(text: string, visible: string): boolean {
  const squeeze = (from: string) => from.replace(/[\s\p{Cf}\p{Mn}]+/gu, '').toLowerCase()
  return text.length <= 150 && squeeze(visible).startsWith(squeeze(text))
}
