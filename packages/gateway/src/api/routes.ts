// The API under /v1: a key for every call, which tells the marketplace that the call is about.
import type { FastifyRequest } from 'fastify'
import type { HttpServer } from '../http/server.ts'
import { hashSecret } from '../identify/secret.ts'
import { Refusal } from '../refusals.ts'
import { appealRoutes } from './appeals.ts'
import { buyerRoutes } from './buyers.ts'
import type { ApiContext } from './context.ts'
import { deadAddressRoutes } from './dead-addresses.ts'
import { deliveryRoutes } from './deliveries.ts'
import { fairnessStatsRoutes } from './fairness-stats.ts'
import { importRoutes } from './imports.ts'
import { judgeRoutes } from './judge.ts'
import { logRoutes } from './log.ts'
import { messageRoutes } from './messages.ts'
import { orderRoutes } from './orders.ts'
import { policyRoutes } from './policies.ts'
import { preferenceRoutes } from './preferences.ts'
import { reviewRoutes } from './review.ts'
import { sellerRoutes } from './sellers.ts'
import { standingRoutes } from './standing.ts'
import { statsRoutes } from './stats.ts'

/** Adds the API to a server. */
export async function apiRoutes(server: HttpServer, context: ApiContext): Promise<void> {
  server.decorateRequest('marketplaceId', '')
  await server.register((scope: HttpServer, _, done) => {
    scope.addHook('onRequest', async (request) => {
      request.marketplaceId = await marketplaceOfKey(context, request)
    })
    for (const routes of [
      sellerRoutes,
      buyerRoutes,
      deadAddressRoutes,
      preferenceRoutes,
      importRoutes,
      orderRoutes,
      messageRoutes,
      deliveryRoutes,
      judgeRoutes,
      policyRoutes,
      statsRoutes,
      standingRoutes,
      reviewRoutes,
      fairnessStatsRoutes,
      logRoutes,
      appealRoutes,
    ])
      routes(scope, context)
    done()
  })
}

async function marketplaceOfKey({ pool }: ApiContext, { headers }: FastifyRequest): Promise<string> {
  const key = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (key === undefined) throw new Refusal('key.missing')
  const { rows } = await pool.query<{ marketplace_id: string }>({
    name: 'find-key',
    text: 'select marketplace_id from api_key where key_hash = $1',
    values: [hashSecret(key)],
  })
  if (!rows[0]) throw new Refusal('key.unknown')
  return rows[0].marketplace_id
}
