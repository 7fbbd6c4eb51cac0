// Routes of the decision log: its newest signed state, and proofs of what it says of a message.
import { z } from 'zod'
import { proveMessage } from '../audit/log-proof.ts'
import type { HttpServer } from '../http/server.ts'
import { Refusal } from '../refusals.ts'
import { latestCheckpoint, logPublicKey } from '../store/log/checkpoints.ts'
import type { ApiContext } from './context.ts'
import { listOf } from './shapes.ts'

const checkpoint = z.object({
  body: z.string().describe('canonical JSON: the very bytes that are signed'),
  signature: z.string().describe('Ed25519, base64'),
})

const publicKey = z.string().describe('PEM')

const proof = z.object({
  format: z.literal('comity-proof/1'),
  entry: z.string().describe('the entry, as it was hashed'),
  previous: z.string(),
  index: z.int(),
  path: z.array(z.string()).readonly(),
  checkpoint,
  public_key: publicKey,
})

export function logRoutes(app: HttpServer, { pool, now }: ApiContext): void {
  app.get(
    '/v1/log/head',
    {
      schema: {
        summary:
          'The newest signed state of the decision log; keep it, and nobody can change what was before it',
        tags: ['log'],
        response: { 200: z.object({ checkpoint: checkpoint.nullable(), public_key: publicKey }) },
      },
    },
    async ({ marketplaceId }) => ({
      checkpoint: (await latestCheckpoint(pool, marketplaceId)) ?? null,
      public_key: await logPublicKey(pool),
    }),
  )
  app.get(
    '/v1/messages/:id/proof',
    {
      schema: {
        summary: 'Proofs of what the log says of a message, to be checked without the database',
        tags: ['log'],
        params: z.object({ id: z.uuid() }),
        response: { 200: listOf(proof) },
      },
    },
    async ({ marketplaceId, params }) => {
      const items = await proveMessage(pool, { marketplaceId, messageId: params.id, now: now() })
      if (items.length === 0) throw new Refusal('thing.unknown')
      return { items }
    },
  )
}
