// A message that came by the API as the mail it is kept as, so that everything behind knows one form only.
import { createTransport } from 'nodemailer'
import type { Parties } from '../identify/parties.ts'
import { relayedMessageId } from '../identify/thread.ts'
import { Refusal } from '../refusals.ts'
import type { MessageSubmission } from './messages.ts'

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** Builds the MIME form. Attachments and texts come from the request alone: nothing is fetched. */
export async function composeSubmitted(
  body: MessageSubmission,
  { seller, buyer, aliases, marketplace }: Parties,
  messageId: string,
): Promise<Buffer> {
  const from = body.from === 'seller' ? seller.addresses[0] : buyer.address
  if (from === undefined) throw new Refusal('thing.unknown', { detail: 'The seller has no address.' })
  const reference = body.in_reply_to && relayedMessageId(body.in_reply_to, marketplace.relayDomain)
  const { message } = await composer.sendMail({
    from: { name: '', address: from },
    to: { name: '', address: aliases[body.from === 'seller' ? 'buyer' : 'seller'] },
    subject: body.subject.replace(/[\r\n]+/g, ' '),
    messageId: relayedMessageId(messageId, marketplace.relayDomain),
    ...(reference ? { inReplyTo: reference, references: reference } : {}),
    ...(body.text === undefined ? {} : { text: withLineEnds(body.text) }),
    ...(body.html === undefined ? {} : { html: withLineEnds(body.html) }),
    attachments: body.attachments.map(({ file_name, content_type, content }) => ({
      filename: file_name,
      contentType: content_type,
      content: Buffer.from(content, 'base64'),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message as Buffer
}

/** A lone CR is a line end in a text, and none in a mail (RFC 5321 §2.3.8). */
function withLineEnds(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n')
}
