// The route of the figures of fairness.
import { z } from 'zod'
import { CASE_REASONS } from '../cases/open-cases.ts'
import type { HttpServer } from '../http/server.ts'
import { fairnessStats } from '../review/fairness-stats.ts'
import type { ApiContext } from './context.ts'
import { instant } from './shapes.ts'

const counted = z.int().min(0)

const share = z.number().min(0).max(1)

const errors = z.object({
  of: counted.describe('read by a person'),
  wrong: counted,
  share,
  at_least: share.describe('with 95 % confidence'),
  at_most: share,
})

const named = errors.extend({ name: z.string() })

const stats = z.object({
  since: instant,
  quality: z
    .object({
      read: counted,
      false_withheld: errors.describe('kept back, and read as critical or mixed'),
      leaked: errors.describe(
        'delivered whole to a buyer who refuses such letters, and read as not critical',
      ),
      by_language: z.array(named).readonly(),
      by_seller_size: z.array(named).readonly(),
    })
    .describe('from the random sample alone'),
  rules: z
    .array(named.extend({ stage: z.enum(['enforce', 'shadow']) }))
    .readonly()
    .describe('from everything that was read, the most wrong first'),
  claims: z.array(z.object({ seller: z.string(), made: counted, false: counted })).readonly(),
  review: z.object({
    open: z.partialRecord(z.enum(CASE_REASONS), counted),
    closed: counted,
    skips: counted,
    median_minutes: z.number().nullable(),
    p90_minutes: z.number().nullable(),
    agreement: z.object({ read_twice: counted, alike: counted }),
  }),
  appeals: z.object({
    ...{ made: counted, open: counted, granted: counted, rejected: counted },
    median_hours: z.number().nullable(),
  }),
})

export function fairnessStatsRoutes(app: HttpServer, { pool, now }: ApiContext): void {
  app.get(
    '/v1/stats/fairness',
    {
      schema: {
        summary: 'How often decisions are wrong, for whom, by which rule; claims, reviews and appeals',
        tags: ['fairness'],
        querystring: z.object({ days: z.coerce.number().min(1).max(400).default(90) }),
        response: { 200: stats },
      },
    },
    ({ marketplaceId, query }) =>
      fairnessStats(pool, { marketplaceId, since: new Date(now().getTime() - query.days * 86_400_000) }),
  )
}
