// Mail addresses: validated here, because the libraries accept and re-parse malformed ones.
import { domainToASCII } from 'node:url'

export interface Address {
  readonly local: string
  readonly domain: string
}

/** RFC 5321 §4.5.3.1.1 and §4.5.3.1.2, in octets. */
const LOCAL_LIMIT = 64
const DOMAIN_LIMIT = 255

/** RFC 5321 §4.1.2 Dot-string, with the characters beyond ASCII of RFC 6531 §3.3. */
const DOT_STRING =
  /^[\w!#$%&'*+/=?^`{|}~\u{80}-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u{80}-\u{10ffff}-]+)*$/u

/** RFC 5321 §4.1.2 Quoted-string: printable, without a bare quote or backslash. */
const QUOTED_STRING = /^"(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/

const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/

/** Parses one bare address; the domain comes back in lower case and ASCII. Undefined where it is not one. */
export function parseAddress(text: string): Address | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase()
  if (at < 1 || Buffer.byteLength(local) > LOCAL_LIMIT || domain.length > DOMAIN_LIMIT) return undefined
  if (!DOT_STRING.test(local) && !QUOTED_STRING.test(local)) return undefined
  return domain.split('.').every((label) => LABEL.test(label)) ? { local, domain } : undefined
}

/** The form in which addresses are stored and compared: lower case, domain in ASCII. Undefined where it is not one. */
export function canonicalAddress(text: string): string | undefined {
  const address = parseAddress(text.trim())
  return address && `${address.local.toLowerCase()}@${address.domain}`
}

/** Tells whether an address can only travel with SMTPUTF8 (RFC 6531). */
export function needsUtf8(text: string): boolean {
  return /[^\x20-\x7e]/.test(text)
}
