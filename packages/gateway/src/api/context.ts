// What the routes of the API work with.

import type { FastifyRequest } from 'fastify'
import type { Links } from '../links.ts'
import type { JudgeMemory } from '../memory/judge-memory.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Policies } from '../policies/policies.ts'
import type { ImportWorker } from '../preferences/import/import-worker.ts'
import type { Suppressions } from '../preferences/suppressions.ts'
import type { MailReader } from '../read/mail-reader.ts'
import type { Pool } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'

export interface ApiContext {
  readonly pool: Pool
  readonly pipeline: Pipeline
  readonly policies: Policies
  readonly decisionLog: DecisionLog
  readonly suppressions: Suppressions
  /** What reviewers have read. */
  readonly memory: JudgeMemory
  readonly imports: Pick<ImportWorker, 'wake'>
  readonly reader: MailReader
  readonly links: Links
  readonly relayDomain: string
  /** Hosts that links in messages may lead to. */
  readonly allowedHosts: readonly string[]
  readonly now: () => Date
  /** Says that there is work in the outbox. */
  readonly onWork: () => void
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the key check; every query is scoped by it. */
    marketplaceId: string
  }
}

/** The scope of a request about one thing. */
export function scopeOf(
  request: FastifyRequest,
  id: string,
  { now }: ApiContext,
): { marketplaceId: string; id: string; now: Date } {
  return { marketplaceId: request.marketplaceId, id, now: now() }
}
