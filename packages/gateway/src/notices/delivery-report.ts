// A failure as mail systems and sellers' tools read it (RFC 3464): our own words, the alias in the place of the address, and
// of the original only what its sender wrote himself.
import MimeNode from 'nodemailer/lib/mime-node'

export interface Failure {
  readonly relayDomain: string
  readonly text: string
  /** The alias that the sender wrote to. */
  readonly alias: string
  /** The sender's own, with angle brackets; undefined for what came by the API. */
  readonly originalMessageId: string | undefined
  readonly subject: string
  readonly failedAt: Date
}

/** The content of a multipart/report (RFC 6522 §3); the headers of the mail are the caller's. */
export function deliveryReport(failure: Failure): MimeNode {
  const report = new MimeNode('multipart/report; report-type=delivery-status')
  report.createChild('text/plain; charset=utf-8').setContent(failure.text)
  report.createChild('message/delivery-status').setContent(fields(failure))
  report.createChild('text/rfc822-headers').setContent(originalHeaders(failure))
  return report
}

/** RFC 3464 §2.2, §2.3. Status 5.0.0: why is said in words; 5.1.1 would make some sellers' systems correct the alias. */
function fields({ relayDomain, alias, failedAt }: Failure): string {
  return [
    `Reporting-MTA: dns; ${relayDomain}`,
    '',
    `Final-Recipient: rfc822; ${alias}`,
    'Action: failed',
    'Status: 5.0.0',
    `Last-Attempt-Date: ${failedAt.toUTCString().replace('GMT', '+0000')}`,
    '',
  ].join('\r\n')
}

function originalHeaders({ originalMessageId, alias, subject }: Failure): string {
  const headers = new MimeNode('text/plain')
  headers.setHeader({ to: alias, subject, ...(originalMessageId ? { 'message-id': originalMessageId } : {}) })
  return `${headers
    .buildHeaders()
    .split('\r\n')
    .filter((line) => !/^(?:content-|date:|mime-version:)/i.test(line))
    .join('\r\n')}\r\n`
}
