// Amazon SES: a receipt rule that publishes mail to an SNS topic, which posts it here. SNS signs with a certificate of its
// own, whose address it names.
import { verify, X509Certificate } from 'node:crypto'
import { forged, type Hook, type HookMail, jsonOf, wireForm } from './hook.ts'

interface Envelope {
  readonly Type: 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation'
  readonly TopicArn: string
  readonly Message: string
  readonly SignatureVersion: string
  readonly Signature: string
  readonly SigningCertURL: string
  readonly SubscribeURL?: string
}

interface Received {
  readonly notificationType?: string
  readonly mail?: { readonly source?: string }
  readonly receipt?: {
    readonly recipients?: readonly string[]
    readonly action?: { readonly encoding?: string }
  }
  readonly content?: string
}

/** Fetches a text; the system's `fetch` in production. */
export type FetchText = (url: string) => Promise<string>

/** Nobody else may say where the certificate lies, or what to visit. */
const AMAZON = /^https:\/\/sns\.[a-z\d-]{1,30}\.amazonaws\.com(?:\.cn)?\//

/** SNS's documentation, "Verifying the signatures of Amazon SNS messages": these, in this order, those that are there. */
const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const

/** @param topic the ARN of the topic; messages of others are refused */
export function ses(topic: string, fetchText: FetchText): Hook {
  const certificates = new Map<string, X509Certificate>()
  return {
    finalStatus: 422,
    read: async ({ body }) => {
      const envelope = jsonOf<Envelope>(body.toString())
      if (envelope.TopicArn !== topic || !AMAZON.test(envelope.SigningCertURL)) throw forged()
      const certificate =
        certificates.get(envelope.SigningCertURL) ??
        new X509Certificate(await fetchText(envelope.SigningCertURL))
      if (!isSigned(envelope, certificate)) throw forged()
      certificates.set(envelope.SigningCertURL, certificate)
      if (envelope.Type === 'Notification') return mailsOf(jsonOf<Received>(envelope.Message))
      // A new topic is silent until its address has visited this link.
      if (envelope.Type === 'SubscriptionConfirmation' && AMAZON.test(envelope.SubscribeURL ?? ''))
        await fetchText(envelope.SubscribeURL as string)
      return []
    },
  }
}

function isSigned(envelope: Envelope, certificate: X509Certificate): boolean {
  const values = envelope as unknown as Readonly<Record<string, string | undefined>>
  const text = (SIGNED[envelope.Type] ?? [])
    .flatMap((name) => (values[name] === undefined ? [] : [`${name}\n${values[name]}\n`]))
    .join('')
  const hash = envelope.SignatureVersion === '2' ? 'sha256' : 'sha1'
  return verify(hash, Buffer.from(text), certificate.publicKey, Buffer.from(envelope.Signature, 'base64'))
}

function mailsOf({ notificationType, mail, receipt, content = '' }: Received): HookMail[] {
  if (notificationType !== 'Received') return []
  const isBase64 = receipt?.action?.encoding?.toUpperCase() === 'BASE64'
  const raw = isBase64
    ? wireForm(Buffer.from(content, 'base64').toString('latin1'), 'latin1')
    : wireForm(content, 'utf8')
  return (receipt?.recipients ?? []).map((recipient) => ({ recipient, sender: mail?.source ?? '', raw }))
}
