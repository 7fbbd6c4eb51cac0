// Pages for people: linked from mails, without login, changing nothing.
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { findPartiesOfOrder, type Parties } from '../identify/parties.ts'
import type { LinkPurpose } from '../links.ts'
import { findMessage, type MessageView } from '../messages/message-view.ts'
import type { Policies } from '../policies/policies.ts'
import { rulesView } from '../policies/rules-view.ts'
import { maskAddresses } from '../relay/mask.ts'
import { type ChooseContext, chooseRoutes } from './choose-routes.ts'
import { homePage } from './home-page.ts'
import { FONTS, STYLE_SHEET } from './layout.ts'
import { rulesPage } from './rules-page.ts'
import { sendPage } from './send-page.ts'
import { shelfPage } from './shelf-page.ts'
import { unknownLinkPage, whyPage } from './why-page.ts'

export interface PageContext extends ChooseContext {
  readonly demo: boolean
  readonly policies: Policies
  /** Whose rules are shown. */
  readonly marketplaceId: string
}

const token = z.object({ token: z.string().max(200) })

/** The sheet and the font change with a release only; an hour spares requests and is short enough to wait for. */
const ASSET_CACHE = 'public, max-age=3600'

export function pageRoutes(app: HttpServer, context: PageContext): void {
  chooseRoutes(app, context)
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    context.demo ? reply.redirect('/demo', 302) : sendPage(reply, homePage()),
  )
  app.get('/rules', { schema: { hide: true } }, (_request, reply) =>
    sendPage(reply, rulesPage(rulesView(context.policies.of(context.marketplaceId, '').policy))),
  )
  app.get('/assets/style.css', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', ASSET_CACHE).type('text/css; charset=utf-8').send(STYLE_SHEET),
  )
  for (const [letters, font] of Object.entries(FONTS)) {
    app.get(`/assets/source-sans-3-${letters}.woff2`, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', ASSET_CACHE).type('font/woff2').send(font),
    )
  }
  app.get('/r/:token', { schema: { hide: true, params: token } }, async ({ params }, reply) => {
    const found = await findLinked(context, 'why', params.token)
    return found ? sendPage(reply, whyPage(found.message)) : sendPage(reply.code(404), unknownLinkPage())
  })
  app.get('/p/message/:token', { schema: { hide: true, params: token } }, async ({ params }, reply) => {
    const found = await findLinked(context, 'shelf', params.token)
    if (!found) return sendPage(reply.code(404), unknownLinkPage())
    const { message, marketplaceId } = found
    const parties = (await findPartiesOfOrder(context.pool, marketplaceId, message.order)) as Parties
    const mask = (text: string) => maskAddresses(text, parties.seller.addresses, parties.aliases.seller)
    return sendPage(
      reply,
      shelfPage(message, mask, context.links.to('choose', { marketplaceId, messageId: message.id })),
    )
  })
}

async function findLinked(
  { pool, links }: PageContext,
  purpose: LinkPurpose,
  token: string,
): Promise<{ message: MessageView; marketplaceId: string } | undefined> {
  const ref = links.open(purpose, token)
  const message = ref && (await findMessage(pool, ref.marketplaceId, ref.messageId))
  return message && { message, marketplaceId: ref.marketplaceId }
}
