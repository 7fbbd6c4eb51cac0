// Where a link leads that is wrong, was cut short, or was closed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../send-page.ts'
import { noLinkPage } from './ask-page.ts'
import { wordsAccepted } from './words/buyer-words.ts'

/** Who follows a dead link is unknown, so the page speaks what his browser asks for. */
export function sendNoLink({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply.code(404), noLinkPage(wordsAccepted(headers['accept-language'])))
}
