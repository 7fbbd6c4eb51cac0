// The buyer's ways to choose: his pages, and one click (RFC 8058 §3.1). Opening a link changes nothing; only a form does,
// or the request that mail programs send when their own button is pressed.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { HttpServer } from '../../http/server.ts'

import { findMessage } from '../../messages/message-view.ts'
import { stopMoreLike } from '../../preferences/stop-more-like.ts'
import { sendPage } from '../send-page.ts'
import { act, type Done, perform } from './act.ts'
import { choosePage, stopPage } from './choose-page.ts'
import { mineRoutes } from './mine-routes.ts'
import { sendNoLink } from './send-no-link.ts'
import { sendShelf } from './send-shelf.ts'
import { type BuyerContext, openBuyerLink, openMessageLink, type Visit } from './visit.ts'
import { whyArrived } from './why-arrived.ts'
import { readWishes } from './wishes.ts'

const token = z.object({ token: z.string().max(200) })

/** What a mail program sends, or the form of the page that asks first. */
const oneClick = z.union([
  z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
  z.object({ do: z.literal('stop'), scope: z.literal('seller') }),
])

export function buyerRoutes(app: HttpServer, context: BuyerContext): void {
  chooseRoutes(app, context, '/p/choose/:token', (value) => openMessageLink(context, 'choose', value))
  chooseRoutes(app, context, '/p/all/:token', (value) => openBuyerLink(context, 'all', value))
  stopRoutes(app, context)
  mineRoutes(app, context)
  app.get('/p/message/:token', { schema: { hide: true, params: token } }, async (request, reply) => {
    const visit = await openMessageLink(context, 'shelf', request.params.token)
    return visit ? sendShelf(context, visit, reply) : sendNoLink(request, reply)
  })
}

function chooseRoutes(
  app: HttpServer,
  context: BuyerContext,
  path: string,
  open: (token: string) => Promise<Visit | undefined>,
): void {
  app.get(path, { schema: { hide: true, params: token } }, async (request, reply) => {
    const visit = await open(request.params.token)
    return visit ? sendChoices(context, visit, reply) : sendNoLink(request, reply)
  })
  app.post(path, { schema: { hide: true, params: token, body: act } }, async (request, reply) => {
    const visit = await open(request.params.token)
    if (!visit) return sendNoLink(request, reply)
    return sendChoices(context, visit, reply, await perform(context, visit, request.body))
  })
}

function stopRoutes(app: HttpServer, context: BuyerContext): void {
  app.get('/p/stop/:token', { schema: { hide: true, params: token } }, async (request, reply) => {
    const visit = await openMessageLink(context, 'stop', request.params.token)
    if (!visit) return sendNoLink(request, reply)
    return sendPage(reply, stopPage(visit, context.links.to('choose', refOf(visit))))
  })
  app.post(
    '/p/stop/:token',
    { schema: { hide: true, params: token, body: oneClick } },
    async (request, reply) => {
      const visit = await openMessageLink(context, 'stop', request.params.token)
      if (!visit) return sendNoLink(request, reply)
      const done = await stopByClick(context, visit)
      return sendChoices(context, { ...visit, action: chooseAction(context, visit) }, reply, done)
    },
  )
}

async function stopByClick({ decisionLog, now }: BuyerContext, visit: Visit): Promise<Done> {
  const ref = { ...refOf(visit), now: now() }
  const events = await decisionLog.transaction((transaction) =>
    stopMoreLike(transaction, ref, { by: 'one-click', source: 'explicit' }),
  )
  return { what: 'saved', scope: 'seller', events }
}

function refOf({ marketplace, messageId }: Visit): { marketplaceId: string; messageId: string } {
  if (messageId === undefined) throw new Error('this page is of no message')
  return { marketplaceId: marketplace.id, messageId }
}

function chooseAction({ links }: BuyerContext, visit: Visit): string {
  return new URL(links.to('choose', refOf(visit))).pathname
}

async function sendChoices(
  context: BuyerContext,
  visit: Visit,
  reply: FastifyReply,
  done?: Done,
): Promise<FastifyReply> {
  const now = context.now()
  const [wishes] = await readWishes(context.pool, visit, { sellers: [visit.seller?.id], now })
  if (!wishes) throw new Error('one visitor has one set of wishes')
  const message =
    visit.messageId === undefined
      ? undefined
      : await findMessage(context.pool, visit.marketplace.id, visit.messageId)
  const why = message && whyArrived(message, visit.spoken)
  return sendPage(reply, choosePage({ visit, wishes, now, why, done }))
}
