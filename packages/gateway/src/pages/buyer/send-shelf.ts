// Shows one message of the shelf to its buyer.
import type { FastifyReply } from 'fastify'
import { findPartiesOfOrder } from '../../identify/parties.ts'
import { findMessage } from '../../messages/message-view.ts'
import { maskIdentity } from '../../relay/mask.ts'
import { sendPage } from '../send-page.ts'
import { shelfPage } from './shelf-page.ts'
import type { BuyerContext, Visit } from './visit.ts'

/** The link was opened, so the message is there. */
export async function sendShelf(
  { pool, links }: BuyerContext,
  visit: Visit,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const ref = { marketplaceId: visit.marketplace.id, messageId: visit.messageId as string }
  const message = await findMessage(pool, ref.marketplaceId, ref.messageId)
  const parties = message && (await findPartiesOfOrder(pool, ref.marketplaceId, message.order))
  if (!message || !parties) throw new Error(`message ${ref.messageId} has gone while it was looked at`)
  const { seller, aliases } = parties
  const identity = { addresses: seller.addresses, alias: aliases.seller, name: seller.name }
  const mask = (text: string) => maskIdentity(text, identity)
  return sendPage(reply, shelfPage(visit, message, { mask, chooseUrl: links.to('choose', ref) }))
}
