// Records a batch of messages in one transaction: preferences and counters are read, decisions taken and everything
// written inside it, so that nobody is written to who opted out while his message was in flight.

import {
  type Choice,
  type Circumstances,
  type Decision,
  decide,
  type Policy,
  type Standing,
  type StandingState,
  standingOf,
} from '@comity/policy'
import { casesOf, openCases } from '../cases/open-cases.ts'
import { findBeginners } from '../identify/thread.ts'
import type { Links } from '../links.ts'
import type { InForce, Policies } from '../policies/policies.ts'
import { findChoices } from '../preferences/find-choices.ts'
import { claimEvents } from '../standing/claim-events.ts'
import { findStandings } from '../standing/find-standings.ts'
import { recordEvents, type StandingContext } from '../standing/record-events.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import { countedOf } from './counted.ts'
import { BatchCounters, type CounterKey } from './counters.ts'
import { circumstancesOf } from './decision-input.ts'
import { findRecorded } from './find-recorded.ts'
import { contentHashOf, fingerprintOf } from './fingerprint.ts'
import type { Accepted, Incoming } from './incoming.ts'
import { type DecidedMessage, insertMessages, insertRest } from './insert-messages.ts'
import { decidedEvent } from './log-events.ts'
import { noticesFor, noticeWork, workFor } from './outbox-work.ts'
import { recordStops, stopDecision } from './stop.ts'

export interface RecordContext {
  readonly policies: Policies
  readonly links: Links
  /** The share of messages that a person reads for quality. */
  readonly reviewSample: number
  /** What a seller's SMTP session gets for mail that is not delivered: the reason at once, or 250 and a notice. */
  readonly now: () => Date
}

/** A message of the batch with what it is decided on. */
interface Candidate {
  readonly place: number
  readonly incoming: Incoming
  readonly inForce: InForce
  readonly key: CounterKey
  readonly choices: readonly Choice[]
  readonly standing: Standing
}

/** Decides and records a batch; answers in the order of its items. */
export async function recordBatch(
  transaction: LoggedTransaction,
  incoming: readonly Incoming[],
  context: RecordContext,
): Promise<Accepted[]> {
  const now = context.now()
  const candidates = await prepare(transaction, incoming, { ...context, at: now })
  const counters = await BatchCounters.read(
    transaction,
    candidates.map(({ key }) => key),
  )
  const decided = decideInTurn(candidates, counters, context)
  const inserted = await insertMessages(
    transaction,
    decided.filter((message) => message !== undefined),
  )
  const fresh = decided.filter(
    (message) => message && inserted.has(message.incoming.messageId),
  ) as DecidedMessage[]
  if (fresh.length > 0) await insertRest(transaction, fresh)
  await recordStops(transaction, fresh, context.links)
  await counters.write(transaction, new Set(fresh.map(({ place }) => place)))
  await recordClaims(transaction, fresh, { ...context, now })
  await openCasesOf(transaction, fresh, { ...context, now })
  for (const message of fresh) {
    transaction.log(message.incoming.destination.parties.marketplace.id, decidedEvent(message))
  }
  const answers = new Map(fresh.map((message) => [message.place, { ...answerOf(message), duplicate: false }]))
  const known = await findRecorded(transaction, repeated(candidates, decided, counters, inserted))
  return candidates.map(({ place }) => (answers.get(place) ?? known.get(place)) as Accepted)
}

async function prepare(
  transaction: LoggedTransaction,
  incoming: readonly Incoming[],
  { policies, at }: RecordContext & { at: Date },
): Promise<Candidate[]> {
  const batch = await withBeginners(transaction, incoming)
  const choices = await findChoices(transaction, batch.map(choiceKey), at)
  const standings = await findStandings(transaction, batch.map(choiceKey))
  return batch.map((message, place) => {
    const { parties } = message.destination
    const inForce = policies.of(parties.marketplace.id, parties.seller.id)
    const contentHash = message.destination.to === 'buyer' ? contentHashOf(message.mail) : undefined
    const key = { parties, policy: inForce.policy, contentHash, fingerprint: fingerprintOf(message), now: at }
    const standing = standingOf(standings[place] as StandingState, inForce.policy.standing, at)
    return { place, incoming: message, inForce, key, choices: choices[place] ?? [], standing }
  })
}

/** One after the other, so that the second of two review requests in one batch sees the first. Retries are passed over. */
function decideInTurn(
  candidates: readonly Candidate[],
  counters: BatchCounters,
  context: RecordContext,
): (DecidedMessage | undefined)[] {
  const seen = new Set<string>()
  return candidates.map((candidate) => {
    const fingerprint = candidate.key.fingerprint?.toString('hex')
    const isRetry =
      counters.retryOf(candidate.place) !== undefined || (fingerprint !== undefined && seen.has(fingerprint))
    if (isRetry) return undefined
    if (fingerprint !== undefined) seen.add(fingerprint)
    const message = decideMessage(candidate, counters, context)
    const counted = countedOf(message.decision, {
      ...candidate.incoming,
      to: candidate.incoming.destination.to,
    })
    if (counted) counters.add(candidate.place, candidate.key, counted)
    return message
  })
}

/** What was there already: retries that were told apart, and copies that another gateway recorded a moment ago. */
function repeated(
  candidates: readonly Candidate[],
  decided: readonly (DecidedMessage | undefined)[],
  counters: BatchCounters,
  inserted: ReadonlySet<string>,
) {
  return candidates
    .filter(({ incoming, place }) => !decided[place] || !inserted.has(incoming.messageId))
    .map(({ place, incoming, key }) => ({
      place,
      marketplaceId: incoming.destination.parties.marketplace.id,
      messageId: counters.retryOf(place) ?? incoming.messageId,
      fingerprint: key.fingerprint,
      outcome: decided[place]?.decision.outcome,
    }))
}

/** Completes the threads that only a subject told. */
async function withBeginners(
  transaction: LoggedTransaction,
  batch: readonly Incoming[],
): Promise<Incoming[]> {
  const open = batch.filter(({ thread }) => thread.beganBy === undefined)
  const keys = open.map(({ thread, destination }) => ({
    marketplaceId: destination.parties.marketplace.id,
    conversationId: thread.conversationId,
  }))
  const beginners = await findBeginners(transaction, keys)
  return batch.map((incoming) => {
    const beganBy = incoming.thread.beganBy ?? beginners.get(incoming.thread.conversationId)
    return { ...incoming, thread: { ...incoming.thread, beganBy } }
  })
}

/** What the messages of sellers come to for their standing; the counters are locked first, here as elsewhere. */
async function recordClaims(
  transaction: LoggedTransaction,
  fresh: readonly DecidedMessage[],
  context: StandingContext,
): Promise<void> {
  const events = fresh.flatMap(({ incoming, decision, decidedAt }) => {
    const { marketplace, seller } = incoming.destination.parties
    const { messageId, judgement } = incoming
    return claimEvents({
      ...{ messageId, judgement, decision, decidedAt },
      ...{ marketplaceId: marketplace.id, sellerId: seller.id },
    })
  })
  for (const [marketplaceId, own] of Map.groupBy(events, (event) => event.marketplaceId))
    await recordEvents(transaction, marketplaceId, own, context)
}

async function openCasesOf(
  transaction: LoggedTransaction,
  fresh: readonly DecidedMessage[],
  { now, reviewSample }: { now: Date; reviewSample: number },
): Promise<void> {
  const byMarketplace = Map.groupBy(fresh, ({ incoming }) => incoming.destination.parties.marketplace.id)
  for (const [marketplaceId, own] of byMarketplace) {
    const cases = own.flatMap(({ incoming, decision }) => casesOf({ ...incoming, decision }, reviewSample))
    await openCases(transaction, { marketplaceId, now }, cases)
  }
}

function answerOf({ incoming, decision }: DecidedMessage): Omit<Accepted, 'duplicate'> {
  return { messageId: incoming.messageId, decision }
}

function choiceKey({ destination: { parties } }: Incoming) {
  return {
    marketplaceId: parties.marketplace.id,
    buyerId: parties.buyer.id,
    sellerId: parties.seller.id,
    orderId: parties.order.id,
  }
}

function decideMessage(
  candidate: Candidate,
  counters: BatchCounters,
  context: RecordContext,
): DecidedMessage {
  const { place, incoming, inForce, key, choices, standing } = candidate
  const { destination, judgement, claim, lookAlike, reason, mail, thread } = incoming
  const circumstances = circumstancesOf({
    from: destination.to === 'buyer' ? 'seller' : 'buyer',
    ...{
      parties: destination.parties,
      now: key.now,
      claim,
      lookAlike,
      reason,
      mail,
      thread,
      choices,
      standing,
    },
    counters: counters.of(place, key),
  })
  const decision = incoming.isStop
    ? stopDecision(nameOf(inForce.policy))
    : withTrial(decide({ ...circumstances, judgement }, inForce.policy), inForce, {
        ...circumstances,
        judgement,
      })
  const notices = noticesFor(incoming, decision, context.links)
  const outbox = [
    ...workFor(incoming, decision, key.now),
    ...notices.map((notice) => noticeWork(notice, key.now)),
  ]
  const { contentHash, fingerprint } = key
  return {
    place,
    incoming,
    decision,
    decidedAt: key.now,
    circumstances,
    fingerprint,
    contentHash,
    outbox,
    notices,
  }
}

function nameOf({ name, version }: Policy): Decision['policy'] {
  return { name, version }
}

/** A policy on trial notes what it would have decided, where that is something else. */
function withTrial(
  decision: Decision,
  { trial }: InForce,
  input: Circumstances & Pick<Incoming, 'judgement'>,
): Decision {
  if (!trial) return decision
  const { outcome, code, rule, policy } = decide(input, trial)
  if (outcome === decision.outcome && code === decision.code) return decision
  const noted = { rule: `${policy.name} ${policy.version}: ${rule}`, outcome, code }
  return { ...decision, shadow: [...decision.shadow, noted] }
}
