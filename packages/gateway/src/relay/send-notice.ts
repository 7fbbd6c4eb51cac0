// Notices on their way out: messages of Comity's own, so with the null sender and marked as automatic (RFC 3834).
import type { SendMailOptions } from 'nodemailer'
import { noticeMessageId } from '../notices/notice.ts'
import type { Queryable } from '../store/database.ts'
import type { NoticeWork } from './claim.ts'

interface NoticeRow {
  readonly subject: string
  readonly body: string
  readonly address: string | null
  readonly name: string
  readonly relay_domain: string
}

/** A seller is told at the address he wrote from, as long as it is his; else at his first. */
const LOAD = `
  select n.subject, n.body, mp.name, mp.relay_domain,
    case n.to_party
      when 'buyer' then (select b.address from buyer b where b.marketplace_id = n.marketplace_id and b.buyer_id = n.party_id)
      else (select a.address from seller_address a where a.marketplace_id = n.marketplace_id and a.seller_id = n.party_id
        order by a.address is distinct from m.sender_address, a.position limit 1)
    end as address
  from notice n
  join marketplace mp on mp.marketplace_id = n.marketplace_id
  left join message m on m.marketplace_id = n.marketplace_id and m.message_id = n.message_id
  where n.marketplace_id = $1 and n.notice_id = $2`

/** Builds the mail of a notice; undefined where its party has no address any more. */
export async function composeNotice(db: Queryable, work: NoticeWork): Promise<SendMailOptions | undefined> {
  const values = [work.marketplaceId, work.noticeId]
  const { rows } = await db.query<NoticeRow>({ name: 'load-notice', text: LOAD, values })
  const [row] = rows
  if (!row?.address) return undefined
  return {
    from: { name: row.name, address: `postmaster@${row.relay_domain}` },
    to: { name: '', address: row.address },
    subject: row.subject,
    text: row.body,
    messageId: noticeMessageId(work.noticeId, row.relay_domain),
    headers: { 'Auto-Submitted': 'auto-generated' },
    envelope: { from: '', to: row.address },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
