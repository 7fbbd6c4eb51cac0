// The buyer's own choices: by the page that his mail links to, and by the one click of his mail program.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accessibilityFaults, startBrowser } from './browser.ts'
import { chooseLink, send as letter, post, stopLink } from './buyer-visit.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja']

let gateway: TestGateway
let browser: Browser
let orders = 0
let order: string
let buyer: string

beforeAll(async () => {
  gateway = await startTestGateway()
  browser = await startBrowser()
})

afterAll(async () => {
  await browser.close()
  await gateway[Symbol.asyncDispose]()
})

beforeEach(async () => {
  orders += 1
  order = `order-${orders}`
  buyer = `buyer-${orders}`
  await gateway.order(order, { buyer })
})

const send = (text: string) => letter(gateway, order, text)

async function choices(): Promise<object[]> {
  return (await gateway.call('GET', `/v1/buyers/${buyer}/preferences`)).body.items
}

const choosePage = async () => chooseLink((await send('Please leave a product review.')).raw)

describe('one click', () => {
  test('RFC 2369 §3.2, RFC 8058 §3, RFC 8058 §3.1: every mail that may be refused carries it, as https and with its POST', async () => {
    const { raw } = await send('Please leave a product review.')
    expect(stopLink(raw)).toMatch(/^https?:\/\/[^/]+\/p\/stop\/[\w-]{59}$/)
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  })

  test('what the order needs carries none', async () => {
    expect((await send('Which size would you like?')).raw).not.toMatch(/List-Unsubscribe/)
  })

  test('the request of a mail program holds at once, for this seller', async () => {
    const { raw } = await send('Please leave a product review.')
    expect((await post(stopLink(raw), 'List-Unsubscribe=One-Click')).status).toBe(200)
    expect(await choices()).toEqual([
      expect.objectContaining({
        ...{ scope: { seller: 'seller-1' }, category: 'all', choice: 'out', source: 'explicit' },
      }),
    ])
    expect((await send('Would you leave a review of the lamp?')).outcome).toBe('withhold')
    expect((await send('Which size would you like?')).outcome).toBe('deliver')
  })

  test('sent twice it is no harm', async () => {
    const { raw } = await send('Please leave a product review.')
    for (let n = 0; n < 2; n += 1) await post(stopLink(raw), 'List-Unsubscribe=One-Click')
    expect(await choices()).toHaveLength(1)
  })

  test.each([
    ['opening it', (url: string) => fetch(url)],
    ['a HEAD', (url: string) => fetch(url, { method: 'HEAD' })],
    ['a prefetch', (url: string) => fetch(url, { headers: { 'sec-purpose': 'prefetch' } })],
    ['an empty POST', (url: string) => post(url, '')],
    ['a POST of something else', (url: string) => post(url, 'List-Unsubscribe=Maybe')],
    ['a link that was cut short', (url: string) => post(url.slice(0, -1), 'List-Unsubscribe=One-Click')],
    ['a link for another purpose', (url: string) => post(url.replace('/stop/', '/choose/'), 'scope=seller')],
  ])('%s changes nothing', async (_, open) => {
    const { raw } = await send('Please leave a product review.')
    await open(stopLink(raw))
    expect(await choices()).toEqual([])
  })

  test('a browser that opens every link of a mail changes nothing', async () => {
    const { raw } = await send('Please leave a product review.')
    const page = await browser.newPage()
    const seen = new Set<string>()
    const open = [stopLink(raw)]
    for (let url = open.pop(); url !== undefined; url = open.pop()) {
      if (seen.has(url)) continue
      seen.add(url)
      await page.goto(url)
      open.push(
        ...(await page.$$eval('a[href]', (links) =>
          links.map((link) => (link as unknown as { href: string }).href),
        )),
      )
    }
    await page.close()
    expect(seen.size).toBeGreaterThan(1)
    expect(await choices()).toEqual([])
  })
})

describe('the page', () => {
  test('refuses one kind of one seller, says so, and takes it back', async () => {
    const url = await choosePage()
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(url)
    await page.uncheck('#seller-reviews')
    await page.click('form:has(#seller-reviews) button')
    expect(await page.textContent('[role=status] p')).toBe(
      'From Shop of seller-1 you now receive what your orders need, and: News of the order, Help and service, and Offers.',
    )
    expect((await send('Would you leave a review of the lamp?')).outcome).toBe('withhold')
    expect((await send('Your parcel was handed to the carrier today.')).outcome).toBe('deliver')
    await page.check('#seller-reviews')
    await page.click('form:has(#seller-reviews) button')
    expect(await page.textContent('[role=status] p')).toMatch(/everything/)
    expect((await send('Please leave a product review of the lamp.')).outcome).toBe('deliver')
    await page.close()
  })

  test('refuses everything of all sellers by keyboard alone', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(await choosePage())
    await page.focus('#all-reviews')
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForSelector('[role=status]')
    expect(await page.textContent('[role=status] p')).toBe(
      'From all sellers you now receive only what your orders need.',
    )
    await gateway.order(`${order}-b`, { buyer, seller: 'seller-2' })
    order = `${order}-b`
    expect((await send('All lamps are 20 % off this week.')).outcome).toBe('withhold')
    await page.close()
  })

  test('a form that is sent twice is one choice', async () => {
    const url = await choosePage()
    for (let n = 0; n < 2; n += 1) await post(url, { do: 'save', scope: 'all', wanted: 'updates' })
    const { body } = await gateway.call('GET', `/v1/buyers/${buyer}/preferences/history`)
    expect(body.items).toHaveLength(3)
  })

  test('shows nothing of the order, for the link may be passed on', async () => {
    const text = await (await fetch(await choosePage())).text()
    expect(text).not.toMatch(new RegExp(`${order}\\b|Name of|homes\\.example|review of the lamp`))
    expect(text).toContain('Shop of seller-1')
  })

  test('a link that nobody gave out leads nowhere', async () => {
    expect((await fetch(`${gateway.gateway.httpUrl}/p/choose/nothing`)).status).toBe(404)
  })

  test.each(LANGUAGES)('can be read and used by everybody: %s', async (language) => {
    await gateway.call('PUT', `/v1/buyers/${buyer}`, {
      ...{ name: 'Anna', address: `${buyer}@homes.example`, language },
    })
    const url = await choosePage()
    for (const width of [1280, 360]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true })
      await page.goto(url)
      expect(await page.getAttribute('html', 'lang')).toBe(language)
      expect(await accessibilityFaults(page)).toEqual([])
      const overhang = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      expect(overhang).toBeLessThanOrEqual(0)
      await page.close()
    }
  })
})
