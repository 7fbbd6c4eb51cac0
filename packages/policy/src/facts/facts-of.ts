// Reduces what is known of a message to the facts that rules may ask about.
import { type Class, type Intent, type Segment, sumSegments, sureClass, type Verdict } from '@comity/judge'
import type { DecisionInput } from '../decision-input.ts'
import { labelled } from '../labels.ts'
import { CATEGORIES, type Category, type Policy } from '../policy.ts'
import type { PolicyFacts } from './catalogue.ts'

/** The segments as a policy reads them, for one buyer. */
interface Read {
  readonly policy: Policy
  readonly segments: readonly Segment[]
  /** The sure class of each segment under the policy's table; undefined where it is in doubt. */
  readonly classes: readonly (Class | undefined)[]
  /** What this buyer refuses, as far as the policy lets his choices count. */
  readonly refused: ReadonlySet<Category>
  /** The sum under the policy's table. */
  readonly verdict: Verdict
  /** Each intent that is told for sure, once. */
  readonly intents: readonly Intent[]
}

/** The facts, and the reading that cutting and wording go by. */
export interface Reading extends Read {
  readonly facts: PolicyFacts
  /** Whether the order needs the message: it holds a sure critical part, or as a whole is in doubt and may hold one. */
  readonly needed: 'yes' | 'maybe' | 'no'
}

const DAY_MS = 86_400_000

export function readInput(given: DecisionInput, policy: Policy): Reading {
  const input = reviewed(given)
  const segments = input.judgement?.segments ?? []
  const classes = segments.map((segment) => sureClass(segment, policy.classes))
  const verdict = verdictOf(input, policy)
  const refused = refusedUnder(policy, input.buyer)
  const intents = sureIntents(segments, classes)
  const read: Read = { policy, segments, classes, refused, verdict, intents }
  const now = Date.parse(input.now)
  const message = messageFacts(input, read)
  const facts: PolicyFacts = {
    message,
    claim: { made: input.claim !== null, kind: input.claim ?? '' },
    reason: reasonFacts(input, read),
    buyer: buyerFacts(input, read),
    order: orderFacts(input, now),
    seller: sellerFacts(input, now),
    thread: input.thread,
    policy: { uncertain: policy.uncertain },
  }
  return { policy, segments, classes, refused, verdict, intents, facts, needed: neededFor(message) }
}

function reviewed(input: DecisionInput): DecisionInput {
  const { judgement, labels } = input
  return judgement && labels ? { ...input, judgement: labelled(judgement, labels) } : input
}

function neededFor(message: {
  readonly has_critical: boolean
  readonly may_be_critical: boolean
  readonly verdict: Verdict
}): Reading['needed'] {
  if (message.has_critical) return 'yes'
  return message.verdict === 'uncertain' && message.may_be_critical ? 'maybe' : 'no'
}

function messageFacts(input: DecisionInput, read: Read) {
  const { policy, segments, classes, verdict, intents } = read
  const { judgement, message, buyer } = input
  const language = judgement?.language ?? 'und'
  return {
    from: input.from,
    readable: input.from === 'buyer' || judgement !== undefined,
    has_critical: classes.includes('critical'),
    may_be_critical: segments.some((segment) => mayBe('critical', segment, policy)),
    has_refused: segments.some((_, index) => isUnwanted(read, index)),
    subject_class: subjectClass(segments, classes),
    first_class: firstClass(segments, classes),
    non_critical_share: nonCriticalShare(segments, classes),
    signals: (judgement?.signals ?? []).map(({ kind }) => kind),
    language,
    in_buyers_language: language === 'und' || primary(language) === primary(buyer.language),
    names_order: message.names_order,
    words: BigInt(message.words),
    attachments: BigInt(message.attachments),
    automatic: message.automatic,
    verdict,
    intents,
  }
}

function primary(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? ''
}

function mayBe(group: Class, { intent, alternatives }: Segment, { classes }: Policy): boolean {
  return [intent, ...alternatives].some((name) => classes[name] === group)
}

function sureIntents(segments: readonly Segment[], classes: readonly (Class | undefined)[]): Intent[] {
  const intents: Intent[] = []
  segments.forEach(({ intent }, index) => {
    if (classes[index] !== undefined && !intents.includes(intent)) intents.push(intent)
  })
  return intents
}

function subjectClass(segments: readonly Segment[], classes: readonly (Class | undefined)[]): string {
  const index = segments.findIndex(({ part }) => part === 'subject')
  return classes[index] ?? ''
}

function firstClass(segments: readonly Segment[], classes: readonly (Class | undefined)[]): string {
  const index = segments.findIndex(
    ({ part, intent }, at) => part === 'body' && (classes[at] !== 'neutral' || intent === 'other'),
  )
  return segments[index]?.intent === 'other' ? '' : (classes[index] ?? '')
}

/** By letters, because readers weigh by what they see; doubtful parts count as not commercial. */
function nonCriticalShare(segments: readonly Segment[], classes: readonly (Class | undefined)[]): number {
  let nonCritical = 0
  let all = 0
  segments.forEach((segment, index) => {
    if (segment.part !== 'body' || classes[index] === 'neutral') return
    const length = segment.end - segment.start
    all += length
    if (classes[index] === 'non_critical') nonCritical += length
  })
  return all === 0 ? 0 : nonCritical / all
}

/** The sum under this policy's classes. What the judge left open as a whole, as a picture, stays open. */
function verdictOf({ judgement }: DecisionInput, policy: Policy): Verdict {
  if (!judgement || (judgement.verdict === 'uncertain' && judgement.confidence === 0)) return 'uncertain'
  return sumSegments(judgement.segments, policy).verdict
}

/** Choices that an imported marketing setting made for the buyer count only for what the policy says they cover. */
function refusedUnder(policy: Policy, { refused, bundled }: DecisionInput['buyer']): ReadonlySet<Category> {
  if (refused.length === 0) return NOTHING
  if (bundled.length === 0) return new Set(refused)
  return new Set(
    refused.filter((category) => !bundled.includes(category) || policy.bundledCovers.has(category)),
  )
}

const NOTHING: ReadonlySet<Category> = new Set()

function howMuchIsRefused({ policy, segments, classes, refused, verdict }: Read): 'none' | 'some' | 'all' {
  if (refused.size === 0) return 'none'
  if (verdict === 'uncertain') return 'all'
  const categories = segments
    .filter((_, index) => classes[index] === 'non_critical')
    .map(({ intent }) => policy.categories.get(intent))
  if (categories.length === 0)
    return verdict === 'critical' || refused.size === CATEGORIES.length ? 'all' : 'none'
  const out = categories.filter((category) => !category || refused.has(category)).length
  return out === 0 ? 'none' : out === categories.length ? 'all' : 'some'
}

/** Tells whether this buyer is not to get a segment, whatever the gates say. */
export function isUnwanted(read: Read, index: number): boolean {
  const { policy, segments, classes, refused } = read
  const segment = segments[index] as Segment
  const group = classes[index]
  if (group !== 'non_critical') return group === 'prohibited'
  if (isTolerated(segment, read)) return false
  const category = policy.categories.get(segment.intent)
  return category ? refused.has(category) : refused.size > 0
}

/** One courtesy of its kind beside a critical purpose; alone it is the purpose. */
export function isTolerated(segment: Segment, { policy, segments, classes }: Read): boolean {
  if (!policy.tolerates.includes(segment.intent) || !classes.includes('critical')) return false
  return segments.every(
    (other, index) =>
      other === segment || other.intent !== segment.intent || classes[index] !== 'non_critical',
  )
}

function reasonFacts(input: DecisionInput, { policy, segments, classes }: Read) {
  const reason = policy.reasons.get(input.reason ?? '')
  const { order, thread } = input
  const serves = (segment: Segment) => reason?.intents.includes(segment.intent) ?? false
  return {
    declared: input.reason ?? '',
    known: reason !== undefined,
    allowed:
      reason !== undefined &&
      (reason.states.length === 0 || reason.states.includes(order.state)) &&
      (reason.begunBy.length === 0 || reason.begunBy.includes(thread.began_by || 'seller')) &&
      (order.tally[`reason:${reason.id}`] ?? 0) < reason.cap,
    fits: segments.some((segment, index) => classes[index] !== undefined && serves(segment)),
    contradicted:
      reason !== undefined &&
      !segments.some((segment) =>
        [segment.intent, ...segment.alternatives].some((name) => reason.intents.includes(name)),
      ),
    critical: reason?.critical ?? false,
  }
}

function buyerFacts(input: DecisionInput, read: Read) {
  const { policy, segments, classes } = read
  const { refused, bundled, consented } = input.buyer
  const refuses = howMuchIsRefused(read)
  const held = segments.flatMap(({ intent }, index) =>
    classes[index] === 'non_critical' ? [policy.categories.get(intent)] : [],
  )
  return {
    opted_out: refuses !== 'none',
    refuses,
    only_bundled: refused.length > 0 && refused.every((category) => bundled.includes(category)),
    consented,
    consents: held.every((category) => category !== undefined && consented.includes(category)),
  }
}

function orderFacts({ order }: DecisionInput, now: number) {
  return {
    custom: order.custom,
    state: order.state,
    days_since_placed: daysSince(order.placed_at, now),
    days_since_shipped: daysSince(order.shipped_at, now),
    days_since_delivered: daysSince(order.delivered_at, now),
    messages: BigInt(order.tally['*'] ?? 0),
  }
}

function sellerFacts({ seller }: DecisionInput, now: number) {
  const { sanction, strikes, registered_at } = seller
  return { sanction, strikes: BigInt(strikes), days: daysSince(registered_at, now) }
}

/** Days from then to now; -1 where it has not happened. */
export function daysSince(then: string | null, now: number): number {
  return then === null ? -1 : Math.max(0, (now - Date.parse(then)) / DAY_MS)
}
