// A reviewer has read a message: what follows for it, for its sender's standing, and for sentences like it.
import { type Judgement, sumSegments, type Verdict } from '@comity/judge'
import { follow, type Label, labelled, type StandingState, type Turn } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import {
  type CaseFinding,
  closeCase,
  giveBack,
  giveOpinion,
  lockTaken,
  type ReviewCase,
  type Reviewer,
} from '../cases/queue.ts'
import type { Links } from '../links.ts'
import { rememberSentences } from '../memory/reviewed-sentences.ts'
import type { Policies } from '../policies/policies.ts'
import { Refusal } from '../refusals.ts'
import { loadMessages, type StoredMessage } from '../relay/load.ts'
import { findStandings } from '../standing/find-standings.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import { answerAppeal } from './appeals.ts'
import { type ClaimChange, claimChangeOf, recordClaimChange } from './claim-change.ts'
import { releaseOrWithdraw, workOf } from './release.ts'

export interface ReviewContext {
  readonly policies: Policies
  readonly links: Links
}

export interface Reading {
  readonly labels: readonly Label[]
  /** Words to the sender where he appealed; kept with the case else. */
  readonly why: string
}

export interface CaseResult {
  /** `open`: another reviewer must read it first. */
  readonly finding: CaseFinding | 'open'
  readonly verdict: Verdict
  /** What the message's outcome is now. */
  readonly outcome: string
  /** For the sender's claim: a strike taken back, a strike given, or neither. */
  readonly claim: ClaimChange | null
}

/** Those two limits are not imposed on one person's word. */
const NEED_TWO: readonly Turn['step'][] = ['claims_ignored', 'non_critical_stopped']

/**
 * Takes a reviewer's reading of the case he has. The message is decided anew, with consent asked again: released, withdrawn
 * or left; refuses a reading that leaves open what the message is.
 */
export async function decideCase(
  transaction: LoggedTransaction,
  by: Reviewer,
  { caseId, labels, why }: Reading & { readonly caseId: string },
  context: ReviewContext,
): Promise<CaseResult> {
  const found = await lockTaken(transaction, by, caseId)
  const { message, waits } = await loadCase(transaction, by, found)
  const { policy } = context.policies.of(by.marketplaceId, message.parties.seller.id)
  const read = readAs(message.judgement, labels)
  const { verdict } = sumSegments(read.segments, policy)
  if (verdict === 'uncertain') throw new Refusal('case.unclear')
  const opinions = await giveOpinion(transaction, by, caseId, { verdict, labels, why })
  const claim = await claimChangeOf(transaction, message, verdict)
  const needed = Math.max(
    found.opinions_needed,
    isDenied(message, verdict, claim) ? await opinionsFor(transaction, message, context, by.now) : 1,
  )
  if (opinions.filter((opinion) => opinion.verdict === verdict).length < needed) {
    await giveBack(transaction, by.marketplaceId, caseId, needed)
    return { finding: 'open', verdict, outcome: message.outcome, claim: null }
  }
  const outcome = await releaseOrWithdraw(transaction, message, { ...context, labels, now: by.now, waits })
  if (claim)
    await recordClaimChange(transaction, message, claim, {
      ...context,
      now: by.now,
      isAppeal: found.reason === 'appeal',
    })
  await rememberSentences(transaction, by, changedSentences(message.judgement as Judgement, labels))
  const finding = findingOf(message, { verdict, outcome, claim }, policy)
  const granted = isGranted(message, { finding, verdict, outcome, claim })
  await answerAppeal(transaction, message, { granted, answer: why }, { ...context, now: by.now })
  await closeCase(transaction, by, caseId, finding)
  transaction.log(by.marketplaceId, {
    ...{
      kind: 'case.closed',
      at: by.now,
      case: caseId,
      message: message.work.messageId,
      reason: found.reason,
    },
    ...{ finding, verdict, outcome, labels },
  })
  return { finding, verdict, outcome, claim }
}

async function loadCase(
  transaction: LoggedTransaction,
  { marketplaceId, now }: Reviewer,
  { message: messageId }: ReviewCase,
): Promise<{ message: StoredMessage; waits: boolean }> {
  const work = await workOf(transaction, { marketplaceId, messageId }, now)
  const [message] = await loadMessages(transaction, [work])
  if (!message) throw new Refusal('thing.unknown', { detail: 'What this message said was erased meanwhile.' })
  return { message, waits: work.waits }
}

/** A case is never about a message that was not judged. */
function readAs(judgement: Judgement | undefined, labels: readonly Label[]): Judgement {
  if (!judgement) throw new Error('a case about a message that was not judged')
  const beyond = labels.findIndex(({ segment }) => segment >= judgement.segments.length)
  if (beyond !== -1)
    throw new Refusal('request.invalid', {
      faults: [{ path: `labels.${beyond}.segment`, message: `must be below ${judgement.segments.length}` }],
    })
  return labelled(judgement, labels)
}

/** Whether this reading is what makes the sender's claim a false one; that of a held message had no finding yet. */
function isDenied(
  { outcome, circumstances }: StoredMessage,
  verdict: Verdict,
  claim: ClaimChange | null,
): boolean {
  return (
    claim === 'denied' || (outcome === 'hold' && circumstances.claim !== null && verdict === 'non_critical')
  )
}

async function opinionsFor(
  transaction: LoggedTransaction,
  message: StoredMessage,
  { policies }: ReviewContext,
  now: Date,
): Promise<number> {
  const { work, parties } = message
  const key = { marketplaceId: work.marketplaceId, sellerId: parties.seller.id }
  const [state] = await findStandings(transaction, [key])
  const { policy } = policies.of(key.marketplaceId, key.sellerId)
  const denial = { id: uuidv7(), kind: 'denial' as const, at: now, message: work.messageId, rule: 'review' }
  const { turn } = follow(state as StandingState, denial, policy.standing)
  return turn && NEED_TWO.includes(turn.step) ? 2 : 1
}

function changedSentences({ segments }: Judgement, labels: readonly Label[]) {
  return labels.flatMap(({ segment, intent }) => {
    const read = segments[segment]
    return read && (read.intent !== intent || read.alternatives.length > 0)
      ? [{ text: read.text, intent }]
      : []
  })
}

/** Whether it was decided for the sender. */
function isGranted(
  { outcome: before }: StoredMessage,
  { finding, verdict, outcome, claim }: CaseResult,
): boolean {
  const goesOut = outcome !== before && (outcome === 'deliver' || outcome === 'trim')
  return goesOut || claim === 'restored' || (finding === 'overturned' && verdict === 'critical')
}

/** What was in doubt is settled; what was sure was right, or it was not. */
function findingOf(
  { judgement, outcome: before }: StoredMessage,
  { verdict, outcome, claim }: Pick<CaseResult, 'verdict' | 'outcome' | 'claim'>,
  policy: Parameters<typeof sumSegments>[1],
): CaseFinding {
  const judged = sumSegments((judgement as Judgement).segments, policy).verdict
  if (judged === 'uncertain' || before === 'hold') return 'settled'
  return judged !== verdict || outcome !== before || claim !== null ? 'overturned' : 'upheld'
}
