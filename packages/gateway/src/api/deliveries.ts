// Deliveries that failed, trying them again, and domains that are waited for.
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import { listFailed, retryDelivery } from '../relay/failed-deliveries.ts'
import { listPauses, pauseDomain, resumeDomain } from '../relay/paused-domains.ts'
import type { ApiContext } from './context.ts'
import { instant, listOf, page, pageOf } from './shapes.ts'

const failed = z.object({
  id: z.string(),
  message: z.string(),
  order: z.string(),
  to: z.enum(['seller', 'buyer']),
  subject: z.string(),
  result: z.enum(['failed', 'bounced']),
  reply: z.string().describe("the other mail system's words"),
  attempts: z.int(),
  failed_at: instant,
})

const domain = z
  .string()
  .max(255)
  .transform((text) => domainToASCII(text).toLowerCase())
  .refine((name) => name !== '', { error: 'must be a domain name' })

const paused = z.object({ domain: z.string(), why: z.string(), paused_at: instant })

export function deliveryRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, decisionLog, now, onWork } = context
  app.get(
    '/v1/deliveries/failed',
    {
      schema: {
        summary: 'What was given up or came back, newest first',
        tags: ['messages'],
        querystring: page,
        response: { 200: listOf(failed) },
      },
    },
    async ({ marketplaceId, query: { limit, cursor } }) =>
      pageOf(await listFailed(pool, marketplaceId, { before: cursor, limit }), limit),
  )
  app.post(
    '/v1/messages/:id/retry',
    {
      schema: {
        summary: 'Try a message that failed again; its buyer is asked again, too',
        tags: ['messages'],
        params: z.object({ id: z.uuid() }),
        response: { 202: z.null() },
      },
    },
    async ({ marketplaceId, params }, reply) => {
      const put = await decisionLog.transaction((transaction) =>
        retryDelivery(transaction, { marketplaceId, messageId: params.id, now: now() }),
      )
      if (!put)
        throw new Refusal('thing.unknown', {
          detail: 'There is no such message, or its delivery has not failed.',
        })
      onWork()
      return reply.code(202).send(null)
    },
  )
  pauseRoutes(app, context)
}

function pauseRoutes(app: HttpServer, { pool, decisionLog, now }: ApiContext): void {
  const params = z.object({ domain })
  app.get(
    '/v1/paused-domains',
    {
      schema: {
        summary: 'Domains that are waited for',
        tags: ['messages'],
        response: { 200: listOf(paused) },
      },
    },
    async ({ marketplaceId }) => ({ items: await listPauses(pool, marketplaceId) }),
  )
  app.put(
    '/v1/paused-domains/:domain',
    {
      schema: {
        summary: 'Hand nothing over to a domain until it is resumed',
        tags: ['messages'],
        params,
        body: z.strictObject({ why: z.string().min(1).max(500) }),
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, params, body }, reply) => {
      const pause = { marketplaceId, domain: params.domain, now: now() }
      await decisionLog.transaction((transaction) => pauseDomain(transaction, pause, body.why))
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/v1/paused-domains/:domain',
    {
      schema: {
        summary: 'Go on with a domain; what waits is tried within a quarter of an hour',
        tags: ['messages'],
        params,
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, params }, reply) => {
      const pause = { marketplaceId, domain: params.domain, now: now() }
      if (!(await decisionLog.transaction((transaction) => resumeDomain(transaction, pause))))
        throw new Refusal('thing.unknown')
      return reply.code(204).send(null)
    },
  )
}
