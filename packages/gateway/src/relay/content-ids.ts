// Pictures inside HTML are named by ids that mail programs make with their user's domain (RFC 2392). They get ids of ours.
import type { Attachment } from '../read/mail.ts'

/** Own ids for the pictures that the HTML shows, by the ids they had. */
export function ownContentIds(
  attachments: readonly Attachment[],
  relayDomain: string,
): ReadonlyMap<string, string> {
  return new Map(
    attachments.flatMap(({ cid }, index) =>
      cid === undefined ? [] : [[cid, `picture-${index + 1}@${relayDomain}`]],
    ),
  )
}

/** HTML that names them so; a picture that did not come along is shown as nothing. */
export function renameContentIds(html: string, ids: ReadonlyMap<string, string>): string {
  return html.replace(/\bcid:([^"'\s>)]+)/gi, (_all, id: string) => `cid:${ids.get(decoded(id)) ?? 'none'}`)
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    // A percent sign that encodes nothing is one.
    return id
  }
}
