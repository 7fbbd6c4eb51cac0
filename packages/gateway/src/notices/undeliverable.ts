// The notice to the sender of a message that could not be delivered, in our own words: another server's would show the
// recipient's address.
import { type NoticeText, writeNotice } from './notice.ts'

export interface Undelivered {
  readonly to: 'seller' | 'buyer'
  readonly subject: string
  readonly orderId: string
  /** The page that explains. */
  readonly link: string
}

/** `gone`: the address does not exist; `refused`: what the other side's mail system did with this message. */
export function writeUndeliverable(
  { to, subject, orderId, link }: Undelivered,
  why: 'gone' | 'refused',
): NoticeText {
  return writeNotice('undeliverable', {
    ...{ subject, orderId, link },
    because:
      why === 'gone'
        ? `The ${to}'s mail address does not exist any more. The marketplace has been told.`
        : `The ${to}'s mail system did not take it.`,
    howToFix: 'If it matters, reach the other side by the marketplace.',
  })
}
