// Routes of the review queue: take the next case, read it, pass it on.
import { INTENTS, VERDICTS } from '@comity/judge'
import { z } from 'zod'
import { CASE_REASONS } from '../cases/open-cases.ts'
import { listOpen, lockTaken, skipCase, takeNext } from '../cases/queue.ts'
import type { HttpServer } from '../http/server.ts'
import { viewCase } from '../review/case-view.ts'
import { decideCase } from '../review/decide-case.ts'
import type { ApiContext } from './context.ts'
import { OUTCOMES, segment } from './judgement-shapes.ts'
import { instant, listOf, page, pageOf } from './shapes.ts'

const reviewer = z.string().trim().min(1).max(100).describe('who reads; shown to the operator only')

const why = z.string().trim().min(1).max(2_000)

const caseParams = z.object({ id: z.uuid() })

const summary = z.object({
  id: z.uuid(),
  message: z.uuid(),
  reason: z.enum(CASE_REASONS),
  detail: z.string().nullable(),
  rank: z.int().describe('smaller is handed out first'),
  weight: z.number(),
  opened_at: instant,
  opinions_needed: z.int(),
  taken_until: instant.nullable(),
  skips: z.int(),
})

const view = z.object({
  ...summary.omit({ detail: true, rank: true, weight: true }).shape,
  why_here: z.string(),
  subject: z.string(),
  text: z.string().describe('names of the parties are dots of the same length'),
  received_at: instant,
  language: z.string(),
  segments: z.array(segment.extend({ reading: z.string() })).readonly(),
  signals: z.array(z.object({ kind: z.string(), detail: z.string() })).readonly(),
  verdict: z.string(),
  confidence: z.number(),
  decision: z.object({
    outcome: z.enum(OUTCOMES),
    code: z.string(),
    because: z.string(),
    rule: z.string(),
    claim: z.object({ kind: z.string(), upheld: z.boolean() }).optional(),
    shadow: z.array(z.object({ rule: z.string(), outcome: z.enum(OUTCOMES), code: z.string() })).readonly(),
  }),
  appeal: z.string().nullable(),
  reports: z.array(z.object({ kind: z.string(), words: z.string() })).readonly(),
})

const reading = z.strictObject({
  reviewer,
  labels: z
    .array(z.strictObject({ segment: z.int().min(0), intent: z.enum(INTENTS) }))
    .max(2_000)
    .describe(
      'passages that are not what the judge took them for, or that it left open; none where it was right',
    ),
  why: why.describe('answered to the sender where he appealed; do not name yourself or the buyer'),
})

const result = z.object({
  finding: z
    .enum(['upheld', 'overturned', 'settled', 'open'])
    .describe('`open`: another reviewer must read it first'),
  verdict: z.enum(VERDICTS),
  outcome: z.string().describe('of the message now'),
  claim: z.enum(['denied', 'restored']).nullable().describe('a strike given, or taken back'),
})

export function reviewRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, decisionLog, now } = context
  app.get(
    '/v1/review/cases',
    {
      schema: {
        summary: 'Open cases in the order in which they are handed out',
        tags: ['review'],
        querystring: page,
        response: { 200: listOf(summary) },
      },
    },
    async ({ marketplaceId, query: { limit, cursor } }) =>
      pageOf(await listOpen(pool, marketplaceId, { after: cursor, limit }), limit),
  )
  app.post(
    '/v1/review/next',
    {
      schema: {
        summary: 'Take the next case, for a quarter of an hour; null where nothing waits for this reviewer',
        tags: ['review'],
        body: z.strictObject({ reviewer }),
        response: { 200: z.object({ case: view.nullable() }) },
      },
    },
    async ({ marketplaceId, body }) =>
      decisionLog.transaction(async (transaction) => {
        const found = await takeNext(transaction, { marketplaceId, reviewer: body.reviewer, now: now() })
        return { case: (found && (await viewCase(transaction, marketplaceId, found))) ?? null }
      }),
  )
  app.post(
    '/v1/review/cases/:id/skip',
    {
      schema: {
        summary: 'Pass a case on to another reviewer; counted',
        tags: ['review'],
        params: caseParams,
        body: z.strictObject({ reviewer, why }),
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, params, body }, reply) => {
      const by = { marketplaceId, reviewer: body.reviewer, now: now() }
      await decisionLog.transaction(async (transaction) => {
        await lockTaken(transaction, by, params.id)
        await skipCase(transaction, by, params.id, body.why)
      })
      return reply.code(204).send(null)
    },
  )
  decideRoute(app, context)
}

function decideRoute(app: HttpServer, context: ApiContext): void {
  const { policies, links, decisionLog, memory, now, onWork } = context
  app.post(
    '/v1/review/cases/:id/decide',
    {
      schema: {
        summary: 'Say what the passages are; the message is decided anew, with consent asked again',
        tags: ['review'],
        params: caseParams,
        body: reading,
        response: { 200: result },
      },
    },
    async ({ marketplaceId, params, body }) => {
      const { reviewer: name, ...read } = body
      const by = { marketplaceId, reviewer: name, now: now() }
      const done = await decisionLog.transaction((transaction) =>
        decideCase(transaction, by, { caseId: params.id, ...read }, { policies, links }),
      )
      await memory.refresh()
      onWork()
      return done
    },
  )
}
