// A message as it was read: what the rest of Comity knows of a mail.
import type { VisibleText } from '@comity/judge'
import type { Body } from '@comity/policy'

export interface Attachment {
  readonly fileName: string
  readonly contentType: string
  /** Content-ID without angle brackets, for pictures inside HTML. */
  readonly cid: string | undefined
  readonly content: Buffer
}

export interface Mail {
  readonly subject: string
  /** Addresses of the From header, canonical. */
  readonly from: readonly string[]
  /** With angle brackets. */
  readonly messageId: string | undefined
  /** Message-IDs that In-Reply-To and References name, nearest first. */
  readonly references: readonly string[]
  /** What the sender declares in headers of ours: `X-Comity-Important: yes`, `X-Comity-Reason: id`. */
  readonly declared: { readonly important: boolean; readonly reason: string | undefined }
  /** RFC 3834: a robot wrote it. */
  readonly automatic: boolean
  /** The one body that is judged and delivered; undefined where no text could be read. */
  readonly body: Body | undefined
  readonly visible: VisibleText | undefined
  readonly attachments: readonly Attachment[]
}
