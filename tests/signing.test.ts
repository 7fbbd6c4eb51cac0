// What leaves is signed so that other mail systems believe where it is from; and what DNS must say for that.
import { authenticate } from 'mailauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRecords, dnsRecords } from '../packages/gateway/src/operations/dns-records.ts'
import { type DkimKey, dkimKeys, dkimRecord } from '../packages/gateway/src/signing/dkim-keys.ts'
import { send } from './buyer-visit.ts'
import { runComity } from './command.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway
let keys: DkimKey[]

beforeAll(async () => {
  gateway = await startTestGateway()
  await gateway.order('order-1')
  keys = await dkimKeys(gateway.database.pool, 'comity')
})

afterAll(() => gateway[Symbol.asyncDispose]())

/** As a world that has published everything would. */
async function published(name: string): Promise<string[][]> {
  const key = keys.find(({ selector }) => name === `${selector}._domainkey.relay.localhost`)
  if (key) return [[dkimRecord(key)]]
  if (name === '_dmarc.relay.localhost') return [['v=DMARC1; p=reject']]
  throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
}

async function verify(raw: string) {
  const origin = { ip: '203.0.113.9', helo: 'mx.example', sender: '', mta: 'mx.homes.example' }
  const { dkim, dmarc } = await authenticate(Buffer.from(raw), {
    ...{ ...origin, disableArc: true, disableBimi: true, resolver: published },
  })
  return {
    results: dkim.results?.map(({ status }) => status.result),
    dmarc: dmarc ? dmarc.status.result : undefined,
  }
}

describe('a relayed mail', () => {
  test('RFC 6376 §3.6.1, RFC 8301 §3.2, RFC 8463 §4: is signed with RSA and with Ed25519, in the name of its From', async () => {
    const { raw } = await send(gateway, 'order-1', 'Which size would you like for the ring?')
    expect(raw).toMatch(/a=rsa-sha256[\s\S]*a=ed25519-sha256/)
    expect(await verify(raw)).toEqual({ results: ['pass', 'pass'], dmarc: 'pass' })
  })

  test('that was changed on the way does not verify', async () => {
    const { raw } = await send(gateway, 'order-1', 'Which colour would you like for the ring?')
    expect((await verify(raw.replace('colour', 'sum'))).dmarc).toBe('fail')
    expect((await verify(raw.replace(/^Subject: /m, 'Subject: Re: '))).dmarc).toBe('fail')
  })

  test('RFC 8058 §3.1: is signed over the headers that one click acts on', async () => {
    const { raw } = await send(gateway, 'order-1', 'Please leave a product review.')
    expect((await verify(raw)).dmarc).toBe('pass')
    expect((await verify(raw.replace('/p/stop/', '/p/stop/x'))).dmarc).toBe('fail')
    expect((await verify(raw.replace('One-Click', 'Two-Clicks'))).dmarc).toBe('fail')
  })

  test('beyond ASCII, with long lines and dots, verifies as it arrives', async () => {
    const { raw } = await send(
      gateway,
      'order-1',
      `Welche Größe?\n.\n..\nFrom here\n${'ü'.repeat(3_000)}\n\n\n`,
    )
    expect(await verify(raw)).toEqual({ results: ['pass', 'pass'], dmarc: 'pass' })
  })
})

test('the keys stay the same', async () => {
  expect(await dkimKeys(gateway.database.pool, 'comity')).toEqual(keys)
})

describe('what DNS must say', () => {
  const records = () =>
    dnsRecords({ domain: 'relay.localhost', host: 'mx.market.example', smarthost: 'out.example', keys })

  test('is printed with what is missing, and what says something else', async () => {
    const answers: Record<string, unknown[]> = {
      'MX relay.localhost': [{ priority: 10, exchange: 'mx.market.example' }],
      'TXT relay.localhost': [['google-site-verification=x'], ['v=spf1 include:out.example ', '-all']],
      'TXT comity._domainkey.relay.localhost': [[dkimRecord(keys[0] as DkimKey)]],
      'TXT comity-ed25519._domainkey.relay.localhost': [['v=DKIM1; k=ed25519; p=old']],
    }
    const resolve = async (name: string, type: string) => {
      const found = answers[`${type} ${name}`]
      if (!found) throw Object.assign(new Error(name), { code: 'ENODATA' })
      return found
    }
    const checked = await checkRecords(records(), resolve)
    expect(checked.map(({ name, state }) => [name, state])).toEqual([
      ['relay.localhost', 'published'],
      ['relay.localhost', 'published'],
      ['comity._domainkey.relay.localhost', 'published'],
      ['comity-ed25519._domainkey.relay.localhost', 'different'],
      ['_dmarc.relay.localhost', 'missing'],
    ])
  })

  test('is unknown where DNS does not answer', async () => {
    const checked = await checkRecords(records(), () =>
      Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' })),
    )
    expect(new Set(checked.map(({ state }) => state))).toEqual(new Set(['unknown']))
  })

  test.each([
    [undefined, 'v=spf1 mx -all'],
    ['192.0.2.1', 'v=spf1 ip4:192.0.2.1 -all'],
    ['[2001:db8::1]', 'v=spf1 ip6:2001:db8::1 -all'],
  ])('RFC 7208 §5: names the smarthost %s', (smarthost, spf) => {
    const [, record] = dnsRecords({ domain: 'r.example', host: 'mx.example', smarthost, keys })
    expect(record?.value).toBe(spf)
  })

  test('RFC 1035 §3.3: comes from comity doctor, in strings of 255 octets at most', async () => {
    const environment = { COMITY_DATABASE_URL: gateway.database.url }
    const { out, code } = await runComity(['doctor', '--offline', '--host', 'mx.market.example'], {
      cwd: process.cwd(),
      env: environment,
    })
    expect(code).toBe(0)
    expect(out).toContain('relay.localhost. MX 10 mx.market.example')
    const strings = [...out.matchAll(/"([^"]*)"/g)].map(([, text]) => text ?? '')
    expect(Math.max(...strings.map(({ length }) => length))).toBe(255)
    expect(strings.join('')).toContain(dkimRecord(keys[0] as DkimKey))
  })
})
