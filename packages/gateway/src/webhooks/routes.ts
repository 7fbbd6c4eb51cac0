// `/hooks/…`: mail that a provider received and posts here. The same way as by SMTP, but nobody hears an answer: senders
// are told by mail.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HttpServer } from '../http/server.ts'
import type { Identifier } from '../identify/identify.ts'
import { findMailbox, type MailboxContext, takeMail } from '../intake/mailboxes.ts'
import { type TakeContext, takeMessage } from '../intake/take-message.ts'
import { Refusal } from '../refusals.ts'
import type { Hook, HookMail } from './hook.ts'

export interface HookContext extends TakeContext, MailboxContext {
  readonly identifier: Identifier
  readonly hooks: Readonly<Record<string, Hook>>
}

/** A message as large as by SMTP, in base64 inside a form. */
const BODY_LIMIT_BYTES = 24 * 1024 * 1024

export function hookRoutes(server: HttpServer, context: HookContext): void {
  for (const [name, hook] of Object.entries(context.hooks))
    void server.register((scope: HttpServer, _, done) => {
      // Signatures are over bytes, so nothing is parsed before.
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
      scope.post(
        `/hooks/${name}`,
        { bodyLimit: BODY_LIMIT_BYTES, schema: { hide: true } },
        (request, reply) => take(context, hook, { request, reply }),
      )
      done()
    })
}

async function take(
  context: HookContext,
  hook: Hook,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<object> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const mails = await hook.read({ headers: request.headers, body, now: context.now() })
  const results = await Promise.all(mails.map((mail) => takeOne(context, mail)))
  const refusals = results.filter((result) => result instanceof Refusal)
  const passing = refusals.find(({ kind }) => kind.smtp[0] < 500)
  // One that may pass makes the provider send all of them again; those that were taken are recognised.
  if (passing) throw passing
  if (refusals.length > 0 && refusals.length === results.length) void reply.code(hook.finalStatus)
  return {
    results: results.map((result) =>
      result instanceof Refusal ? `${result.code}: ${result.message}` : result,
    ),
  }
}

async function takeOne(
  context: HookContext,
  { recipient, sender, raw }: HookMail,
): Promise<string | Refusal> {
  try {
    const mailbox = findMailbox({ recipient, sender }, context)
    if (mailbox) return await takeMail(mailbox, raw, context)
    const destination = await context.identifier.identify(recipient, context.now())
    if (sender === '') throw new Refusal('sender.null')
    // Where the provider had it from is not known for sure, so only signatures prove the sender.
    const origin = { ip: '0.0.0.0', helo: '', envelopeFrom: sender, trusted: false, login: undefined }
    const { messageId } = await takeMessage(context, { raw, destination, origin, hearsVerdict: false })
    return messageId
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
