// Who opened a page, by his link: a buyer, and the message whose link it is, if it is a message's.
import type { BuyerLinkPurpose, LinkPurpose, Links } from '../../links.ts'
import type { Suppressions } from '../../preferences/suppressions.ts'
import type { Pool, Queryable } from '../../store/database.ts'
import type { DecisionLog } from '../../store/log/decision-log.ts'
import { buyerWords, type Spoken } from './words/buyer-words.ts'

export interface BuyerContext {
  /** Whose buyers ask for a link by their address. */
  readonly marketplaceId: string
  readonly pool: Pool
  readonly links: Links
  readonly decisionLog: DecisionLog
  readonly suppressions: Suppressions
  readonly now: () => Date
}

export interface Visit {
  readonly marketplace: { readonly id: string; readonly name: string }
  readonly buyer: { readonly id: string; readonly timeZone: string }
  readonly spoken: Spoken
  /** The seller of the message whose link was followed. */
  readonly seller: { readonly id: string; readonly name: string } | undefined
  readonly messageId: string | undefined
  /** Where the forms of this page are sent to. */
  readonly action: string
}

interface Row {
  readonly marketplace: string
  readonly buyer_id: string
  readonly language: string
  readonly time_zone: string
  readonly links_since: Date | number
}

const BUYER = `m.name as marketplace, b.buyer_id, b.language, b.time_zone, b.links_since`

const BY_MESSAGE = `
  select ${BUYER}, s.seller_id, s.name as seller, x.received_at
  from message x
  join marketplace m on m.marketplace_id = x.marketplace_id
  join buyer b on b.marketplace_id = x.marketplace_id and b.buyer_id = x.buyer_id
  join seller s on s.marketplace_id = x.marketplace_id and s.seller_id = x.seller_id
  where x.marketplace_id = $1 and x.message_id = $2`

const BY_BUYER = `
  select ${BUYER} from buyer b join marketplace m on m.marketplace_id = b.marketplace_id
  where b.marketplace_id = $1 and b.buyer_id = $2`

/** How long a link to everything that concerns a buyer holds. */
const MINE_MS = 3_600_000

/** Opens a link of a message; undefined where it was not given out, or was closed since. */
export async function openMessageLink(
  { pool, links }: BuyerContext,
  purpose: LinkPurpose,
  token: string,
): Promise<Visit | undefined> {
  const ref = links.open(purpose, token)
  const row = ref && (await findByMessage(pool, ref))
  if (!row) return undefined
  // The link that refuses is in a header, where mail systems look for it for ever.
  if (purpose !== 'stop' && isClosed(row, row.received_at)) return undefined
  const action = new URL(links.to(purpose, ref)).pathname
  const seller = { id: row.seller_id, name: row.seller }
  return { ...visitor(row, ref.marketplaceId), seller, messageId: ref.messageId, action }
}

/** Opens a buyer's own link; undefined where it was not given out, is too old, or was closed since. */
export async function openBuyerLink(
  { pool, links, now }: BuyerContext,
  purpose: BuyerLinkPurpose,
  token: string,
): Promise<Visit | undefined> {
  const ref = links.openBuyer(purpose, token)
  if (!ref || (purpose === 'mine' && ref.issuedAt.getTime() + MINE_MS < now().getTime())) return undefined
  const { rows } = await pool.query<Row>(BY_BUYER, [ref.marketplaceId, ref.buyerId])
  const [row] = rows
  if (!row || isClosed(row, ref.issuedAt)) return undefined
  const action = new URL(links.toBuyer(purpose, ref)).pathname
  return { ...visitor(row, ref.marketplaceId), seller: undefined, messageId: undefined, action }
}

async function findByMessage(db: Queryable, ref: { marketplaceId: string; messageId: string }) {
  const { rows } = await db.query<Row & { seller_id: string; seller: string; received_at: Date }>(
    BY_MESSAGE,
    [ref.marketplaceId, ref.messageId],
  )
  return rows[0]
}

/** PostgreSQL's `-infinity` comes as a number. A link made in the second of the closing is closed with it. */
function isClosed({ links_since }: Row, issuedAt: Date): boolean {
  return Number(links_since) >= issuedAt.getTime()
}

function visitor(row: Row, marketplaceId: string): Pick<Visit, 'marketplace' | 'buyer' | 'spoken'> {
  return {
    marketplace: { id: marketplaceId, name: row.marketplace },
    buyer: { id: row.buyer_id, timeZone: row.time_zone },
    spoken: buyerWords(row.language),
  }
}
