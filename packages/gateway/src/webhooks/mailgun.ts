// Mailgun's routes that forward to a URL ending in "mime", signed with the account's webhook signing key (HMAC-SHA-256
// over time stamp and token).
import { createHmac } from 'node:crypto'
import { checkFresh, forged, formOf, type Hook, isSame, wireForm } from './hook.ts'

export function mailgun(key: string): Hook {
  return {
    finalStatus: 406,
    read: async (request) => {
      const field = await formOf(request)
      const [timestamp, token] = [field('timestamp'), field('token')]
      const signature = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')
      if (!isSame(signature, field('signature'))) throw forged()
      checkFresh(timestamp, request.now)
      const raw = wireForm(field('body-mime'), 'latin1')
      return field('recipient')
        .split(',')
        .map((recipient) => ({ recipient: recipient.trim(), sender: field('sender'), raw }))
    },
  }
}
