// Routes for buyers and their preferences.
import { SOURCES } from '@comity/policy'
import { z } from 'zod'
import { buyerIdOf, findBuyer, putBuyer } from '../directory/buyers.ts'
import type { HttpServer } from '../http/server.ts'
import { recordChoice } from '../preferences/choose.ts'
import { readPreferenceHistory, readPreferences } from '../preferences/read-preferences.ts'
import { Refusal } from '../refusals.ts'
import { type ApiContext, scopeOf } from './context.ts'
import {
  externalId,
  idParams,
  instant,
  language,
  listOf,
  mailAddress,
  name,
  page,
  pageOf,
  timeZone,
} from './shapes.ts'

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

const scope = z
  .strictObject({ seller: externalId.optional(), order: externalId.optional() })
  .refine(({ seller, order }) => seller === undefined || order === undefined, {
    error: 'name a seller or an order, not both',
  })

const choice = z.strictObject({
  scope: scope.default({}),
  category: z.enum(['all', 'reviews', 'updates', 'help', 'offers']),
  choice: z.enum(['out', 'in']),
  source: z.enum(SOURCES),
  reason: z.string().max(500).optional(),
})

const preference = z.object({
  scope: z.object({ seller: z.string().optional(), order: z.string().optional() }),
  category: z.string(),
  choice: z.enum(['out', 'in']),
  source: z.string(),
  chosen_at: instant,
})

const event = preference.extend({ id: z.string(), reason: z.string().nullable() })

export function buyerRoutes(app: HttpServer, context: ApiContext): void {
  const { pool } = context
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
    (request) => putBuyer(pool, scopeOf(request, request.params.id, context), request.body),
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
  preferenceRoutes(app, context)
}

function preferenceRoutes(app: HttpServer, { pool, decisionLog, now }: ApiContext): void {
  const current = async (marketplaceId: string, buyer: string) => ({
    items: await readPreferences(pool, marketplaceId, await buyerIdOf(pool, marketplaceId, buyer)),
  })
  app.get(
    '/v1/buyers/:id/preferences',
    {
      schema: {
        summary: "Read a buyer's choices in force",
        tags: ['preferences'],
        params: idParams,
        response: { 200: listOf(preference) },
      },
    },
    (request) => current(request.marketplaceId, request.params.id),
  )
  app.put(
    '/v1/buyers/:id/preferences',
    {
      schema: {
        summary: "Record a buyer's choice; it holds from this answer on",
        tags: ['preferences'],
        params: idParams,
        body: choice,
        response: { 200: listOf(preference) },
      },
    },
    async (request) => {
      const { marketplaceId, params, body } = request
      await recordChoice(decisionLog, { marketplaceId, buyer: params.id, now: now() }, body)
      return current(marketplaceId, params.id)
    },
  )
  app.get(
    '/v1/buyers/:id/preferences/history',
    {
      schema: {
        summary: 'Read every choice a buyer ever made, newest first',
        tags: ['preferences'],
        params: idParams,
        querystring: page,
        response: { 200: listOf(event) },
      },
    },
    async ({ marketplaceId, params, query }) => {
      const buyerId = await buyerIdOf(pool, marketplaceId, params.id)
      const { limit, cursor } = query
      return pageOf(
        await readPreferenceHistory(pool, { marketplaceId, buyerId }, { before: cursor, limit }),
        limit,
      )
    },
  )
}
