// The HTTP server itself: how requests are checked and described, how errors leave, what every answer carries.
import type { IncomingMessage, ServerResponse } from 'node:http'
import formbody from '@fastify/formbody'
import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Log } from '../log.ts'
import { Refusal } from '../refusals.ts'
import { refusalOf, sendProblem } from './problem.ts'

/** A Fastify instance whose routes are described and checked by zod. */
export type HttpServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Attachments of 10 MB in base64 inside JSON, with some room: as much as a message may have. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024

/** A token in a path is about 60 characters, an alias at most 320. */
const PARAM_LIMIT = 400

const DESCRIPTION =
  'A messaging gateway between the sellers and the buyers of a marketplace. Errors are RFC 9457 problems with a stable code.'

const SECURITY = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } as const

/** Makes a server without routes but its description; it listens when told to. */
export async function newHttpServer({ log, version }: { log: Log; version: string }): Promise<HttpServer> {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAM_LIMIT },
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: Error, request, reply) => sendProblem(reply, refusalOf(error, log), request))
  app.setNotFoundHandler((request, reply) => sendProblem(reply, new Refusal('path.unknown'), request))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  await app.register(formbody)
  const info = { title: 'Comity', version, description: DESCRIPTION }
  const openapi = { openapi: '3.1.0', info, components: SECURITY, security: [{ key: [] }] }
  await app.register(swagger, { openapi, transform: jsonSchemaTransform })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  const configuration = { url: '/openapi.json', withDefaultFonts: false, telemetry: false }
  await app.register(scalar, { routePrefix: '/docs', configuration })
  return app
}
