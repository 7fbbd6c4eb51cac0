// Recognises the sender's own statement that a message is critical.
import type { ClaimKind } from './decision.ts'
import type { Policy } from './policy.ts'

export interface ClaimFields {
  /** "Additional information required" in a form or the API. */
  readonly important?: boolean | undefined
  /** A typed API action, such as `confirmDeliveryDetails`. */
  readonly action?: string | undefined
  /** One of the policy's reasons, declared in a form, by the API or in the header `X-Comity-Reason`. */
  readonly reason?: string | undefined
  /** Whether the message came with the header `X-Comity-Important: yes`. */
  readonly header?: boolean | undefined
}

/** The claim made by a message's subject and fields, or undefined. A typed action says most, so it counts first. */
export function claimOf(subject: string, fields: ClaimFields, { claims }: Policy): ClaimKind | undefined {
  if (fields.action !== undefined) return 'action'
  if (fields.important === true) return 'field'
  if (fields.header === true) return 'header'
  const text = subject.toLowerCase()
  const marked = claims.subject_markers.some((marker) => text.includes(marker.toLowerCase()))
  const titled = claims.subjects.some((title) => bare(text) === bare(title.toLowerCase()))
  return marked || titled ? 'subject' : undefined
}

function bare(text: string): string {
  return text
    .replace(/^(?:\s*(?:re|aw|fwd?)\s*:)+/i, '')
    .replace(/[\s.:!]+/g, ' ')
    .trim()
}
