// Pages for people: linked from mails, without login, changing nothing.
import type { HttpServer } from '../http/server.ts'
import type { Policies } from '../policies/policies.ts'
import { rulesView } from '../policies/rules-view.ts'
import { buyerRoutes } from './buyer/routes.ts'
import type { BuyerContext } from './buyer/visit.ts'
import { homePage } from './home-page.ts'
import { FONTS, STYLE_SHEET } from './layout.ts'
import { rulesPage } from './rules-page.ts'
import { sendPage } from './send-page.ts'
import { whyRoutes } from './why-routes.ts'

export interface PageContext extends BuyerContext {
  readonly demo: boolean
  readonly policies: Policies
}

/** The sheet and the font change with a release only; an hour spares requests and is short enough to wait for. */
const ASSET_CACHE = 'public, max-age=3600'

export function pageRoutes(app: HttpServer, context: PageContext): void {
  buyerRoutes(app, context)
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
  whyRoutes(app, context)
}
