// SendGrid's inbound parse with "POST the raw, full MIME message" and a signed webhook (ECDSA over time stamp and body).
import { createPublicKey, verify } from 'node:crypto'
import { checkFresh, forged, formOf, type Hook, jsonOf, wireForm } from './hook.ts'

const SIGNATURE = 'x-twilio-email-event-webhook-signature'
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp'

/** @param key the public key that SendGrid shows, base64 */
export function sendgrid(key: string): Hook {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  return {
    finalStatus: 422,
    read: async (request) => {
      const signature = Buffer.from(String(request.headers[SIGNATURE] ?? ''), 'base64')
      const timestamp = String(request.headers[TIMESTAMP] ?? '')
      const signed = Buffer.concat([Buffer.from(timestamp), request.body])
      if (!verify('sha256', signed, publicKey, signature)) throw forged()
      checkFresh(timestamp, request.now)
      const field = await formOf(request)
      const { to = [], from = '' } = jsonOf<{ to?: string[]; from?: string }>(field('envelope'))
      const raw = wireForm(field('email'), 'latin1')
      return to.map((recipient) => ({ recipient, sender: from, raw }))
    },
  }
}
