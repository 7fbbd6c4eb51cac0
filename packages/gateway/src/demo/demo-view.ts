// What the demo page shows of one party: his letters, those that never reached him among them.

import { buyerIdOf } from '../directory/buyers.ts'
import { findOrder, type Order } from '../directory/orders.ts'
import { relayedMessageId } from '../identify/thread.ts'
import { listMessages, type MessageSummary } from '../messages/message-view.ts'
import { type PreferenceItem, readPreferences } from '../preferences/read-preferences.ts'
import type { Mail } from '../read/mail.ts'
import type { MailReader } from '../read/mail-reader.ts'
import type { Pool } from '../store/database.ts'
import { BUYERS, ORDERS, SELLERS } from './cast.ts'
import type { Mailbox } from './mailbox.ts'

export interface DemoParty {
  readonly role: 'seller' | 'buyer'
  readonly id: string
  readonly name: string
  readonly address: string
}

export const PARTIES: readonly DemoParty[] = [
  ...SELLERS.map(({ id, name, addresses }) => ({ role: 'seller' as const, id, name, address: addresses[0] })),
  ...BUYERS.map(({ id, name, address }) => ({ role: 'buyer' as const, id, name, address })),
]

/** A mail in the party's mailbox. */
export interface ArrivedMail {
  readonly mail: Mail
  readonly keptAt: Date
}

/** One line of the party's letters. */
export interface Letter {
  /** The message's id, or the Message-ID of a notice. */
  readonly id: string
  readonly kind: 'sent' | 'received' | 'not-received' | 'notice'
  readonly at: Date
  readonly subject: string
  readonly message: MessageSummary | undefined
  readonly arrived: ArrivedMail | undefined
}

export interface PartyView {
  readonly party: DemoParty
  readonly letters: readonly Letter[]
  readonly orders: readonly Order[]
  readonly preferences: readonly PreferenceItem[]
}

export interface DemoStores {
  readonly pool: Pool
  readonly reader: MailReader
  readonly mailbox: Mailbox
  readonly marketplaceId: string
  readonly relayDomain: string
}

/** As many letters as a demo page lists. */
const LETTERS_SHOWN = 60

/** Finds a party by `role:id`; the first seller where there is none. */
export function partyOf(key: string | undefined): DemoParty {
  return PARTIES.find(({ role, id }) => `${role}:${id}` === key) ?? (PARTIES[0] as DemoParty)
}

export async function viewParty(stores: DemoStores, party: DemoParty): Promise<PartyView> {
  const { pool, marketplaceId } = stores
  const arrived = await readMailbox(stores, party.address)
  const messages = await listMessages(
    pool,
    { marketplaceId, limit: LETTERS_SHOWN },
    { [party.role]: party.id },
  )
  const letters = messages.map((message) =>
    letterOf(message, party, { arrived, relayDomain: stores.relayDomain }),
  )
  const notices = [...arrived]
    .filter(([id]) => id.startsWith('<notice.'))
    .map(([id, mail]) => noticeOf(id, mail))
  return {
    party,
    letters: [...letters, ...notices].sort((a, b) => b.at.getTime() - a.at.getTime()),
    orders: await ordersOf(stores, party),
    preferences:
      party.role === 'buyer'
        ? await readPreferences(pool, marketplaceId, await buyerIdOf(pool, marketplaceId, party.id))
        : [],
  }
}

async function readMailbox(
  { mailbox, reader }: DemoStores,
  address: string,
): Promise<ReadonlyMap<string, ArrivedMail>> {
  const kept = await mailbox.list(address)
  const mails = await Promise.all(
    kept.slice(0, LETTERS_SHOWN).map(async ({ raw, keptAt }) => ({ mail: await reader.read(raw), keptAt })),
  )
  return new Map(mails.map((arrived) => [arrived.mail.messageId ?? '', arrived]))
}

function letterOf(
  message: MessageSummary,
  party: DemoParty,
  { arrived, relayDomain }: { arrived: ReadonlyMap<string, ArrivedMail>; relayDomain: string },
): Letter {
  const { id, subject, received_at: at } = message
  const mail = arrived.get(relayedMessageId(id, relayDomain))
  const kind = message.from === party.role ? 'sent' : mail ? 'received' : 'not-received'
  return { id, kind, at, subject: mail?.mail.subject ?? subject, message, arrived: mail }
}

function noticeOf(id: string, arrived: ArrivedMail): Letter {
  return {
    id,
    kind: 'notice',
    at: arrived.keptAt,
    subject: arrived.mail.subject,
    message: undefined,
    arrived,
  }
}

async function ordersOf({ pool, marketplaceId }: DemoStores, { role, id }: DemoParty): Promise<Order[]> {
  const orders = ORDERS.filter((order) => order[role] === id)
  const found = await Promise.all(orders.map((order) => findOrder(pool, marketplaceId, order.id)))
  return found.filter((order) => order !== undefined)
}
