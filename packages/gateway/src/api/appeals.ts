// Routes of appeals, for marketplaces whose sellers object on the marketplace's own pages.
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import { APPEAL_LIMIT, findAppeal, makeAppeal } from '../review/appeals.ts'
import type { ApiContext } from './context.ts'
import { instant } from './shapes.ts'

const params = z.object({ id: z.uuid() })

const appeal = z.object({
  words: z.string(),
  made_at: instant,
  answered_at: instant.nullable(),
  granted: z.boolean().nullable(),
  answer: z.string().nullable().describe('the reviewer’s words'),
})

export function appealRoutes(app: HttpServer, { pool, decisionLog, now }: ApiContext): void {
  app.post(
    '/v1/messages/:id/appeal',
    {
      schema: {
        summary: 'Object to the decision on a message for its sender: once, within 30 days',
        tags: ['fairness'],
        params,
        body: z.strictObject({ words: z.string().trim().min(1).max(APPEAL_LIMIT) }),
        response: { 201: appeal },
      },
    },
    async ({ marketplaceId, params: { id }, body }, reply) => {
      const key = { marketplaceId, messageId: id }
      await decisionLog.transaction((transaction) => makeAppeal(transaction, key, { ...body, now: now() }))
      const made = await findAppeal(pool, key)
      if (!made) throw new Error('an appeal that was just made is there')
      return reply.code(201).send(made)
    },
  )
  app.get(
    '/v1/messages/:id/appeal',
    {
      schema: {
        summary: 'The appeal against the decision on a message, and its answer',
        tags: ['fairness'],
        params,
        response: { 200: appeal },
      },
    },
    async ({ marketplaceId, params: { id } }) => {
      const made = await findAppeal(pool, { marketplaceId, messageId: id })
      if (!made) throw new Refusal('thing.unknown')
      return made
    },
  )
}
