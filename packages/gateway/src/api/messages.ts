// Routes for messages: submit one, read one, list them.
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { listMessages } from '../messages/message-view.ts'
import { Refusal } from '../refusals.ts'
import { walkMessage } from '../replay/walk-message.ts'
import type { ApiContext } from './context.ts'
import { claimIdempotencyKey } from './idempotency.ts'
import { decision, judgement, OUTCOMES, VERDICTS, walk } from './judgement-shapes.ts'
import { externalId, instant, listOf, page, pageOf } from './shapes.ts'
import { readMessage, submitMessage } from './submit-message.ts'

const submission = z
  .strictObject({
    order: externalId,
    from: z.enum(['seller', 'buyer']),
    subject: z.string().max(500),
    text: z.string().max(1_000_000).optional(),
    html: z.string().max(1_000_000).optional(),
    claim: z
      .strictObject({
        important: z.literal(true).optional(),
        action: z.string().min(1).max(100).optional(),
        reason: z.string().min(1).max(100).optional().describe('one of the policy’s reasons'),
      })
      .optional(),
    in_reply_to: z.uuid().optional().describe('the message of this order that it answers'),
    attachments: z
      .array(
        z.strictObject({
          file_name: z.string().min(1).max(100),
          content_type: z.string().max(100),
          content: z.base64().describe('base64'),
        }),
      )
      .max(20)
      .default([]),
    language: z.string().max(35).optional(),
  })
  .refine(({ text, html }) => text !== undefined || html !== undefined, { error: 'give text, html or both' })

export type MessageSubmission = z.output<typeof submission>

const summary = z.object({
  id: z.uuid(),
  order: z.string(),
  seller: z.string(),
  buyer: z.string(),
  conversation: z.uuid(),
  from: z.enum(['seller', 'buyer']),
  transport: z.enum(['smtp', 'api']),
  subject: z.string(),
  received_at: instant,
  verdict: z.enum(VERDICTS).nullable(),
  outcome: z.enum(OUTCOMES),
  code: z.string(),
  because: z.string(),
})

const decided = decision.extend({
  until: instant.optional().describe('when a deferred message is decided anew'),
  decided_at: instant,
})

const view = summary.omit({ verdict: true, outcome: true, code: true, because: true }).extend({
  text: z.string().describe('what a reader sees'),
  proof: z
    .enum(['login', 'network', 'dmarc', 'spf', 'dkim'])
    .nullable()
    .describe('how it is known who sent it; null for the API'),
  judgement: judgement.nullable(),
  decision: decided,
  earlier_decisions: z.array(decided).readonly(),
  deliveries: z
    .array(
      z.object({
        of: z.enum(['message', 'notice']),
        attempt: z.int(),
        attempted_at: instant,
        result: z.enum(['delivered', 'deferred', 'failed', 'bounced']),
        reply: z.string(),
      }),
    )
    .readonly(),
  notices: z
    .array(
      z.object({
        to: z.enum(['seller', 'buyer']),
        kind: z.string(),
        subject: z.string(),
        body: z.string(),
        created_at: instant,
      }),
    )
    .readonly(),
  waiting: z.boolean().describe('whether delivery is still to be tried'),
})

const filters = page.extend({
  order: externalId.optional(),
  seller: externalId.optional(),
  buyer: externalId.optional(),
  outcome: z.enum(OUTCOMES).optional(),
})

const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

export function messageRoutes(app: HttpServer, context: ApiContext): void {
  walkRoute(app, context)
  const { pool } = context
  app.post(
    '/v1/messages',
    {
      schema: {
        summary: 'Submit a message; it is judged, decided and recorded before the answer',
        tags: ['messages'],
        headers,
        body: submission,
        response: { 202: view },
      },
    },
    async (request, reply) => {
      const { marketplaceId, body, headers } = request
      const messageId = await claimIdempotencyKey(context, {
        marketplaceId,
        key: headers['idempotency-key'],
        body,
      })
      return reply.code(202).send(await submitMessage(context, { marketplaceId, messageId, body }))
    },
  )
  app.get(
    '/v1/messages/:id',
    {
      schema: {
        summary: 'Read a message with all that is known about it',
        tags: ['messages'],
        params: z.object({ id: z.uuid() }),
        response: { 200: view },
      },
    },
    ({ marketplaceId, params }) => readMessage(context, marketplaceId, params.id),
  )
  app.get(
    '/v1/messages',
    {
      schema: {
        summary: 'List messages, newest first',
        tags: ['messages'],
        querystring: filters,
        response: { 200: listOf(summary) },
      },
    },
    async ({ marketplaceId, query }) => {
      const { limit, cursor, ...filter } = query
      return pageOf(await listMessages(pool, { marketplaceId, before: cursor, limit }, filter), limit)
    },
  )
}

function walkRoute(app: HttpServer, { pool, policies }: ApiContext): void {
  app.get(
    '/v1/messages/:id/walk',
    {
      schema: {
        summary:
          'Why it was decided so: each rule tried, what it asked, what it found, and which would have been next',
        tags: ['messages'],
        params: z.object({ id: z.uuid() }),
        response: { 200: walk },
      },
    },
    async ({ marketplaceId, params }) => {
      const found = await walkMessage(pool, policies, { marketplaceId, messageId: params.id })
      if (!found)
        throw new Refusal('thing.unknown', { detail: 'There is no such message in this marketplace.' })
      return found
    },
  )
}
