// Postmark's inbound webhook with the raw mail in its JSON. It is not signed: the URL that Postmark is given holds user name
// and password.
import { forged, type Hook, isSame, jsonOf, wireForm } from './hook.ts'

interface Inbound {
  readonly RawEmail?: string
  readonly OriginalRecipient?: string
  readonly Headers?: readonly { readonly Name: string; readonly Value: string }[]
  readonly FromFull?: { readonly Email?: string }
}

/** @param secret `user:password` */
export function postmark(secret: string): Hook {
  const expected = `Basic ${Buffer.from(secret).toString('base64')}`
  return {
    finalStatus: 403,
    read: async ({ headers, body }) => {
      if (!isSame(expected, headers.authorization ?? '')) throw forged()
      const inbound = jsonOf<Inbound>(body.toString())
      const path = inbound.Headers?.find(({ Name }) => Name.toLowerCase() === 'return-path')?.Value
      const sender = path === undefined ? (inbound.FromFull?.Email ?? '') : path.replace(/^<|>$/g, '')
      const raw = wireForm(inbound.RawEmail ?? '', 'utf8')
      return [{ recipient: inbound.OriginalRecipient ?? '', sender, raw }]
    },
  }
}
