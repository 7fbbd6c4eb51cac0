// Addresses that a mail system said not to exist: which, since when, and that one is good again.
import { z } from 'zod'
import { listDead, revive } from '../bounces/dead-addresses.ts'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import type { ApiContext } from './context.ts'
import { instant, listOf, mailAddress, page, pageOf } from './shapes.ts'

const dead = z.object({
  id: z.string().describe('the address'),
  reply: z.string().describe("the other mail system's words"),
  message: z.string().describe('that came back'),
  since: instant,
})

export function deadAddressRoutes(app: HttpServer, { pool, decisionLog, now }: ApiContext): void {
  app.get(
    '/v1/dead-addresses',
    {
      schema: {
        summary:
          'Addresses that do not exist, as a mail system said; only what orders need is still tried there',
        tags: ['parties'],
        querystring: page.extend({ cursor: z.string().max(320).optional() }),
        response: { 200: listOf(dead) },
      },
    },
    async ({ marketplaceId, query: { limit, cursor } }) =>
      pageOf(await listDead(pool, marketplaceId, { after: cursor, limit }), limit),
  )
  app.delete(
    '/v1/dead-addresses/:address',
    {
      schema: {
        summary: 'Say that an address is good again',
        tags: ['parties'],
        params: z.object({ address: mailAddress }),
        response: { 204: z.null() },
      },
    },
    async ({ marketplaceId, params: { address } }, reply) => {
      const known = await decisionLog.transaction((transaction) =>
        revive(transaction, { marketplaceId, address, now: now() }),
      )
      if (!known) throw new Refusal('thing.unknown')
      return reply.code(204).send(null)
    },
  )
}
