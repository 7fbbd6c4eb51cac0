// Routes for figures that an operator watches.
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { readOptOutStats } from '../preferences/opt-out-stats.ts'
import { readRefusalShare } from '../preferences/refusal-share.ts'
import type { ApiContext } from './context.ts'
import { listOf } from './shapes.ts'

const counted = z.int().min(0)

const optOuts = z.object({
  buyers: counted,
  buyers_refusing: counted.describe('buyers who refuse something now'),
  delivered: counted,
  opt_outs: counted.describe('one visit that refuses several kinds counts once'),
  days: z.array(z.object({ day: z.iso.date(), opt_outs: counted })).readonly(),
  sources: z.array(z.object({ source: z.string(), opt_outs: counted })).readonly(),
  causes: z
    .object({ link: counted, recent: counted, none: counted })
    .describe('the message behind it: its link was followed, it was the last within 72 hours, or unknown'),
  sellers: z
    .array(
      z.object({ seller: z.string(), delivered: counted, opt_outs: counted, per_1000_delivered: z.number() }),
    )
    .readonly()
    .describe('by the message behind each opt-out; at most 100'),
  intents: z.array(z.object({ intent: z.string(), opt_outs: counted })).readonly(),
})

const refusals = z.object({
  day: z.iso.date(),
  buyers: counted,
  refusing: counted,
  bundled_only: counted.describe('for whom only a setting of the marketplace refuses'),
})

export function statsRoutes(app: HttpServer, { pool, now }: ApiContext): void {
  app.get(
    '/v1/stats/opt-outs',
    {
      schema: {
        summary: 'Count opt-outs by day, source, seller and what was said before them',
        tags: ['stats'],
        querystring: z.object({ days: z.coerce.number().min(1).max(400).default(30) }),
        response: { 200: optOuts },
      },
    },
    ({ marketplaceId, query }) =>
      readOptOutStats(pool, { marketplaceId, since: new Date(now().getTime() - query.days * 86_400_000) }),
  )
  app.get(
    '/v1/stats/refusals',
    {
      schema: {
        summary: 'How many buyers refuse something, day by day',
        tags: ['stats'],
        querystring: z.object({ days: z.coerce.number().int().min(1).max(400).default(90) }),
        response: { 200: listOf(refusals) },
      },
    },
    async ({ marketplaceId, query }) => ({
      items: await readRefusalShare(pool, { marketplaceId, now: now(), days: query.days }),
    }),
  )
}
