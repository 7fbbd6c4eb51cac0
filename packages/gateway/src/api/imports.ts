// Routes for lists of choices that come in at once.
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { findImport, listFaults, listImports, putImport } from '../preferences/import/imports.ts'
import type { ApiContext } from './context.ts'
import { instant, listOf } from './shapes.ts'

const params = z.object({ id: z.uuid({ error: 'must be a UUID; make a new one for each list' }) })

/** `true` and `false` as a query has them. */
const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((text) => text === 'true')

const counted = z.int().min(0)

const view = z.object({
  id: z.string(),
  state: z.enum(['running', 'done']),
  dry_run: z.boolean(),
  lines: counted,
  done: counted,
  recorded: counted.describe('choices that changed something; of a dry run, that would have'),
  unchanged: counted.describe('lines that say what is in force already'),
  refused: counted,
  created_at: instant,
  finished_at: instant.nullable(),
})

const fault = z.object({ line: counted.describe('in the file, the heading being 1'), fault: z.string() })

export function importRoutes(app: HttpServer, { pool, now, imports }: ApiContext): void {
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, text, done) => done(null, text))
  app.put(
    '/v1/preferences/imports/:id',
    {
      schema: {
        summary:
          'Take in a list of choices as CSV: buyer, category, choice, source, seller, order, reason, chosen_at',
        tags: ['preferences'],
        consumes: ['text/csv'],
        params,
        querystring: z.object({
          dry_run: flag.default(false).describe('say what would become of each line, and record nothing'),
          tell: flag.default(true).describe('tell each buyer once that a setting was read as a refusal'),
        }),
        body: z.string({ error: 'must be CSV, sent as text/csv' }),
        response: { 202: view },
      },
    },
    async ({ marketplaceId, params, query, body }, reply) => {
      const list = { id: params.id, content: body, dryRun: query.dry_run, tell: query.tell }
      const made = await putImport(pool, { marketplaceId, now: now() }, list)
      imports.wake()
      return reply.code(202).send(made)
    },
  )
  progressRoutes(app, pool)
}

function progressRoutes(app: HttpServer, pool: ApiContext['pool']): void {
  app.get(
    '/v1/preferences/imports',
    {
      schema: {
        summary: 'List what came in, newest first',
        tags: ['preferences'],
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: listOf(view) },
      },
    },
    async ({ marketplaceId, query }) => ({ items: await listImports(pool, marketplaceId, query.limit) }),
  )
  app.get(
    '/v1/preferences/imports/:id',
    { schema: { summary: 'How far a list is', tags: ['preferences'], params, response: { 200: view } } },
    ({ marketplaceId, params }) => findImport(pool, marketplaceId, params.id),
  )
  app.get(
    '/v1/preferences/imports/:id/faults',
    {
      schema: {
        summary: 'The lines that were refused, and why',
        tags: ['preferences'],
        params,
        querystring: z.object({
          after: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
        }),
        response: { 200: z.object({ items: z.array(fault).readonly() }) },
      },
    },
    async ({ marketplaceId, params, query }) => ({
      items: await listFaults(pool, { marketplaceId, id: params.id }, query),
    }),
  )
}
