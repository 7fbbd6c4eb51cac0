// Reads one piece: which cue speaks, and how surely.
import { type Class, DEFAULT_CLASSES, type Intent } from './intents.ts'
import type { Piece, Segment } from './judgement.ts'
import { CRITICAL_CUES } from './lexicon/critical.ts'
import { CLEAR, type Cue } from './lexicon/cue.ts'
import { NEUTRAL_CUES } from './lexicon/neutral.ts'
import { NON_CRITICAL_CUES } from './lexicon/non-critical.ts'
import { PROHIBITED_CUES } from './lexicon/prohibited.ts'
import { outsideHosts } from './links.ts'

/** What surrounds a piece and bears on its reading. */
export interface PieceContext {
  readonly language: 'en' | 'und'
  /** True where the message answers one of the buyer's in a thread. */
  readonly answersBuyer: boolean
  readonly hrefs: readonly string[]
  readonly allowedHosts: readonly string[]
  /** In any case; taken out before a piece is read. */
  readonly known: readonly string[]
  /** Tells whether a text stood in an earlier message of the thread. */
  readonly isEarlier: (text: string) => boolean
}

type Reading = Pick<Segment, 'intent' | 'confidence' | 'because'>

/** Where two intents fit, a prohibited one wins, then the one that asks more of the buyer (taxonomy). */
const LEXICON: readonly (readonly Cue[])[] = [PROHIBITED_CUES, CRITICAL_CUES, NON_CRITICAL_CUES, NEUTRAL_CUES]

/** A longer piece is read up to here; no sentence of a letter comes near. */
const READ_LIMIT = 2_000

const OWN_KIND: Partial<Record<Piece['kind'], Intent>> = {
  greeting: 'greeting',
  signature: 'signature',
  disclaimer: 'disclaimer',
}

/** Classifies one piece by the lexicon, its kind and the thread. */
export function classifyPiece(piece: Piece, context: PieceContext): Segment {
  const reading = read(piece, context)
  return { ...piece, ...reading, class: DEFAULT_CLASSES[reading.intent] }
}

function read(piece: Piece, context: PieceContext): Reading {
  if (piece.kind === 'quote' && context.isEarlier(piece.text))
    return known('quote', 'stands in an earlier message')
  const text = clean(withoutKnown(piece.text.slice(0, READ_LIMIT), context.known))
  const spoken = context.language === 'en' ? byLexicon(text) : undefined
  const hosts = outsideHosts(text, context.hrefs, context.allowedHosts)
  if (hosts.length > 0 && classOf(spoken) !== 'critical' && classOf(spoken) !== 'prohibited')
    return known('outside_link', ...hosts)
  return spoken ?? unspoken(piece, text, context)
}

function classOf(reading: Reading | undefined): Class | undefined {
  return reading && DEFAULT_CLASSES[reading.intent]
}

/** NFKC without invisible characters, so that the commonest disguises fall away before the cues are tried. */
function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** Sellers send templates: what was read a moment ago need not be read again. Bounded; holds no more than texts. */
const remembered = new Map<string, Reading | undefined>()
const REMEMBERED_LIMIT = 5_000

function withoutKnown(text: string, known: readonly string[]): string {
  const folded = text.toLowerCase()
  return known
    .filter((value) => value !== '' && folded.includes(value.toLowerCase()))
    .reduce((rest, value) => rest.replace(new RegExp(RegExp.escape(value), 'gi'), ''), text)
}

function byLexicon(text: string): Reading | undefined {
  if (remembered.has(text)) return remembered.get(text)
  if (remembered.size >= REMEMBERED_LIMIT) remembered.clear()
  const reading = tryCues(text)
  remembered.set(text, reading)
  return reading
}

function tryCues(text: string): Reading | undefined {
  let doubt: Reading | undefined
  for (const cues of LEXICON) {
    for (const { intent, pattern, confidence } of cues) {
      const words = pattern.exec(text)?.[0].trim()
      if (words === undefined) continue
      const reading: Reading = { intent, confidence, because: [words] }
      if (confidence >= CLEAR) return reading
      doubt ??= reading
    }
  }
  return doubt
}

function unspoken(piece: Piece, text: string, { answersBuyer, language }: PieceContext): Reading {
  const own = OWN_KIND[piece.kind]
  if (own) return { intent: own, confidence: CLEAR, because: [] }
  if (!/[\p{L}\p{N}]/u.test(text)) return { intent: 'filler', confidence: CLEAR, because: [] }
  if (language === 'und')
    return { intent: 'other', confidence: 0.3, because: ['a language this judge does not know'] }
  if (answersBuyer)
    return { intent: 'answer_to_buyer', confidence: 0.75, because: ["answers the buyer's message"] }
  if ((piece.part === 'subject' || text.split(' ').length <= 2) && !text.includes('?'))
    return { intent: 'filler', confidence: 0.8, because: [] }
  return { intent: 'other', confidence: 0.4, because: ['no known wording'] }
}

function known(intent: Intent, ...because: string[]): Reading {
  return { intent, confidence: CLEAR, because }
}
