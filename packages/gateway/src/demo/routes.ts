// Routes of the demo page. It shows everybody's mail without a login, so it exists in the demo alone, answers to this
// machine's own names only, and takes forms from itself only.
import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { ApiContext } from '../api/context.ts'
import { submitMessage } from '../api/submit-message.ts'
import type { HttpServer } from '../http/server.ts'
import { findMessage } from '../messages/message-view.ts'
import { sendPage } from '../pages/send-page.ts'
import { recordChoice } from '../preferences/choose.ts'
import { readRefusalShare } from '../preferences/refusal-share.ts'
import { Refusal } from '../refusals.ts'
import { demoPage, demoUrl, type OpenLetter } from './demo-page.ts'
import { type DemoStores, type PartyView, partyOf, viewParty } from './demo-view.ts'
import { refusalsPage } from './refusals-page.ts'
import { SIMULATED } from './seed-history.ts'

export interface DemoContext extends ApiContext, DemoStores {}

const SHEET = readFileSync(new URL('./demo.css', import.meta.url), 'utf8')

const query = z.object({
  as: z.string().optional(),
  open: z.string().max(200).optional(),
  told: z.string().max(500).optional(),
})

const letterForm = z.object({
  as: z.string(),
  order: z.string(),
  subject: z.string().max(200),
  text: z.string().max(20_000),
  important: z.literal('1').optional(),
  in_reply_to: z.union([z.uuid(), z.literal('')]),
})

const choiceForm = z.object({ as: z.string(), seller: z.string(), choice: z.enum(['out', 'in']) })

/** As long as the simulated history. */
const SHOWN_DAYS = 90

export function demoRoutes(app: HttpServer, context: DemoContext): void {
  app.register((scope: HttpServer, _, done) => {
    scope.addHook('onRequest', async (request) => checkOwn(request))
    scope.get('/demo/demo.css', { schema: { hide: true } }, (_request, reply) =>
      reply.type('text/css; charset=utf-8').send(SHEET),
    )
    scope.get('/demo', { schema: { hide: true, querystring: query } }, async (request, reply) => {
      const { as, open, told } = request.query
      const view = await viewParty(context, partyOf(as))
      return sendPage(reply, demoPage(view, await openLetter(context, view, open), told))
    })
    scope.get('/demo/refusals', { schema: { hide: true } }, async (_request, reply) => {
      const { pool, marketplaceId, now } = context
      const days = await readRefusalShare(pool, { marketplaceId, now: now(), days: SHOWN_DAYS })
      return sendPage(reply, refusalsPage(days, SIMULATED))
    })
    scope.post('/demo/send', { schema: { hide: true, body: letterForm } }, (request, reply) =>
      sendLetter(context, request.body, reply),
    )
    scope.post('/demo/preference', { schema: { hide: true, body: choiceForm } }, (request, reply) =>
      choose(context, request.body, reply),
    )
    done()
  })
}

async function openLetter(
  context: DemoContext,
  { letters }: PartyView,
  id: string | undefined,
): Promise<OpenLetter | undefined> {
  const letter = letters.find((candidate) => candidate.id === id)
  if (!letter) return undefined
  const { pool, marketplaceId } = context
  return { letter, message: letter.message && (await findMessage(pool, marketplaceId, letter.message.id)) }
}

async function sendLetter(
  context: DemoContext,
  form: z.output<typeof letterForm>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const party = partyOf(form.as)
  const message = await submitMessage(context, {
    marketplaceId: context.marketplaceId,
    messageId: uuidv7(),
    body: {
      order: form.order,
      from: party.role,
      subject: form.subject,
      text: form.text.replace(/\r\n?/g, '\n'),
      attachments: [],
      ...(form.important ? { claim: { important: true } } : {}),
      ...(form.in_reply_to ? { in_reply_to: form.in_reply_to } : {}),
    },
  })
  const told = party.role === 'seller' ? message.decision.because : 'Sent to the seller.'
  return reply.redirect(demoUrl(party, { open: message.id, told }), 303)
}

async function choose(
  { decisionLog, marketplaceId, now }: DemoContext,
  form: z.output<typeof choiceForm>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const party = partyOf(form.as)
  const scope = form.seller ? { seller: form.seller } : {}
  await recordChoice(
    decisionLog,
    { marketplaceId, buyer: party.id, now: now() },
    { scope, category: 'all', choice: form.choice, source: 'explicit' },
  )
  const told =
    form.choice === 'out'
      ? 'From now on only what an order needs arrives.'
      : 'From now on everything arrives.'
  return reply.redirect(demoUrl(party, { told }), 303)
}

/** Another site could send a browser here; a name it controls could lead to this machine. Neither gets in. */
function checkOwn({ headers, method, hostname }: FastifyRequest): void {
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  if (!isLocal || (method !== 'GET' && !isOwnForm(headers))) throw new Refusal('demo.elsewhere')
}

/** Browsers say where a form was; without a referrer they name no origin, so that header is the second to be asked. */
function isOwnForm(headers: FastifyRequest['headers']): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === undefined || headers.origin === `http://${headers.host}`
}
