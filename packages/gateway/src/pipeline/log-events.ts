// What the decision log says of a message. Digests tie the entry to the rows, so that an altered row shows.
import { createHash } from 'node:crypto'
import type { Decision } from '@comity/policy'
import { digestOf, type LogEvent } from '../store/log/chain.ts'
import type { DecidedMessage } from './insert-messages.ts'
import type { StoredJudgement } from './stored-judgement.ts'

/** The entry for a message's first decision. */
export function decidedEvent({ incoming, decision, decidedAt }: DecidedMessage): LogEvent {
  return {
    kind: 'message.decided',
    at: decidedAt,
    message: incoming.messageId,
    order: incoming.destination.parties.order.id,
    to: incoming.destination.to,
    decision_no: 1,
    outcome: decision.outcome,
    code: decision.code,
    body_sha256: createHash('sha256').update(incoming.raw).digest('hex'),
    ...(incoming.judgement ? { judgement_sha256: judgementDigest(incoming.judgement) } : {}),
    decision_sha256: decisionDigest(decision),
  }
}

/** Over lists instead of objects: they keep their order in the database, and need no sorting on the way in. */
export function judgementDigest({
  verdict,
  confidence,
  language,
  segments,
  signals,
  model,
}: StoredJudgement): string {
  const parts = segments.map((segment) => [
    ...[
      segment.part,
      segment.start,
      segment.end,
      segment.kind,
      segment.intent,
      segment.class,
      segment.confidence,
    ],
    segment.alternatives,
    segment.because,
  ])
  const noticed = signals.map(({ kind, detail }) => [kind, detail])
  return digestOf([verdict, confidence, language, parts, noticed, model.name, model.version])
}

export function decisionDigest({
  outcome,
  code,
  rule,
  because,
  how_to_fix,
  policy,
  claim,
  trimmed,
  review,
}: Decision): string {
  return digestOf({
    outcome,
    code,
    rule,
    because,
    how_to_fix,
    policy,
    upheld: claim?.upheld,
    trimmed,
    review,
  })
}
