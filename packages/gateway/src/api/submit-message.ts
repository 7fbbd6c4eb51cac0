// Submits a message by the API: composed as mail, then the same way as any other.
import { findPartiesOfOrder } from '../identify/parties.ts'
import { findMessage, type MessageView } from '../messages/message-view.ts'
import { Refusal } from '../refusals.ts'
import { composeSubmitted } from './compose-submitted.ts'
import type { ApiContext } from './context.ts'
import type { MessageSubmission } from './messages.ts'

/** Reads a message of this marketplace; refuses an unknown one. */
export async function readMessage(
  { pool }: ApiContext,
  marketplaceId: string,
  messageId: string,
): Promise<MessageView> {
  const message = await findMessage(pool, marketplaceId, messageId)
  if (!message)
    throw new Refusal('thing.unknown', { detail: 'There is no such message in this marketplace.' })
  return message
}

/** Judges, decides and records; the message as it then stands. A message id that is there already is answered as it is. */
export async function submitMessage(
  context: ApiContext,
  { marketplaceId, messageId, body }: { marketplaceId: string; messageId: string; body: MessageSubmission },
): Promise<MessageView> {
  const { pool, pipeline, reader } = context
  const parties = await findPartiesOfOrder(pool, marketplaceId, body.order)
  if (!parties)
    throw new Refusal('thing.unknown', { detail: `There is no order "${body.order}" in this marketplace.` })
  const raw = await composeSubmitted(body, parties, messageId)
  const accepted = await pipeline.accept({
    destination: { to: body.from === 'seller' ? 'buyer' : 'seller', parties },
    transport: 'api',
    mail: await reader.receive(raw),
    raw,
    senderAddress: undefined,
    claimFields: body.claim ?? {},
    hearsVerdict: true,
    messageId,
  })
  return readMessage(context, marketplaceId, accepted.messageId)
}
