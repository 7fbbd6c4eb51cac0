// Submits a mail file by SMTP, as a mail client would: adds what a submission adds and hears the server's answer.
import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import { v7 as uuidv7 } from 'uuid'

export interface Submitted {
  /** The SMTP reply code; 250 is accepted. */
  readonly code: number
  /** The server's words, lines joined by line breaks. */
  readonly reply: string
}

export interface SubmitOptions {
  /** `smtp://[user:password@]host:port` */
  readonly server: string
  readonly from: string
  readonly to: string
  readonly now: Date
}

/**
 * Sends `raw` and resolves with the answer, be it yes or no. Adds To, Date and Message-ID where they are missing
 * (RFC 6409 §8). Rejects where no server answers.
 */
export async function submitMail(raw: Buffer, { server, from, to, now }: SubmitOptions): Promise<Submitted> {
  const { hostname, port, username, password } = new URL(server)
  const host = hostname.replace(/^\[|\]$/g, '')
  const transporter = createTransport({
    host,
    port: Number(port) || 25,
    name: 'localhost',
    ...(username
      ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) }, requireTLS: true }
      : { ignoreTLS: true }),
    tls: { rejectUnauthorized: !isLoopback(host) },
  })
  try {
    const { response } = await transporter.sendMail({
      envelope: { from, to },
      raw: completed(raw, { to, from, now }),
    })
    return { code: Number(response.slice(0, 3)), reply: response }
  } catch (error) {
    const { responseCode, response } = error as { responseCode?: number; response?: string }
    if (responseCode === undefined || response === undefined) throw error
    return { code: responseCode, reply: response }
  } finally {
    transporter.close()
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function completed(raw: Buffer, { to, from, now }: Pick<SubmitOptions, 'to' | 'from' | 'now'>): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.toString('latin1', 0, end < 0 ? raw.length : end)
  const missing = [
    ['To', to],
    ['Date', now.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${uuidv7()}@${from.slice(from.lastIndexOf('@') + 1)}>`],
  ].filter(([name]) => !new RegExp(`^${name}:`, 'im').test(headers))
  return Buffer.concat([Buffer.from(missing.map(([name, value]) => `${name}: ${value}\r\n`).join('')), raw])
}
