// HTTP: the API under /v1 with its description, health for machines, and pages for people.
import formbody from '@fastify/formbody'
import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import fastify, { type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { hashSecret } from '../intake/login.ts'
import type { Log } from '../log.ts'
import type { PageContext } from '../pages/routes.ts'
import { pageRoutes } from '../pages/routes.ts'
import { Refusal } from '../refusals.ts'
import { buyerRoutes } from './buyers.ts'
import type { Api, ApiContext } from './context.ts'
import { type HealthContext, healthRoutes } from './health.ts'
import { judgeRoutes } from './judge.ts'
import { messageRoutes } from './messages.ts'
import { orderRoutes } from './orders.ts'
import { refusalOf, sendProblem } from './problem.ts'
import { sellerRoutes } from './sellers.ts'

export interface HttpOptions extends ApiContext, PageContext, HealthContext {
  readonly log: Log
  readonly version: string
}

/** Attachments of 10 MB in base64 inside JSON, with some room: as much as a message may have. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024

/** Builds the server; it listens when told to. */
export async function buildHttpServer(options: HttpOptions): Promise<Api> {
  const { log, version } = options
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: Error, request, reply) => {
    const refusal = refusalOf(error, log)
    return sendProblem(reply, refusal, request)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(reply, new Refusal('path.unknown'), request))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  await app.register(formbody)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Comity', version, description: DESCRIPTION },
      components: SECURITY,
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
  })
  app.decorateRequest('marketplaceId', '')
  await app.register((scope, _, done) => {
    apiRoutes(scope.withTypeProvider<ZodTypeProvider>(), options)
    done()
  })
  healthRoutes(app, options)
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: { url: '/openapi.json', withDefaultFonts: false, telemetry: false },
  })
  pageRoutes(app, options)
  return app
}

const DESCRIPTION =
  'A messaging gateway between the sellers and the buyers of a marketplace. Errors are RFC 9457 problems with a stable code.'

const SECURITY = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } as const

function apiRoutes(app: Api, options: HttpOptions): void {
  app.addHook('onRequest', async (request) => {
    request.marketplaceId = await marketplaceOfKey(options, request)
  })
  sellerRoutes(app, options)
  buyerRoutes(app, options)
  orderRoutes(app, options)
  messageRoutes(app, options)
  judgeRoutes(app, options)
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
