// Routes for buyers and their preferences.
import { z } from 'zod'
import { buyerIdOf, findBuyer } from '../directory/buyers.ts'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import { eraseBuyer } from '../retention/erase-buyer.ts'
import { exportBuyer } from '../retention/export-buyer.ts'
import { type ApiContext, scopeOf } from './context.ts'
import { externalId, idParams, instant, language, mailAddress, name, timeZone } from './shapes.ts'

const fields = z.strictObject({ name, address: mailAddress, language, time_zone: timeZone })

const answer = z.object({
  id: externalId,
  name: z.string(),
  address: z.string(),
  language: z.string(),
  time_zone: z.string(),
  created_at: instant,
  updated_at: instant,
})

export function buyerRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, decisionLog, suppressions } = context
  app.put(
    '/v1/buyers/:id',
    {
      schema: {
        summary: 'Create or replace a buyer',
        tags: ['parties'],
        params: idParams,
        body: fields,
        response: { 200: answer },
      },
    },
    (request) =>
      suppressions.register(decisionLog, scopeOf(request, request.params.id, context), request.body),
  )
  app.get(
    '/v1/buyers/:id',
    { schema: { summary: 'Read a buyer', tags: ['parties'], params: idParams, response: { 200: answer } } },
    async (request) => {
      const buyer = await findBuyer(pool, request.marketplaceId, request.params.id)
      if (!buyer) throw new Refusal('thing.unknown')
      return buyer
    },
  )
  dataRoutes(app, context)
}

function dataRoutes(app: HttpServer, { pool, decisionLog, suppressions, now }: ApiContext): void {
  app.delete(
    '/v1/buyers/:id',
    {
      schema: {
        summary: 'Erase a buyer for good; what he refused holds if his address comes back',
        tags: ['parties'],
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, params }, reply) => {
      const buyerId = await buyerIdOf(pool, marketplaceId, params.id)
      await eraseBuyer(decisionLog, suppressions, { marketplaceId, buyerId, now: now() })
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/v1/buyers/:id/export',
    {
      schema: {
        summary: 'All that is kept about a buyer, as he may ask for it',
        tags: ['parties'],
        params: idParams,
        response: {
          200: z.object({
            buyer: z.unknown(),
            orders: z.array(z.unknown()).readonly(),
            choices: z.array(z.unknown()).readonly(),
            messages: z.array(z.unknown()).readonly(),
          }),
        },
      },
    },
    async ({ marketplaceId, params }) =>
      exportBuyer(pool, { marketplaceId, buyerId: await buyerIdOf(pool, marketplaceId, params.id) }),
  )
}
