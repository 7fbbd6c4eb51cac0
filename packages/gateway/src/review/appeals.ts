// Appeals: a sender objects to a decision once, a person reads the message again, and answers in words.
import { v7 as uuidv7 } from 'uuid'
import { openCases, RANKS } from '../cases/open-cases.ts'
import type { Links } from '../links.ts'
import { appealLetter } from '../notices/appeal-letters.ts'
import { queueLetters } from '../notices/queue-letters.ts'
import { Refusal } from '../refusals.ts'
import type { StoredMessage } from '../relay/load.ts'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

export interface AppealView {
  readonly words: string
  readonly made_at: Date
  readonly answered_at: Date | null
  readonly granted: boolean | null
  /** The reviewer's words. */
  readonly answer: string | null
}

/** How long after a decision it can be appealed. */
export const APPEAL_DAYS = 30

/** The longest words of an appeal, in UTF-16 units. */
export const APPEAL_LIMIT = 2_000

interface MessageKey {
  readonly marketplaceId: string
  readonly messageId: string
}

/** The appeal of a message, if there is one. */
export async function findAppeal(
  db: Queryable,
  { marketplaceId, messageId }: MessageKey,
): Promise<AppealView | undefined> {
  const { rows } = await db.query<AppealView>(
    'select words, made_at, answered_at, granted, answer from appeal where marketplace_id = $1 and message_id = $2',
    [marketplaceId, messageId],
  )
  return rows[0]
}

/** A seller's judged message whose decision went against him, in whole, in part, or in what he claimed. */
const OPEN = `
  select d.decision_no from message m
  join judgement j on j.marketplace_id = m.marketplace_id and j.message_id = m.message_id
  join lateral (select decision_no, decided_at, outcome, claim_upheld from decision d
    where d.marketplace_id = m.marketplace_id and d.message_id = m.message_id order by decision_no desc limit 1) d on true
  where m.marketplace_id = $1 and m.message_id = $2 and m.direction = 'to_buyer' and m.erased_at is null
    and (d.outcome in ('withhold', 'refuse', 'trim') or d.claim_upheld is false) and d.decided_at > $3
    and not exists (select from appeal a where a.marketplace_id = m.marketplace_id and a.message_id = m.message_id)`

/** Whether a decision can be appealed still, and which of the message's it is. */
export async function openForAppeal(
  db: Queryable,
  { marketplaceId, messageId }: MessageKey,
  now: Date,
): Promise<number | undefined> {
  const since = new Date(now.getTime() - APPEAL_DAYS * 86_400_000)
  const { rows } = await db.query<{ decision_no: number }>(OPEN, [marketplaceId, messageId, since])
  return rows[0]?.decision_no
}

/** Makes an appeal, and a case of it for a reviewer. Refuses a second one, and one that comes too late. */
export async function makeAppeal(
  transaction: LoggedTransaction,
  key: MessageKey,
  { words, now }: { words: string; now: Date },
): Promise<void> {
  const { marketplaceId, messageId } = key
  const decisionNo = await openForAppeal(transaction, key, now)
  if (decisionNo === undefined) throw new Refusal('appeal.closed')
  const text = words.replaceAll('\u0000', '').toWellFormed().trim()
  const { rowCount } = await transaction.query(
    `insert into appeal (marketplace_id, appeal_id, message_id, decision_no, words, made_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [marketplaceId, uuidv7(), messageId, decisionNo, text, now],
  )
  if (rowCount === 0) throw new Refusal('appeal.closed')
  await openCases(transaction, { marketplaceId, now }, [
    { messageId, reason: 'appeal', rank: RANKS.appeal, weight: 0 },
  ])
  transaction.log(marketplaceId, {
    kind: 'appeal.made',
    at: now,
    message: messageId,
    decision_no: decisionNo,
  })
}

/** Answers the appeal of a message, where one waits; its sender is told by mail. */
export async function answerAppeal(
  transaction: LoggedTransaction,
  { work: { marketplaceId, messageId }, parties, subject }: StoredMessage,
  { granted, answer }: { granted: boolean; answer: string },
  { links, now }: { links: Links; now: Date },
): Promise<void> {
  const { rowCount } = await transaction.query(
    `update appeal set answered_at = $3, granted = $4, answer = $5
     where marketplace_id = $1 and message_id = $2 and answered_at is null`,
    [marketplaceId, messageId, now, granted, answer],
  )
  if (rowCount === 0) return
  const letter = appealLetter({
    ...{ language: parties.seller.language, granted, answer, subject, order: parties.order.externalId },
    url: links.to('why', { marketplaceId, messageId }),
  })
  await queueLetters(transaction, { marketplaceId, now }, [
    { to: 'seller', partyId: parties.seller.id, kind: 'appeal-answered', messageId, ...letter },
  ])
  transaction.log(marketplaceId, { kind: 'appeal.answered', at: now, message: messageId, granted })
}
