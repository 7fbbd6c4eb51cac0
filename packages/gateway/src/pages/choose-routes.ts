// The buyer's ways to choose: the page, and one click (RFC 8058 §3.1). Opening a link changes nothing; only a form does,
// or the request that mail programs send when their own button is pressed.
import { CATEGORIES, type Choice, readChoices } from '@comity/policy'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { findPartiesOfOrder, type Parties } from '../identify/parties.ts'
import type { LinkPurpose, Links } from '../links.ts'
import { findMessage } from '../messages/message-view.ts'
import { type KnownChoice, recordChoices } from '../preferences/choose.ts'
import { ALL_SELLERS, findChoices } from '../preferences/find-choices.ts'
import type { Pool } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { choosePage, stopPage } from './choose-page.ts'
import { sendPage } from './send-page.ts'
import { unknownLinkPage } from './why-page.ts'

export interface ChooseContext {
  readonly pool: Pool
  readonly links: Links
  readonly decisionLog: DecisionLog
  readonly now: () => Date
}

const token = z.object({ token: z.string().max(200) })

const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.enum(CATEGORIES)).max(CATEGORIES.length),
)

const chosen = z.object({ scope: z.enum(['seller', 'all']), wanted: several })

/** What a mail program sends, or the form of the page that asks first. */
const oneClick = z.union([
  z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
  z.object({ scope: z.literal('seller') }),
])

export function chooseRoutes(app: HttpServer, context: ChooseContext): void {
  app.get('/p/choose/:token', { schema: { hide: true, params: token } }, async ({ params }, reply) =>
    withBuyer(context, 'choose', params.token, reply, (linked) => showChoices(context, linked, reply)),
  )
  app.post(
    '/p/choose/:token',
    { schema: { hide: true, params: token, body: chosen } },
    async ({ params, body }, reply) =>
      withBuyer(context, 'choose', params.token, reply, async (linked) => {
        await save(context, linked, body)
        return showChoices(context, linked, reply, body.scope)
      }),
  )
  app.get('/p/stop/:token', { schema: { hide: true, params: token } }, async ({ params }, reply) =>
    withBuyer(context, 'stop', params.token, reply, (linked) => {
      const { seller, buyer } = linked.parties
      const more = context.links.to('choose', linked)
      return sendPage(
        reply,
        stopPage({ language: buyer.language, seller: seller.name, action: `/p/stop/${params.token}`, more }),
      )
    }),
  )
  app.post(
    '/p/stop/:token',
    { schema: { hide: true, params: token, body: oneClick } },
    async ({ params }, reply) =>
      withBuyer(context, 'stop', params.token, reply, async (linked) => {
        await stop(context, linked)
        return showChoices(context, linked, reply, 'seller')
      }),
  )
}

interface Linked {
  readonly marketplaceId: string
  readonly messageId: string
  readonly parties: Parties
}

async function withBuyer(
  { pool, links }: ChooseContext,
  purpose: LinkPurpose,
  token: string,
  reply: FastifyReply,
  answer: (linked: Linked) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const ref = links.open(purpose, token)
  const message = ref && (await findMessage(pool, ref.marketplaceId, ref.messageId))
  if (!ref || !message) return sendPage(reply.code(404), unknownLinkPage())
  const parties = (await findPartiesOfOrder(pool, ref.marketplaceId, message.order)) as Parties
  return answer({ ...ref, parties })
}

async function choicesOf(
  { pool, now }: ChooseContext,
  { marketplaceId, parties }: Linked,
): Promise<readonly Choice[]> {
  const { buyer, seller, order } = parties
  const key = { marketplaceId, buyerId: buyer.id, sellerId: seller.id, orderId: order.id }
  const [found] = await findChoices(pool, [key], now())
  return found ?? []
}

/** What is refused from this seller, all choices taken together, and what is refused in general. */
function refusedIn(
  choices: readonly Choice[],
): Readonly<Record<'seller' | 'all', ReturnType<typeof readChoices>['refused']>> {
  return {
    seller: readChoices(choices).refused,
    all: readChoices(choices.filter(({ scope }) => scope === 'all')).refused,
  }
}

async function showChoices(
  context: ChooseContext,
  linked: Linked,
  reply: FastifyReply,
  done?: 'seller' | 'all',
): Promise<FastifyReply> {
  const { seller, buyer } = linked.parties
  const action = new URL(context.links.to('choose', linked)).pathname
  const refused = refusedIn(await choicesOf(context, linked))
  return sendPage(reply, choosePage({ language: buyer.language, seller: seller.name, action, refused, done }))
}

/** Only what differs from what holds is recorded: a form that is sent twice is one choice. */
async function save(
  context: ChooseContext,
  linked: Linked,
  { scope, wanted }: z.output<typeof chosen>,
): Promise<void> {
  const refused = refusedIn(await choicesOf(context, linked))[scope]
  const changed = CATEGORIES.filter((category) => wanted.includes(category) === refused.includes(category))
  await record(
    context,
    linked,
    changed.map((category) => ({
      ...scopeOf(scope, linked),
      category,
      choice: wanted.includes(category) ? 'in' : 'out',
      source: 'explicit',
      evidence: { by: 'page', message: linked.messageId },
    })),
  )
}

async function stop(context: ChooseContext, linked: Linked): Promise<void> {
  const evidence = { by: 'one-click', message: linked.messageId } as const
  await record(context, linked, [
    { ...scopeOf('seller', linked), category: 'all', choice: 'out', source: 'explicit', evidence },
  ])
}

function scopeOf(scope: 'seller' | 'all', { parties }: Linked): Pick<KnownChoice, 'scope' | 'scopeId'> {
  return { scope, scopeId: scope === 'all' ? ALL_SELLERS : parties.seller.id }
}

function record(
  { decisionLog, now }: ChooseContext,
  { marketplaceId, parties }: Linked,
  choices: readonly KnownChoice[],
) {
  return recordChoices(decisionLog, { marketplaceId, buyerId: parties.buyer.id, now: now() }, choices)
}
