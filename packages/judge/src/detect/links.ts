// Links in what a seller writes: which of them an order needs, and which lead away.
import { linkifyit } from 'linkify-it'
import tlds from 'tlds' with { type: 'json' }

/** RFC 2606 §2: reserved for examples and tests, where they stand for any other. */
const RESERVED = ['example', 'test', 'invalid', 'localhost']

export interface FoundLink {
  readonly host: string
  readonly url: string
  /** As it stands in the text; empty where only a hyperlink holds it. */
  readonly raw: string
}

const finder = linkifyit({
  fuzzyLink: true,
  fuzzyEmail: true,
  fuzzyIP: false,
  urlAuth: true,
  tlds: [...tlds, ...RESERVED],
})

/** Country endings that are words, or file endings: `sent.to me`, `that.is`, `README.md` are no links. */
const WORDY_ENDING =
  /\.(?:it|is|so|to|at|be|no|me|my|in|as|de|es|la|do|am|us|se|si|il|al|par|ma|ne|ni|nu|ps|md|py|pl|rs|sh|zip|mov|app|name|one|you|now|how|here|care|help|best|cool|fit|top|win|work|love|like|is|an|ad|ai|pm|st|id|ms|mr|dr|co|cc|tv|fm|ws|io|ag|gt|hr|hm|mm|cm|km|ml|kg|sc|et|lu|li|mu|pa|pe|re|sa|su|ta|te|tu|va|ve|vi|za)$/iu

/** Hosts of carriers and customs: their pages are needed for a delivery. A host counts with its subdomains. */
const CARRIERS =
  /(?:^|\.)(?:dhl|ups|fedex|usps|royalmail|parcelforce|dpd|dpdgroup|dpdlocal|gls-group|gls|gls-pakete|hermesworld|myhermes|hermes|evri|yodel|tnt|postnl|bpost|colissimo|laposte|chronopost|mondialrelay|colisprive|relaiscolis|correos|correosexpress|seur|mrw|nacex|poste|posteitaliane|sda|brt|inpost|paczkomaty|poczta-polska|emonitoring|orlenpaczka|ctt|cttexpress|japanpost|post\.japanpost|kuronekoyamato|sagawa-exp|canadapost|auspost|nzpost|deutschepost|post|swisspost|postnord|posti|bring|an-?post|17track|aftership|purolator|ontrac|lasership|amzl|jadlog|loggi|estafeta|redpack|andreani|oca|nippon-express|seino|fukutsu)\.(?:[a-z]{2,3}\.)?[a-z]{2,5}$/iu

/** Cheap look before the finder runs. */
const MAY_HOLD_LINK = /[\p{L}\d]\.[\p{L}]{2}|:\/\/|www\.|@/iu

/** The links and the e-mail addresses, in lower case, in a text that `plainContacts` has seen. */
export function foundIn(text: string): { links: FoundLink[]; emails: string[] } {
  const links: FoundLink[] = []
  const emails: string[] = []
  for (const { schema, url, raw } of MAY_HOLD_LINK.test(text) ? (finder.match(text) ?? []) : []) {
    if (schema === 'mailto:') emails.push(raw.toLowerCase().replace(/^mailto:/, ''))
    else if (schema !== '' || isFuzzyLink(raw)) {
      const host = hostOf(url)
      if (host !== undefined) links.push({ host, url, raw })
    }
  }
  return { links, emails }
}

/** Without a scheme, a dot between two words is more often a missing space. */
function isFuzzyLink(raw: string): boolean {
  const host = raw.split(/[/?#:]/, 1)[0] as string
  if (/^www\./i.test(host) || raw.length > host.length + 1) return true
  if (WORDY_ENDING.test(host)) return false
  return /\.[a-z\u0430-\u044f]+$/u.test(host)
}

/** Hosts that are neither a carrier's nor within an allowed one. */
export function outsideHosts(
  links: readonly FoundLink[],
  hrefs: readonly string[],
  allowedHosts: readonly string[],
): string[] {
  if (links.length === 0 && hrefs.length === 0) return []
  const urls = [...links.map(({ url }) => url), ...hrefs]
  const hosts = urls.flatMap((url) => [hostOf(url), redirects(url)]).filter((host) => host !== undefined)
  return [...new Set(hosts)].filter((host) => !isNeeded(host, allowedHosts))
}

function isNeeded(host: string, allowedHosts: readonly string[]): boolean {
  return (
    CARRIERS.test(host) || allowedHosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))
  )
}

/** The host of an http(s) URL or a bare host name; user information before an `@` is a disguise and is dropped. */
function hostOf(url: string): string | undefined {
  const match = /^(?:https?:\/\/|\/\/|(?![a-z][a-z\d+.-]*:(?!\d)))(?:[^/?#@]*@)?([^/:?#\s]+)/iu.exec(
    url.trim(),
  )
  const host = match?.[1]?.toLowerCase()
  return host?.includes('.') ? host : undefined
}

/** Tells whether a URL leads to an allowed host and from there nowhere else. */
export function isAllowed(url: string, allowedHosts: readonly string[]): boolean {
  const host = hostOf(url)
  const next = redirects(url)
  return (
    host !== undefined && isNeeded(host, allowedHosts) && (next === undefined || isNeeded(next, allowedHosts))
  )
}

/** A link of an allowed host that carries another address inside sends the reader on. */
function redirects(url: string): string | undefined {
  const inner = /[?&#][^=]*=(https?(?::|%3a)(?:\/|%2f){2}[^&]+)/iu.exec(url)?.[1]
  return inner === undefined ? undefined : hostOf(inner.replace(/%3a/gi, ':').replace(/%2f/gi, '/'))
}
