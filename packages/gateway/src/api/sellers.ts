// Routes for sellers.
import { z } from 'zod'
import { addCredential, findSeller, putSeller, sellerIdOf } from '../directory/sellers.ts'
import type { HttpServer } from '../http/server.ts'
import { newCredential } from '../intake/login.ts'
import { Refusal } from '../refusals.ts'
import { type ApiContext, scopeOf } from './context.ts'
import { externalId, idParams, instant, language, mailAddress, name } from './shapes.ts'

const fields = z.strictObject({ name, addresses: z.array(mailAddress).min(1).max(20), language })

const answer = z.object({
  id: externalId,
  name: z.string(),
  addresses: z.array(z.string()).readonly(),
  language: z.string(),
  created_at: instant,
  updated_at: instant,
})

const credential = z.object({ user_name: z.string(), password: z.string() })

export function sellerRoutes(app: HttpServer, context: ApiContext): void {
  const { pool, now } = context
  app.put(
    '/v1/sellers/:id',
    {
      schema: {
        summary: 'Create or replace a seller',
        tags: ['parties'],
        params: idParams,
        body: fields,
        response: { 200: answer },
      },
    },
    (request) => putSeller(pool, scopeOf(request, request.params.id, context), request.body),
  )
  app.get(
    '/v1/sellers/:id',
    { schema: { summary: 'Read a seller', tags: ['parties'], params: idParams, response: { 200: answer } } },
    async (request) => {
      const seller = await findSeller(pool, request.marketplaceId, request.params.id)
      if (!seller) throw new Refusal('thing.unknown')
      return seller
    },
  )
  app.post(
    '/v1/sellers/:id/smtp-credentials',
    {
      schema: {
        summary: 'Make user name and password for authenticated submission; the password is shown this once',
        tags: ['parties'],
        params: idParams,
        response: { 201: credential },
      },
    },
    async (request, reply) => {
      const { marketplaceId } = request
      const sellerId = await sellerIdOf(pool, marketplaceId, request.params.id)
      const made = newCredential(context.relayDomain)
      await addCredential(pool, { marketplaceId, sellerId, now: now() }, made)
      return reply.code(201).send({ user_name: made.userName, password: made.password })
    },
  )
}
