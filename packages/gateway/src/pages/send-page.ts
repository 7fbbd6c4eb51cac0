// How pages leave.
import type { FastifyReply } from 'fastify'
import { CONTENT_SECURITY_POLICY } from './layout.ts'

/** Sends a page that nobody caches, indexes or puts in a frame. */
export function sendPage(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .type('text/html; charset=utf-8')
    .send(text)
}
