// Reads a report that a mailbox provider sends when somebody calls a letter spam (ARF, RFC 5965).
import { reportText } from '../read/report-text.ts'

export interface FeedbackReport {
  /** Of the machine's part, in lower case: `abuse`, `fraud`, `not-spam`, … */
  readonly type: string
  /** Message-IDs and List-Unsubscribe links of the letter that is reported, as they stand in its headers. */
  readonly letter: string
}

/** More of a report is not looked at: what counts are the headers of a letter. */
const LOOKED_AT = 256 * 1024

/** Reads the report; undefined where the mail is none (RFC 5965 §2). */
export function readFeedbackReport(raw: Buffer): FeedbackReport | undefined {
  const text = reportText(raw, LOOKED_AT)
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  if (!/^content-type:[^\r]*multipart\/report/im.test(head) || !/report-type="?feedback-report/i.test(head))
    return undefined
  const machine = /^content-type: *message\/feedback-report/im.exec(text)
  const type = machine && /^feedback-type: *([\w-]+)/im.exec(text.slice(machine.index))?.[1]
  if (!machine || !type) return undefined
  return { type: type.toLowerCase(), letter: text.slice(machine.index) }
}
