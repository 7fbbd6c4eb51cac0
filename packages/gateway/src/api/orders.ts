// Routes for orders and their aliases.
import { z } from 'zod'
import { findOrder, putOrder, renewAliases, revokeAlias } from '../directory/orders.ts'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import { type ApiContext, scopeOf } from './context.ts'
import { externalId, idParams, instant } from './shapes.ts'

const item = z.strictObject({
  sku: z.string().max(200).optional(),
  title: z.string().min(1).max(500),
  quantity: z.int().min(1).max(1_000_000).default(1),
})

const fields = z.strictObject({
  seller: externalId,
  buyer: externalId,
  placed_at: instant,
  shipped_at: instant.nullable().default(null),
  delivered_at: instant.nullable().default(null),
  custom: z.boolean().default(false),
  items: z.array(item).max(1_000).default([]),
})

const answer = z.object({
  id: externalId,
  seller: externalId,
  buyer: externalId,
  placed_at: instant,
  shipped_at: instant.nullable(),
  delivered_at: instant.nullable(),
  custom: z.boolean(),
  items: z.array(z.object({ sku: z.string().optional(), title: z.string(), quantity: z.int() })).readonly(),
  aliases: z.object({
    to_buyer: z.string().nullable().describe('where the seller writes; null once it was closed'),
    to_seller: z.string().nullable().describe('where the buyer writes; null once it was closed'),
    expire_at: instant,
  }),
  created_at: instant,
  updated_at: instant,
})

export function orderRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, now } = context
  app.put(
    '/v1/orders/:id',
    {
      schema: {
        summary: 'Create or update an order',
        tags: ['parties'],
        params: idParams,
        body: fields,
        response: { 200: answer },
      },
    },
    (request) => putOrder(pool, scopeOf(request, request.params.id, context), request.body),
  )
  app.get(
    '/v1/orders/:id',
    { schema: { summary: 'Read an order', tags: ['parties'], params: idParams, response: { 200: answer } } },
    async (request) => {
      const order = await findOrder(pool, request.marketplaceId, request.params.id)
      if (!order) throw new Refusal('thing.unknown')
      return order
    },
  )
  app.post(
    '/v1/orders/:id/aliases',
    {
      schema: {
        summary: 'Close the aliases of an order and give it new ones',
        tags: ['parties'],
        params: idParams,
        response: { 200: answer },
      },
    },
    (request) => renewAliases(pool, scopeOf(request, request.params.id, context)),
  )
  app.delete(
    '/v1/aliases/:address',
    {
      schema: {
        summary: 'Close an alias for good',
        tags: ['parties'],
        params: z.object({ address: z.string().max(320) }),
        response: { 200: z.object({ address: z.string(), revoked_at: instant }) },
      },
    },
    async ({ marketplaceId, params }) => {
      const revoked_at = await revokeAlias(pool, marketplaceId, params.address, now())
      return { address: params.address.toLowerCase(), revoked_at }
    },
  )
}
