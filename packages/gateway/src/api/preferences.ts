// Routes for what buyers have chosen, and what they report.
import { SOURCES } from '@comity/policy'
import { z } from 'zod'
import { buyerIdOf } from '../directory/buyers.ts'
import type { HttpServer } from '../http/server.ts'
import { recordChoice, undoChoices } from '../preferences/choose.ts'
import { readLedger, readPreferenceHistory, readPreferences } from '../preferences/read-preferences.ts'
import { listReports, REPORT_KINDS } from '../preferences/report.ts'
import { Refusal } from '../refusals.ts'
import type { ApiContext } from './context.ts'
import { externalId, idParams, instant, listOf, page, pageOf } from './shapes.ts'

const scope = z
  .strictObject({ seller: externalId.optional(), order: externalId.optional() })
  .refine(({ seller, order }) => seller === undefined || order === undefined, {
    error: 'name a seller or an order, not both',
  })

const choice = z
  .strictObject({
    scope: scope.default({}),
    category: z.enum(['all', 'reviews', 'updates', 'help', 'offers', 'pause']),
    choice: z.enum(['out', 'in']),
    source: z.enum(SOURCES),
    reason: z.string().min(1).max(500).optional(),
    until: instant.optional().describe('the end of a pause'),
  })
  .refine(({ source, reason }) => source !== 'operator' || reason !== undefined, {
    path: ['reason'],
    error: 'say why, where the marketplace chooses for a buyer',
  })
  .refine(
    ({ category, choice, until }) => (until !== undefined) === (category === 'pause' && choice === 'out'),
    {
      path: ['until'],
      error: 'a pause needs its end, and nothing else has one',
    },
  )
  .refine(({ category, scope }) => category !== 'pause' || Object.keys(scope).length === 0, {
    path: ['scope'],
    error: 'a pause is for all sellers',
  })

const preference = z.object({
  scope: z.object({ seller: z.string().optional(), order: z.string().optional() }),
  category: z.string(),
  choice: z.enum(['out', 'in']),
  source: z.string(),
  until: instant.nullable(),
  chosen_at: instant,
})

const event = preference.extend({
  id: z.string(),
  no: z.int().describe("in its buyer's ledger"),
  choice: z.enum(['out', 'in', 'undo']),
  undoes: z.string().nullable(),
  reason: z.string().nullable(),
  evidence: z.object({
    by: z.string().optional(),
    message: z.string().optional(),
    import: z.string().optional(),
    line: z.int().optional(),
  }),
})

export function preferenceRoutes(app: HttpServer, context: ApiContext): void {
  currentRoutes(app, context)
  historyRoutes(app, context)
  reportRoutes(app, context)
}

function currentRoutes(app: HttpServer, { pool, decisionLog, now }: ApiContext): void {
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
  app.post(
    '/v1/buyers/:id/preferences/:event/undo',
    {
      schema: {
        summary: 'Take a choice back, as if it had never been made',
        tags: ['preferences'],
        params: idParams.extend({ event: z.uuid() }),
        response: { 200: listOf(preference) },
      },
    },
    async ({ marketplaceId, params }) => {
      const whose = { marketplaceId, buyerId: await buyerIdOf(pool, marketplaceId, params.id), now: now() }
      const events = [params.event]
      if ((await undoChoices(decisionLog, whose, { events, evidence: { by: 'api' } })) === 0)
        throw new Refusal('thing.unknown', {
          detail: 'This buyer made no such choice, or it was taken back already.',
        })
      return current(marketplaceId, params.id)
    },
  )
}

function historyRoutes(app: HttpServer, { pool }: ApiContext): void {
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
  app.get(
    '/v1/preferences/events',
    {
      schema: {
        summary:
          'Follow the choices of all buyers, oldest first; what comes in at one time may change places',
        tags: ['preferences'],
        querystring: page,
        response: { 200: listOf(event.extend({ buyer: z.string() })) },
      },
    },
    async ({ marketplaceId, query: { limit, cursor } }) =>
      pageOf(await readLedger(pool, marketplaceId, { after: cursor, limit }), limit),
  )
}

function reportRoutes(app: HttpServer, { pool }: ApiContext): void {
  const report = z.object({
    id: z.string(),
    message: z.string(),
    kind: z.enum(REPORT_KINDS),
    words: z.string(),
    reported_at: instant,
  })
  app.get(
    '/v1/reports',
    {
      schema: {
        summary: 'What buyers reported about messages that reached them, newest first',
        tags: ['messages'],
        querystring: page,
        response: { 200: listOf(report) },
      },
    },
    async ({ marketplaceId, query: { limit, cursor } }) =>
      pageOf(await listReports(pool, marketplaceId, { before: cursor, limit }), limit),
  )
}
