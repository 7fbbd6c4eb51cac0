// Notices on their way out: messages of Comity's own, so with the null sender and marked as automatic (RFC 3834).
import type { SendMailOptions } from 'nodemailer'
import { deliveryReport } from '../notices/delivery-report.ts'
import { noticeMessageId } from '../notices/notice.ts'
import type { Queryable } from '../store/database.ts'
import type { NoticeWork } from './claim.ts'

interface NoticeRow {
  readonly kind: string
  readonly created_at: Date
  readonly subject: string
  readonly body: string
  readonly address: string | null
  readonly name: string
  readonly relay_domain: string
  /** Of the message it is about. */
  readonly message_subject: string | null
  readonly original_message_id: string | null
  /** What its sender wrote to. */
  readonly alias: string | null
}

/** A seller is told at the address he wrote from, as long as it is his; else at his first. */
const LOAD = `
  select n.kind, n.created_at, n.subject, n.body, mp.name, mp.relay_domain, m.subject as message_subject,
    m.original_message_id, (select a.local_part from alias a where a.marketplace_id = m.marketplace_id
      and a.order_id = m.order_id and a.stands_for = case m.direction when 'to_buyer' then 'buyer' else 'seller' end
      order by a.revoked_at nulls first, a.created_at desc limit 1) as alias,
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
  if (row.kind === 'undeliverable' && row.alias !== null) return reportMail(row, row.alias, work)
  return {
    from: { name: row.name, address: `postmaster@${row.relay_domain}` },
    to: { name: '', address: row.address as string },
    subject: row.subject,
    text: row.body,
    messageId: noticeMessageId(work.noticeId, row.relay_domain),
    headers: { 'Auto-Submitted': 'auto-generated' },
    envelope: { from: '', to: row.address },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Mail systems and sellers' tools know by a report which message failed. */
async function reportMail(row: NoticeRow, alias: string, { noticeId }: NoticeWork): Promise<SendMailOptions> {
  const { relay_domain: relayDomain, name, address, subject, body } = row
  const report = deliveryReport({
    ...{ relayDomain, text: body, alias: `${alias}@${relayDomain}`, failedAt: row.created_at },
    originalMessageId: row.original_message_id ?? undefined,
    subject: row.message_subject ?? '',
  })
  report.setHeader({
    from: { name, address: `postmaster@${relayDomain}` },
    to: address,
    subject,
    'message-id': noticeMessageId(noticeId, relayDomain),
    'auto-submitted': 'auto-replied',
  })
  return { raw: await report.build(), envelope: { from: '', to: address as string } }
}
