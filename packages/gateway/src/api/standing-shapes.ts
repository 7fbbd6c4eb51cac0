// The shape of a seller's standing.
import { z } from 'zod'
import { instant } from './shapes.ts'

export const SANCTION = z.enum(['claims_reviewed', 'claims_ignored', 'non_critical_stopped'])

const snapshot = z.object({ at: instant, score: z.number(), sanction: z.union([SANCTION, z.literal('')]) })

const share = z.number().min(0).max(1)

const step = z.enum(['notice', 'warning', ...SANCTION.options])

export const standing = z.object({
  seller: z.string(),
  last_evaluated: snapshot.nullable(),
  today: snapshot,
  strikes: z
    .array(
      z.object({
        message: z.string().nullable(),
        reason: z.string(),
        at: instant,
        weight: share,
        expires_at: instant,
      }),
    )
    .readonly(),
  claims: z.object({ made: z.int(), false: z.int(), share, at_least: share }),
  limit: z.object({ sanction: z.string(), from: instant, until: instant, suspended: z.boolean() }).nullable(),
  next: z.object({ step, strikes: z.number() }).nullable(),
  trend: z.object({ score_30_days_ago: z.number(), direction: z.enum(['better', 'worse', 'steady']) }),
  median: z.object({ false_share: share, sellers: z.int() }).nullable(),
  explanation: z.array(z.string()).readonly(),
  history: z
    .array(
      z.object({
        at: instant,
        step: z.union([step, z.literal('lifted')]),
        from: instant.optional(),
        until: instant.optional(),
      }),
    )
    .readonly(),
})
