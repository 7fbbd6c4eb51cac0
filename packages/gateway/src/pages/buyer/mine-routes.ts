// The page with everything that concerns a buyer, and the way to it by his address alone.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { HttpServer } from '../../http/server.ts'
import { canonicalAddress } from '../../identify/address.ts'
import { closeLinks } from '../../preferences/close-links.ts'
import { readPreferenceHistory } from '../../preferences/read-preferences.ts'
import { eraseBuyer } from '../../retention/erase-buyer.ts'
import { exportBuyer } from '../../retention/export-buyer.ts'
import { sendPage } from '../send-page.ts'
import { act, type Done, perform } from './act.ts'
import { askForLink } from './ask-for-link.ts'
import { askPage, lastPage } from './ask-page.ts'
import { keptLetters, SHOWN, sellerOf, sellersOf } from './mine.ts'
import { minePage } from './mine-page.ts'
import { sendNoLink } from './send-no-link.ts'
import { type BuyerContext, openBuyerLink, type Visit } from './visit.ts'
import { readWishes } from './wishes.ts'
import { wordsAccepted } from './words/buyer-words.ts'

const token = z.object({ token: z.string().max(200) })

const pages = z.object({ kept: z.uuid().optional(), chosen: z.uuid().optional() })

/** What only this page's forms send. */
const own = z.discriminatedUnion('do', [
  z.object({ do: z.literal('close') }),
  z.object({ do: z.literal('erase'), sure: z.literal('yes') }),
])

/** A choice for one seller names him, by the marketplace's own id. */
const form = z.union([own, z.intersection(act, z.object({ seller: z.string().max(128).optional() }))])

export function mineRoutes(app: HttpServer, context: BuyerContext): void {
  const path = '/p/mine/:token'
  app.get(path, { schema: { hide: true, params: token, querystring: pages } }, async (request, reply) => {
    const visit = await openBuyerLink(context, 'mine', request.params.token)
    return visit ? sendMine(context, visit, reply, request.query) : sendNoLink(request, reply)
  })
  app.post(path, { schema: { hide: true, params: token, body: form } }, async (request, reply) => {
    const visit = await openBuyerLink(context, 'mine', request.params.token)
    return visit ? take(context, visit, reply, request.body) : sendNoLink(request, reply)
  })
  app.get(`${path}/data.json`, { schema: { hide: true, params: token } }, async (request, reply) => {
    const visit = await openBuyerLink(context, 'mine', request.params.token)
    if (!visit) return sendNoLink(request, reply)
    const data = await exportBuyer(context.pool, whoseOf(visit))
    return reply
      .header('content-disposition', 'attachment; filename="data.json"')
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(data, null, 2))
  })
  askRoutes(app, context)
}

function askRoutes(app: HttpServer, context: BuyerContext): void {
  app.get('/p/ask', { schema: { hide: true } }, ({ headers }, reply) =>
    sendPage(reply, askPage(wordsAccepted(headers['accept-language']), { asked: false })),
  )
  const body = z.object({ address: z.string().max(400) })
  app.post('/p/ask', { schema: { hide: true, body } }, async ({ headers, body }, reply) => {
    const address = canonicalAddress(body.address.trim())
    if (address !== undefined) await askForLink(context, address)
    return sendPage(reply, askPage(wordsAccepted(headers['accept-language']), { asked: true }))
  })
}

async function take(
  context: BuyerContext,
  visit: Visit,
  reply: FastifyReply,
  body: z.output<typeof form>,
): Promise<FastifyReply> {
  const whose = { ...whoseOf(visit), now: context.now() }
  if (body.do === 'erase') {
    await eraseBuyer(context.decisionLog, context.suppressions, whose)
    return sendPage(reply, lastPage(visit.spoken, 'erased'))
  }
  if (body.do === 'close') {
    await closeLinks(context.decisionLog, whose)
    return sendPage(reply, lastPage(visit.spoken, 'closed'))
  }
  const seller = body.seller === undefined ? undefined : await sellerOf(context.pool, visit, body.seller)
  if (body.seller !== undefined && !seller) return sendMine(context, visit, reply, {})
  const visitWithSeller = { ...visit, seller }
  return sendMine(context, visitWithSeller, reply, {}, await perform(context, visitWithSeller, body))
}

async function sendMine(
  context: BuyerContext,
  visit: Visit,
  reply: FastifyReply,
  { kept: keptBefore, chosen: chosenBefore }: z.output<typeof pages>,
  done?: Done,
): Promise<FastifyReply> {
  const { pool, links } = context
  const now = context.now()
  const sellers = await sellersOf(pool, visit)
  const [wishes, ...ofSellers] = await readWishes(pool, visit, {
    sellers: [undefined, ...sellers.map(({ id }) => id)],
    now,
  })
  if (!wishes) throw new Error('one visitor has one set of wishes')
  const kept = await keptLetters(pool, visit, keptBefore)
  const linked = kept.map((letter) => ({
    ...letter,
    url: links.to('shelf', { marketplaceId: visit.marketplace.id, messageId: letter.id }),
  }))
  const view = {
    ...{ visit, wishes, now, done, kept: linked },
    sellers: sellers.map((seller, n) => ({ seller, wishes: ofSellers[n] as typeof wishes })),
    chosen: await readPreferenceHistory(pool, whoseOf(visit), { before: chosenBefore, limit: SHOWN }),
  }
  return sendPage(reply, minePage(view))
}

function whoseOf({ marketplace, buyer }: Visit): { marketplaceId: string; buyerId: string } {
  return { marketplaceId: marketplace.id, buyerId: buyer.id }
}
