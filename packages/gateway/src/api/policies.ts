// Routes for policies: try a draft, store a version, put it in force, take it back, see what it would have done.
import { Readable } from 'node:stream'
import { diffPolicies, type Policy, PolicyError } from '@comity/policy'
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { activate, listActivations, rollBack } from '../policies/activation.ts'
import { checkedPolicy } from '../policies/policy-source.ts'
import { rulesView } from '../policies/rules-view.ts'
import { findVersion, listVersions, storeVersion } from '../policies/versions.ts'
import { Refusal } from '../refusals.ts'
import { backtest } from '../replay/backtest.ts'
import type { ApiContext } from './context.ts'
import { activation, check, inForce, newActivation, sourceText, version, who } from './policy-shapes.ts'
import { listOf, page, pageOf } from './shapes.ts'

const versionParams = z.object({ name: z.string().max(100), version: z.coerce.number().int().min(1) })

export function policyRoutes(app: HttpServer, context: ApiContext): void {
  draftRoutes(app, context)
  versionRoutes(app, context)
  activationRoutes(app, context)
  activatingRoutes(app, context)
}

function draftRoutes(app: HttpServer, context: ApiContext): void {
  app.post(
    '/v1/policies/check',
    {
      schema: {
        summary: 'Check a draft: its faults and failing cases, or what it would change; nothing is stored',
        tags: ['policies'],
        body: z.strictObject({ source: sourceText }),
        response: { 200: check },
      },
    },
    ({ body, marketplaceId }) => {
      const draft = checked(body.source)
      return { ...summaryOf(draft), changes: diffPolicies(inForceNow(context, marketplaceId), draft) }
    },
  )
  app.post(
    '/v1/policies/backtest',
    {
      schema: {
        summary:
          'Decide the mail of the last days again by a draft. Lines of JSON: progress, then the report',
        tags: ['policies'],
        body: z.strictObject({ source: sourceText, days: z.number().min(0.01).max(3_650).default(30) }),
      },
    },
    ({ body, marketplaceId }, reply) => {
      const since = new Date(context.now().getTime() - body.days * 86_400_000)
      const running = backtest(context.pool, checked(body.source), { marketplaceId, since })
      return reply.type('application/x-ndjson').send(Readable.from(reportLines(running)))
    },
  )
}

/** Lines of JSON, so that a client sees it go on: `{"messages":250}`, and so on, and at last `{"report":{}}`. */
async function* reportLines(running: ReturnType<typeof backtest>): AsyncGenerator<string> {
  let step = await running.next()
  for (; !step.done; step = await running.next()) yield `${JSON.stringify({ messages: step.value })}\n`
  yield `${JSON.stringify({ report: step.value })}\n`
}

function versionRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, now } = context
  app.post(
    '/v1/policies',
    {
      schema: {
        summary: 'Store a version of a policy; it decides nothing until it is activated',
        tags: ['policies'],
        body: z.strictObject({ source: sourceText, by: who }),
        response: { 201: check.omit({ changes: true }) },
      },
    },
    async ({ body, marketplaceId }, reply) => {
      const policy = checked(body.source)
      const { name, version } = policy
      const isStored = await storeVersion(pool, marketplaceId, { name, version, ...body, at: now() })
      if (!isStored) throw new Refusal('policy.version-taken')
      return reply.code(201).send(summaryOf(policy))
    },
  )
  app.get(
    '/v1/policies',
    {
      schema: {
        summary: 'List the stored versions',
        tags: ['policies'],
        response: { 200: listOf(version) },
      },
    },
    async ({ marketplaceId }) => ({ items: await listVersions(pool, marketplaceId) }),
  )
  app.get(
    '/v1/policies/:name/:version',
    {
      schema: {
        summary: 'Read a stored version with its text',
        tags: ['policies'],
        params: versionParams,
        response: { 200: version.extend({ source: z.string() }) },
      },
    },
    async ({ marketplaceId, params }) => {
      const found = await findVersion(pool, marketplaceId, params)
      if (!found) throw new Refusal('thing.unknown')
      return found
    },
  )
}

function activationRoutes(app: HttpServer, context: ApiContext): void {
  const { pool } = context
  app.get(
    '/v1/policies/in-force',
    {
      schema: {
        summary:
          'What decides now, in words: classes, rules, limits, reasons, and what the marketplace sends itself',
        tags: ['policies'],
        response: { 200: inForce },
      },
    },
    ({ marketplaceId }) => rulesView(inForceNow(context, marketplaceId)),
  )
  app.get(
    '/v1/policies/activations',
    {
      schema: {
        summary: 'List activations, newest first',
        tags: ['policies'],
        querystring: page,
        response: { 200: listOf(activation) },
      },
    },
    async ({ marketplaceId, query: { limit, cursor } }) =>
      pageOf(await listActivations(pool, { marketplaceId, before: cursor, limit }), limit),
  )
}

function activatingRoutes(app: HttpServer, { now, decisionLog, policies }: ApiContext): void {
  app.post(
    '/v1/policies/activations',
    {
      schema: {
        summary: 'Put a stored version in force, for all sellers or a share of them, or in shadow',
        tags: ['policies'],
        body: newActivation,
        response: { 201: activation },
      },
    },
    async ({ body, marketplaceId }, reply) => {
      const made = await decisionLog.transaction((transaction) =>
        activate(transaction, marketplaceId, { ...body, at: now() }),
      )
      if (!made) throw new Refusal('thing.unknown', { detail: 'There is no such version. Store it first.' })
      await policies.refresh()
      return reply.code(201).send(made)
    },
  )
  app.post(
    '/v1/policies/rollback',
    {
      schema: {
        summary: 'Put in force again what was so before the latest activation',
        tags: ['policies'],
        body: newActivation.pick({ by: true, why: true }),
        response: { 201: activation },
      },
    },
    async ({ body, marketplaceId }, reply) => {
      const made = await decisionLog.transaction((transaction) =>
        rollBack(transaction, marketplaceId, { ...body, at: now() }),
      )
      if (!made) throw new Refusal('policy.nothing-before')
      await policies.refresh()
      return reply.code(201).send(made)
    },
  )
}

/** What decides for a seller who is in no share: the policy of the whole marketplace. */
function inForceNow({ policies }: ApiContext, marketplaceId: string): Policy {
  return policies.of(marketplaceId, '').policy
}

function checked(source: string): Policy {
  try {
    return checkedPolicy(source, 'policy')
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const faults = error.faults.map(({ file, line, column, message }) => ({
      path: `${file}:${line}:${column}`,
      message,
    }))
    throw new Refusal('policy.faulty', { faults })
  }
}

function summaryOf({ name, version, title, rules, gates, cases }: Policy) {
  return { name, version, title, rules: rules.length, gates: gates.length, cases: cases.length }
}
