// Runs the cases that a policy carries: a message in short and the decision it must lead to.
import {
  DEFAULT_CLASSES,
  INTENTS,
  type Intent,
  isIntent,
  type Judgement,
  type Segment,
  sumSegments,
} from '@comity/judge'
import { decide } from './decide.ts'
import { type Circumstances, type DecisionInput, PLAIN } from './decision-input.ts'
import { durationMs, minuteOfDay } from './file/durations.ts'
import type { CaseFile } from './file/shape.ts'
import { suggestion } from './file/suggest.ts'
import { CATEGORIES, type Category, type Place, type Policy } from './policy.ts'

export interface FailedCase {
  readonly name: string
  readonly place: Place
  readonly expected: string
  readonly got: string
}

/** Returns the cases whose decision is another than the expected one; a policy with any must not be used. */
export function failedCases(policy: Policy): FailedCase[] {
  return policy.cases.flatMap(({ name, place, input, expect, outcome }) => {
    const decision = decide(input, policy)
    if (decision.code === expect && (outcome === undefined || decision.outcome === outcome)) return []
    const expected = outcome === undefined ? expect : `${outcome} ${expect}`
    return [{ name, place, expected, got: `${decision.outcome} ${decision.code} by ${decision.rule}` }]
  })
}

/** Makes a case's short form a whole input. `report` hears of words that are no intents. */
export function caseInput(
  file: CaseFile,
  report: (path: readonly PropertyKey[], message: string) => void,
): DecisionInput {
  const now = atTime(file.at)
  const circumstances: Circumstances = {
    ...PLAIN,
    ...{ from: file.from ?? 'seller', now, claim: file.claim ?? null, reason: file.reason ?? null },
    message: messageOf(file, now),
    buyer: buyerOf(file),
    order: orderOf(file, now),
    seller: { ...PLAIN.seller, sanction: file.sanction ?? '' },
    thread: {
      began_by: file.began_by ?? '',
      is_reply: file.is_reply ?? false,
      open_question: file.open_question ?? false,
    },
    buckets: Object.fromEntries((file.emptied ?? []).map((gate) => [gate, { tokens: 0, at: now }])),
  }
  return { ...circumstances, judgement: file.readable === false ? undefined : judgementOf(file, report) }
}

function messageOf(file: CaseFile, now: string): Circumstances['message'] {
  return {
    names_order: file.names_order ?? false,
    words: file.words ?? PLAIN.message.words,
    attachments: file.attachments ?? 0,
    automatic: file.automatic ?? false,
    said_at: before(now, file.said_before),
  }
}

function buyerOf(file: CaseFile): Circumstances['buyer'] {
  const refused = categoriesOf(file.refuses)
  const bundled = categoriesOf(file.bundled).filter((category) => !refused.includes(category))
  return {
    ...PLAIN.buyer,
    refused: [...refused, ...bundled],
    bundled,
    consented: file.consents ?? [],
  }
}

/** A delivered order was shipped, and a shipped one placed, even where a case does not say when. */
function orderOf(file: CaseFile, now: string): Circumstances['order'] {
  const delivered = before(now, file.delivered)
  const shipped = before(now, file.shipped) ?? delivered
  return {
    custom: file.custom ?? false,
    state: file.state ?? (delivered ? 'delivered' : shipped ? 'shipped' : 'paid'),
    placed_at: before(now, file.placed) ?? shipped ?? PLAIN.order.placed_at,
    shipped_at: shipped,
    delivered_at: delivered,
    tally: file.already ?? {},
  }
}

function before(now: string, duration: string | undefined): string | null {
  if (duration === undefined) return null
  return new Date(Date.parse(now) - (durationMs(duration) as number)).toISOString()
}

/** Noon is a time at which no quiet hours fall. */
function atTime(time: string | undefined): string {
  const minute = time === undefined ? 720 : (minuteOfDay(time) ?? 720)
  return new Date(Date.UTC(2026, 0, 15, 0, minute)).toISOString()
}

function categoriesOf(refusal: CaseFile['refuses']): readonly Category[] {
  if (refusal === undefined || refusal === 'none') return []
  return refusal === 'all' ? CATEGORIES : refusal
}

/** Segments in reading order, with room between them; letters enough that shares can be told. */
function judgementOf(
  { says = '', language = 'en', signals = [], from }: CaseFile,
  report: (path: readonly PropertyKey[], message: string) => void,
): Judgement | undefined {
  if (from === 'buyer') return undefined
  const segments = says
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word, index) => segmentOf(word, index, report))
  return {
    ...sumSegments(segments),
    ...{ language, segments, signals: signals.map((kind) => ({ kind, detail: '' })) },
    model: { name: 'case', version: '1' },
  }
}

const SEGMENT_LENGTH = 40

function segmentOf(
  word: string,
  index: number,
  report: (path: readonly PropertyKey[], message: string) => void,
): Segment {
  const isSubject = word.startsWith('subject:')
  const names = word.replace(/^subject:/, '').split('|')
  for (const name of names)
    if (!isIntent(name)) report(['says'], `"${name}" is no intent${suggestion(name, INTENTS)}`)
  const [intent, ...alternatives] = names as [Intent, ...Intent[]]
  const start = index * (SEGMENT_LENGTH + 1)
  return {
    part: isSubject ? 'subject' : 'body',
    ...{ start, end: start + SEGMENT_LENGTH, text: `Part ${index + 1}.`, kind: 'sentence' },
    ...{ intent, class: DEFAULT_CLASSES[intent] ?? 'neutral', confidence: 0.95, alternatives, because: [] },
  }
}
