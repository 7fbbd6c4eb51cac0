// Routes that judge and lint a text without storing or sending it.
import { judge } from '@comity/judge'
import { z } from 'zod'
import type { HttpServer } from '../http/server.ts'
import { lintMail } from '../pipeline/lint.ts'
import { chooseBody } from '../read/choose-body.ts'
import type { Mail } from '../read/mail.ts'
import { Refusal } from '../refusals.ts'
import type { ApiContext } from './context.ts'
import { advice, decision, judgement } from './judgement-shapes.ts'

const text = z
  .strictObject({
    subject: z.string().max(500).default(''),
    text: z.string().max(1_000_000).optional(),
    html: z.string().max(1_000_000).optional(),
  })
  .refine(({ text, html }) => text !== undefined || html !== undefined, { error: 'give text, html or both' })

const draft = text.safeExtend({
  claim: z
    .strictObject({
      important: z.literal(true).optional(),
      action: z.string().min(1).max(100).optional(),
      reason: z.string().min(1).max(100).optional(),
    })
    .default({}),
  order: z
    .strictObject({ state: z.enum(['paid', 'shipped', 'delivered']), days: z.number().min(0).max(3_650) })
    .optional()
    .describe('how far the order has come, and how many days ago'),
  language: z.string().max(35).default('en').describe('language of the sentences'),
})

export function judgeRoutes(app: HttpServer, { policies, allowedHosts, now }: ApiContext): void {
  app.post(
    '/v1/judge',
    { schema: { summary: 'Judge a text', tags: ['judge'], body: text, response: { 200: judgement } } },
    ({ body }) => {
      const { subject, visible } = mailOf(body)
      if (!visible) throw new Refusal('message.malformed', { detail: 'No text could be read in this HTML.' })
      return judge({ subject, body: visible, allowedHosts })
    },
  )
  app.post(
    '/v1/lint',
    {
      schema: {
        summary: 'Tell what would become of a message, for a buyer who opted out and for one who did not',
        tags: ['judge'],
        body: draft,
        response: {
          200: z.object({
            judgement: judgement.nullable(),
            opted_out: decision,
            willing: decision,
            advice: z.array(advice).readonly(),
          }),
        },
      },
    },
    ({ body, marketplaceId }) =>
      lintMail(mailOf(body), policies.of(marketplaceId, '').policy, {
        ...{ claim: body.claim, allowedHosts, now: now() },
        ...(body.order ? { order: body.order } : {}),
        language: body.language,
      }),
  )
}

function mailOf({
  subject,
  text,
  html,
}: {
  subject: string
  text?: string | undefined
  html?: string | undefined
}): Pick<Mail, 'subject' | 'visible'> {
  return { subject, visible: chooseBody(text, html)?.visible }
}
