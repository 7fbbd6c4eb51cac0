// Errors on HTTP: RFC 9457 problems with a stable code.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Log } from '../log.ts'
import { type FieldFault, Refusal, type RefusalCode } from '../refusals.ts'
import { isTransient } from '../store/database.ts'

/** Seconds after which a client may try again what failed for want of a database or of room. */
const RETRY_AFTER_S = 30

/** What Fastify itself refuses, by its code. */
const FASTIFY_REFUSALS: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'message.too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.not-json',
}

/** Turns whatever a handler threw into a refusal; an error that nobody expected is logged and becomes `internal`. */
export function refusalOf(error: FastifyError | Refusal | Error, log: Log): Refusal {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return new Refusal('request.invalid', { faults: error.validation.flatMap(faultsOf) })
  const code = 'code' in error ? FASTIFY_REFUSALS[String(error.code)] : undefined
  if (code) return new Refusal(code)
  if (error instanceof SyntaxError && 'statusCode' in error) return new Refusal('request.not-json')
  if (isTransient(error)) return new Refusal('store.unavailable', { cause: error })
  log.error({ err: error }, 'a request failed')
  return new Refusal('internal', { cause: error })
}

interface Issue {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

function faultsOf({ keyword, instancePath, message = 'is wrong', params }: Issue): FieldFault[] {
  const path = instancePath.replace(/^\//, '').replaceAll('/', '.')
  if (keyword !== 'unrecognized_keys') return [{ path, message }]
  const keys = params.keys as readonly string[]
  return keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: 'is no known field' }))
}

/** Sends a refusal as a problem. */
export function sendProblem(reply: FastifyReply, refusal: Refusal, request: FastifyRequest): FastifyReply {
  const { http, text } = refusal.kind
  if (http === 503) reply.header('retry-after', String(RETRY_AFTER_S))
  if (http === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(http)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `urn:comity:problem:${refusal.code}`,
      title: text,
      status: http,
      code: refusal.code,
      detail: refusal.message,
      instance: request.url.split('?', 1)[0],
      ...(refusal.faults.length > 0 ? { errors: refusal.faults } : {}),
    })
}
