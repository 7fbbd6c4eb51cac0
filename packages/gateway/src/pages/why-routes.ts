// The page that says why, and the appeal that can be made there. Opening it changes nothing; only the form does.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import type { MessageRef } from '../links.ts'
import { findMessage } from '../messages/message-view.ts'
import { Refusal } from '../refusals.ts'
import { APPEAL_LIMIT, findAppeal, makeAppeal, openForAppeal } from '../review/appeals.ts'
import type { BuyerContext } from './buyer/visit.ts'
import { sendPage } from './send-page.ts'
import { unknownLinkPage, whyPage } from './why-page.ts'

const token = z.object({ token: z.string().max(200) })

/** Longer words are answered on the page, so what is far too long only is refused before. */
const appeal = z.object({ words: z.string().max(10 * APPEAL_LIMIT) })

export function whyRoutes(app: HttpServer, context: BuyerContext): void {
  app.get('/r/:token', { schema: { hide: true, params: token } }, async ({ params }, reply) =>
    sendWhy(context, context.links.open('why', params.token), reply),
  )
  app.post(
    '/r/:token',
    { schema: { hide: true, params: token, body: appeal } },
    async ({ params, body }, reply) => {
      const ref = context.links.open('why', params.token)
      if (!ref) return sendWhy(context, ref, reply)
      const words = body.words.trim()
      if (words === '' || words.length > APPEAL_LIMIT)
        return sendWhy(context, ref, reply.code(422), faultOf(words))
      const fault = await appealOnce(context, ref, words)
      // After a form the page is asked for anew, so that going back or on does not send it twice.
      return fault
        ? sendWhy(context, ref, reply.code(409), fault)
        : reply.redirect(context.links.to('why', ref), 303)
    },
  )
}

function faultOf(words: string): string {
  return words === ''
    ? 'Say in a few words why the decision is wrong.'
    : `Your words have ${words.length} characters; ${APPEAL_LIMIT} fit.`
}

async function appealOnce(
  { decisionLog, now }: BuyerContext,
  ref: MessageRef,
  words: string,
): Promise<string | undefined> {
  try {
    await decisionLog.transaction((transaction) => makeAppeal(transaction, ref, { words, now: now() }))
    return undefined
  } catch (error) {
    if (error instanceof Refusal && error.code === 'appeal.closed') return error.message
    throw error
  }
}

async function sendWhy(
  { pool, links, now }: BuyerContext,
  ref: MessageRef | undefined,
  reply: FastifyReply,
  fault?: string,
): Promise<FastifyReply> {
  const message = ref && (await findMessage(pool, ref.marketplaceId, ref.messageId))
  if (!message) return sendPage(reply.code(404), unknownLinkPage())
  const made = await findAppeal(pool, ref)
  const isOpen = (await openForAppeal(pool, ref, now())) !== undefined
  const action = isOpen ? new URL(links.to('why', ref)).pathname : undefined
  return sendPage(reply, whyPage(message, { made, action, ...(fault === undefined ? {} : { fault }) }))
}
