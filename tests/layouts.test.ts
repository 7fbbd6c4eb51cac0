// Trimming, on mail as clients write it: what the buyer refuses is gone from every corner, what his order needs is there
// in both parts, and the layout holds. The mails in layouts/ have the structure that each client gives its mail.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBrowser } from './browser.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

/** What must arrive, and what must not; each a stretch of the mail as a reader sees it. */
const LAYOUTS = [
  [
    'outlook-desktop',
    ['house number is missing', 'send us the full address', 'Marta Lind'],
    ['review', 'minute'],
  ],
  ['outlook-web', ['die Hausnummer', 'vollständige Lieferadresse', 'Marta Lind'], ['bewerten', 'Rezension']],
  ['gmail-web', ['send us your full address', 'Marta Lind'], ['review', 'minute']],
  ['gmail-mobile', ['manque le numéro', "l'adresse complète", 'Marta'], ['avis', 'Pensez']],
  ['apple-mail-mac', ['house number is missing', 'Thank you for the quick answer'], ['review', 'minute']],
  ['apple-mail-ios', ['numero civico', "l'indirizzo completo", 'Inviato da iPhone'], ['recensione']],
  ['thunderbird', ['falta el número', 'dirección completa'], ['reseña', '20 %', 'descuento']],
  ['yahoo', ['número da porta', 'endereço completo', 'Marta'], ['avaliação']],
  ['zendesk', ['brass lamp is sold out', 'cancel the order', 'type your reply above'], ['product review']],
  ['freshdesk', ['het huisnummer ontbreekt', 'volledige adres', 'Marta Lind'], ['review']],
  ['help-scout', ['engrave on the ring', 'so that we can begin'], ['new rings', '15 %', 'P.S.']],
  ['newsletter-tables', ['before we know the size', 'S or M'], ['review', '20 %', 'All lamps']],
  ['shop-order', ['Messinglampe x 1', 'rot oder blau'], ['HERBST10', 'nächste Bestellung']],
  ['plain-flowed', ['brakuje numeru domu', 'adresu dostawy', 'Marta Lind'], ['opinii']],
  ['plain-wrapped', ['is incomplete', 'send us the full address', 'Marta Lind'], ['minute', 'review']],
  ['proton', ['番地が抜けております', '正しいご住所', 'マルタ'], ['レビュー']],
] as const

interface Trimmed {
  readonly raw: string
  readonly plain: string
  readonly html: string | undefined
}

let gateway: TestGateway
let browser: Browser

beforeAll(async () => {
  gateway = await startTestGateway()
  browser = await startBrowser()
})

afterAll(async () => {
  await browser.close()
  await gateway[Symbol.asyncDispose]()
})

function original(name: string): string {
  return readFileSync(new URL(`./layouts/${name}.eml`, import.meta.url), 'utf8')
}

/** Sends the mail to a buyer who opted out, and returns what reaches him. */
async function trimmed(name: string): Promise<Trimmed> {
  const { to_buyer } = await gateway.order(`order-${name}`, { buyer: `buyer-${name}` })
  await gateway.optOut(`buyer-${name}`)
  using session = await gateway.session()
  const data = original(name).replaceAll('BUYER', to_buyer)
  const reply = await session.submits({ from: addressOf('seller-1'), to: to_buyer, data })
  const id = /Accepted as (\S{36})/.exec(reply)?.[1]
  expect(id, reply).toBeDefined()
  const { body } = await gateway.call('GET', `/v1/messages/${id}`)
  expect(body.decision.outcome).toBe('trim')
  const { raw } = await gateway.sink.mail((mail) => mail.raw.includes(`<${id}@relay.localhost>`))
  return { raw, plain: partOf(raw, 'text/plain') ?? '', html: partOf(raw, 'text/html') }
}

/** The decoded text of the first part of a type. */
function partOf(raw: string, type: string): string | undefined {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1]
  const parts = boundary ? raw.split(`--${boundary}`).slice(1) : [raw]
  const part = parts.find((text) => new RegExp(`content-type: *${type}`, 'i').test(text))
  if (part === undefined) return undefined
  const [head = '', ...rest] = part.split('\r\n\r\n')
  return decoded(rest.join('\r\n\r\n'), /transfer-encoding: *(\S+)/i.exec(head)?.[1]?.toLowerCase())
}

function decoded(text: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString()
  if (encoding !== 'quoted-printable') return text
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** What a person sees of it, white space aside. */
async function seen(html: string): Promise<string> {
  const page = await browser.newPage({ javaScriptEnabled: true })
  await page.setContent(html, { waitUntil: 'domcontentloaded' })
  const text = await page.evaluate('document.body.innerText')
  await page.close()
  return flat(text as string)
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

describe.each(LAYOUTS)('%s', (name, kept, cut) => {
  test('arrives with what the order needs in both parts, and nothing else anywhere', async () => {
    const { raw, plain, html } = await trimmed(name)
    for (const words of kept) {
      expect(flat(plain)).toContain(words)
      if (html !== undefined) expect(await seen(html)).toContain(words)
    }
    const everywhere = [raw, plain, html ?? ''].map((text) => flat(text).toLowerCase())
    for (const words of cut) for (const text of everywhere) expect(text).not.toContain(words.toLowerCase())
  })

  test('shows what it showed before, but for the cut and its mark', async () => {
    const { html } = await trimmed(`${name}`)
    const before = partOf(original(name), 'text/html')
    if (before === undefined) return expect(html).toBeUndefined()
    const [was, is] = [await seen(before), await seen(html ?? '')]
    const marks = is.match(/\[[^\]]{10,90}\]/g) ?? []
    expect(marks.length).toBeGreaterThanOrEqual(1)
    const words = is
      .replace(/\[[^\]]{10,90}\]/g, ' ')
      .split(/\s+/)
      .filter(Boolean)
    let from = 0
    for (const word of words) {
      const at = was.indexOf(word, from)
      expect(at, `${word} in ${was}`).toBeGreaterThanOrEqual(0)
      from = at + word.length
    }
  })

  test('leaves no empty bullet, table row or frame behind', async () => {
    const { html } = await trimmed(`${name}`)
    if (html === undefined) return expect(name).toMatch(/^plain/)
    expect(html).not.toMatch(/<(li|ul|ol|table|tbody|tr|blockquote)\b[^>]*>\s*<\/\1>/i)
  })
})
