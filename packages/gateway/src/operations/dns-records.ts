// What the relay domain must publish so that other mail systems take its mail and find their way back, and whether it does.
import { isIP } from 'node:net'
import { type DkimKey, dkimRecord } from '../signing/dkim-keys.ts'

/** A DNS resolver in the shape of `dns.promises.resolve`. */
type DnsResolver = (name: string, type: string) => Promise<unknown>

interface DnsRecord {
  readonly name: string
  readonly type: 'MX' | 'TXT'
  readonly value: string
  readonly why: string
  /** Whether what is published does the same. */
  readonly suffices: (published: string) => boolean
}

interface CheckedRecord extends Omit<DnsRecord, 'suffices'> {
  readonly state: 'published' | 'missing' | 'different' | 'unknown'
  /** What is published of the kind. */
  readonly found: readonly string[]
}

/**
 * The records to publish. `host`: where this gateway is reached by SMTP; `smarthost`: what hands its mail to the world.
 */
export function dnsRecords({
  domain,
  host,
  smarthost,
  keys,
}: {
  domain: string
  host: string
  smarthost: string | undefined
  keys: readonly DkimKey[]
}): DnsRecord[] {
  const outgoing = smarthost === undefined ? 'mx' : sendersOf(smarthost)
  return [
    {
      ...{ name: domain, type: 'MX', value: `10 ${host}` },
      why: 'mail to aliases, and reports of what came back, arrive here',
      suffices: (published) => / \S/.test(published) && !/ \.$/.test(published),
    },
    {
      ...{ name: domain, type: 'TXT', value: `v=spf1 ${outgoing} -all` },
      why: 'which servers send for the domain (SPF, RFC 7208)',
      suffices: (published) => /^v=spf1 .*[-~]all/i.test(published),
    },
    ...keys.map((key): DnsRecord => {
      const value = dkimRecord(key)
      return {
        ...{ name: `${key.selector}._domainkey.${domain}`, type: 'TXT', value },
        why: `the key that mail is signed with (DKIM, ${key.algorithm})`,
        suffices: (published) => tag(published, 'p') === tag(value, 'p'),
      }
    }),
    {
      ...{ name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=reject; adkim=s; aspf=s' },
      why: 'mail in the name of the domain that is not signed is not from here (DMARC, RFC 9989)',
      suffices: (published) =>
        /^v=DMARC1/i.test(published) && /^(?:reject|quarantine)$/i.test(tag(published, 'p')),
    },
  ]
}

/** RFC 7208 §5: by name, or by address. */
function sendersOf(smarthost: string): string {
  const host = smarthost.replace(/^\[|\]$/g, '')
  return { 0: `a:${host}`, 4: `ip4:${host}`, 6: `ip6:${host}` }[isIP(host)] as string
}

function tag(record: string, name: string): string {
  return new RegExp(`(?:^|;)\\s*${name}\\s*=([^;]*)`).exec(record)?.[1]?.replace(/\s+/g, '') ?? ''
}

/** Looks each of them up. */
export function checkRecords(records: readonly DnsRecord[], resolve: DnsResolver): Promise<CheckedRecord[]> {
  return Promise.all(
    records.map(async ({ suffices, ...record }) => {
      const found = await lookUp(record, resolve)
      if (!found) return { ...record, state: 'unknown', found: [] }
      if (found.length === 0) return { ...record, state: 'missing', found }
      return { ...record, state: found.some(suffices) ? 'published' : 'different', found }
    }),
  )
}

/** Undefined where DNS gave no answer. Of texts, those of the same kind. */
async function lookUp(
  { name, type, value }: Omit<DnsRecord, 'suffices'>,
  resolve: DnsResolver,
): Promise<string[] | undefined> {
  try {
    const answers = (await resolve(name, type)) as readonly (
      | readonly string[]
      | { priority: number; exchange: string }
    )[]
    const texts = answers.map((answer) =>
      'exchange' in answer ? `${answer.priority} ${answer.exchange || '.'}` : answer.join(''),
    )
    const kind = type === 'TXT' ? (/^v=\w+/.exec(value)?.[0] ?? '') : ''
    return texts.filter((text) => text.toLowerCase().startsWith(kind.toLowerCase()))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    return undefined
  }
}
