// Routes for sellers' standing, and what the operator does about it.
import { z } from 'zod'
import { sellerIdOf } from '../directory/sellers.ts'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import { recordAct } from '../standing/acts.ts'
import { findFreeze, freezeSanctions, thawSanctions } from '../standing/freeze.ts'
import { findStanding } from '../standing/standing-view.ts'
import { countByRule, undoRule } from '../standing/undo-rule.ts'
import type { ApiContext } from './context.ts'
import { idParams, instant } from './shapes.ts'
import { SANCTION, standing } from './standing-shapes.ts'

const why = z.string().trim().min(1).max(1_000).describe('stands in the log, and is not shown to the seller')

const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('strike'), why }),
  z.strictObject({
    kind: z.literal('sanction'),
    sanction: SANCTION,
    until: z.iso.datetime({ offset: true }),
    why,
  }),
  z.strictObject({ kind: z.literal('lift'), why }),
])

const undoing = z.strictObject({
  rule: z.string().min(1).max(100),
  why,
  since: z.iso.datetime({ offset: true }).optional(),
  dry_run: z.boolean().default(false),
})

const undone = z.object({ sellers: z.int(), strikes: z.int() })

const freeze = z.object({ why: z.string(), frozen_at: instant })

export function standingRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, policies, decisionLog, links, now, onWork } = context
  app.get(
    '/v1/sellers/:id/standing',
    {
      schema: {
        summary: 'A seller’s standing: strikes, limits, what they mean and when they end',
        tags: ['fairness'],
        params: idParams,
        response: { 200: standing },
      },
    },
    async ({ marketplaceId, params }) => {
      const found = await findStanding(pool, policies, { marketplaceId, seller: params.id, now: now() })
      if (!found) throw new Refusal('thing.unknown')
      return found
    },
  )
  app.post(
    '/v1/sellers/:id/standing/acts',
    {
      schema: {
        summary: 'A strike, a sanction or its end by the operator; the seller is told',
        tags: ['fairness'],
        params: idParams,
        body: act,
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, params, body }, reply) => {
      const sellerId = await sellerIdOf(pool, marketplaceId, params.id)
      const at = now()
      const wished = body.kind === 'sanction' ? { ...body, until: new Date(body.until) } : body
      if (wished.kind === 'sanction' && wished.until <= at)
        throw new Refusal('request.invalid', {
          faults: [{ path: 'until', message: 'must be in the future' }],
        })
      await decisionLog.transaction((transaction) =>
        recordAct(transaction, { marketplaceId, sellerId }, wished, { policies, links, now: at }),
      )
      onWork()
      return reply.code(204).send(null)
    },
  )
  undoRoute(app, context)
  freezeRoutes(app, context)
}

function undoRoute(app: HttpServer, { pool, policies, decisionLog, now, onWork }: ApiContext): void {
  app.post(
    '/v1/standing/undo',
    {
      schema: {
        summary: 'Take back every strike that a rule gave, with what followed; each seller is told',
        tags: ['fairness'],
        body: undoing,
        response: { 200: undone },
      },
    },
    async ({ marketplaceId, body }) => {
      const since = body.since === undefined ? undefined : new Date(body.since)
      const wished = { marketplaceId, rule: body.rule, why: body.why, since, now: now() }
      if (body.dry_run) return countByRule(pool, wished)
      const done = await undoRule(decisionLog, policies, wished)
      onWork()
      return done
    },
  )
}

function freezeRoutes(app: HttpServer, { pool, decisionLog, now }: ApiContext): void {
  app.get(
    '/v1/standing/freeze',
    {
      schema: {
        summary: 'Whether sanctions are suspended',
        tags: ['fairness'],
        response: { 200: z.object({ freeze: freeze.nullable() }) },
      },
    },
    async ({ marketplaceId }) => ({ freeze: (await findFreeze(pool, marketplaceId)) ?? null }),
  )
  app.put(
    '/v1/standing/freeze',
    {
      schema: {
        summary: 'Suspend all sanctions while a rule is looked into',
        tags: ['fairness'],
        body: z.strictObject({ why }),
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, body }, reply) => {
      const at = { marketplaceId, now: now() }
      await decisionLog.transaction((transaction) => freezeSanctions(transaction, at, body.why))
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/v1/standing/freeze',
    {
      schema: {
        summary: 'Let sanctions bite again that have not ended meanwhile',
        tags: ['fairness'],
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId }, reply) => {
      const at = { marketplaceId, now: now() }
      if (!(await decisionLog.transaction((transaction) => thawSanctions(transaction, at))))
        throw new Refusal('thing.unknown', { detail: 'Sanctions are not suspended.' })
      return reply.code(204).send(null)
    },
  )
}
