// What a buyer can do on his pages beside choosing: ask why, report, pause, take back, find in without an old mail, see
// what was kept back, close links, take his data along, and go.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accessibilityFaults, startBrowser } from './browser.ts'
import { chooseLink, send as letter, mineLink, post, stopLink } from './buyer-visit.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja']
const REVIEW = 'Please leave a product review.'
const NEED = 'Which size would you like?'

let gateway: TestGateway
let browser: Browser
let orders = 0
let order: string
let buyer: string

beforeAll(async () => {
  gateway = await startTestGateway({ settings: { COMITY_MARKETPLACE: 'Fair Market' } })
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

async function speaks(language: string): Promise<void> {
  await gateway.call('PUT', `/v1/buyers/${buyer}`, { name: 'Anna', address: addressOf(buyer), language })
}

async function choices(): Promise<{ category: string; choice: string; source: string }[]> {
  return (await gateway.call('GET', `/v1/buyers/${buyer}/preferences`)).body.items
}

const choosePage = async () => chooseLink((await send(REVIEW)).raw)

const minePage = () => mineLink(gateway, buyer)

async function open(url: string): Promise<Page> {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(url)
  return page
}

const status = (page: Page) => page.textContent('[role=status] p')

describe('the page of choices', () => {
  test.each([
    [REVIEW, /^It asks for a product review\. No order needs that, and you have not refused it\.$/],
    [NEED, /^Your order needs it: it asks/],
  ])('says why the letter arrived: %s', async (text, why) => {
    const { id } = await send(text)
    const url = gateway.gateway.httpUrl + (await linkTo('choose', id))
    const page = await open(url)
    expect(await page.textContent('h2:text("Why did I get this letter?") + p')).toMatch(why)
    await page.close()
  })

  test('takes a report, once, and tells the marketplace alone', async () => {
    const url = await choosePage()
    for (let n = 0; n < 2; n += 1) {
      const page = await open(url)
      await page.click('summary')
      await page.check('#report-unwanted')
      await page.fill('#words', 'The third one <b>this</b> week.')
      await page.click('details button')
      expect(await status(page)).toMatch(/the seller is not told/)
      await page.close()
    }
    const { body } = await gateway.call('GET', '/v1/reports')
    const about = body.items.filter(({ words }: { words: string }) => words.includes('third one'))
    expect(about).toEqual([
      expect.objectContaining({ kind: 'unwanted', words: 'The third one <b>this</b> week.' }),
    ])
  })

  test('pauses until the end of a day where the buyer lives, and ends it again', async () => {
    await gateway.call('PUT', `/v1/buyers/${buyer}`, {
      ...{ name: 'Anna', address: addressOf(buyer), time_zone: 'America/New_York' },
    })
    const page = await open(await choosePage())
    await page.fill('#until', '2026-12-01')
    await page.click('text=Pause >> nth=-1')
    expect(await status(page)).toBe('Until December 1, 2026 you receive only what your orders need.')
    expect(await choices()).toEqual([
      expect.objectContaining({ category: 'pause', choice: 'out', until: '2026-12-02T05:00:00.000Z' }),
    ])
    expect((await send('Would you review the lamp for us?')).outcome).toBe('withhold')
    await page.click('text=End the pause')
    expect(await status(page)).toBe('The pause is over: your choices hold again.')
    await page.close()
  })

  test('takes back what was just chosen: that is no consent', async () => {
    const page = await open(await choosePage())
    await page.uncheck('#all-offers')
    await page.click('form:has(#all-offers) button')
    expect(await choices()).toHaveLength(1)
    await page.click('text=Undo')
    expect(await status(page)).toBe('Taken back: what was so before is so again.')
    expect(await choices()).toEqual([])
    await page.close()
  })

  test.each([
    ['Leave it so', 'out'],
    ['I want these letters', 'in'],
  ])(
    'makes a setting of the marketplace the buyer’s own choice with one click: %s',
    async (label, choice) => {
      await gateway.call('PUT', `/v1/buyers/${buyer}/preferences`, {
        ...{ category: 'all', choice: 'out', source: 'bundled' },
      })
      const page = await open(await minePage())
      expect(await page.textContent('.asks')).toContain(
        'A setting of your account at Fair Market was read as a refusal.',
      )
      await page.click(`text=${label}`)
      const own = (await choices()).filter(({ source }) => source === 'explicit')
      expect(own).toHaveLength(4)
      expect(own.every((found) => found.choice === choice)).toBe(true)
      expect(await page.$('.asks')).toBeNull()
      await page.close()
    },
  )

  test('refuses all but what the orders need with one click, and says what still comes', async () => {
    const page = await open(await choosePage())
    await page.click('text=Only what my orders need >> nth=1')
    expect(await status(page)).toBe('From all sellers you now receive only what your orders need.')
    expect(await choices()).toEqual([expect.objectContaining({ category: 'all', choice: 'out' })])
    await page.close()
  })
})

async function linkTo(purpose: string, id: string): Promise<string> {
  const { Links } = await import('../packages/gateway/src/links.ts')
  const { linkSecret, marketplaceId } = gateway.gateway.installation
  return new Links(() => '', linkSecret).to(purpose as 'choose', { marketplaceId, messageId: id })
}

describe('the way in without an old mail', () => {
  test('answers the same whether an address is known or not, and mails a known one', async () => {
    const ask = async (address: string) => {
      const answer = await post(`${gateway.gateway.httpUrl}/p/ask`, { address })
      return { status: answer.status, text: await answer.text() }
    }
    const known = await ask(addressOf(buyer).toUpperCase())
    expect(known).toEqual(await ask('nobody@homes.example'))
    expect(known).toEqual(await ask('no address at all'))
    expect(known.text).toContain('If this address is known here, a link is on its way.')
    await gateway.sink.mail((mail) => mail.to === addressOf(buyer) && mail.decoded.includes('/p/mine/'))
  })

  test('RFC 9110 §12.5.4: speaks the language that the browser asks for, where it is one of nine', async () => {
    for (const [accepted, language] of [
      ['de-AT,de;q=0.9,en;q=0.8', 'de'],
      ['tlh, ja', 'ja'],
      ['tlh', 'en'],
    ]) {
      const answer = await fetch(`${gateway.gateway.httpUrl}/p/ask`, {
        headers: { 'accept-language': accepted as string },
      })
      expect(await answer.text()).toContain(`<html lang="${language}">`)
    }
  })

  test('mails one link in two minutes, so that nobody fills a mailbox', async () => {
    await minePage()
    for (let n = 0; n < 5; n += 1)
      await post(`${gateway.gateway.httpUrl}/p/ask`, { address: addressOf(buyer) })
    const { rows } = await gateway.database.pool.query(
      `select count(*)::int as n from notice n join buyer b using (marketplace_id)
       where n.party_id = b.buyer_id and n.kind = 'link' and b.external_id = $1`,
      [buyer],
    )
    expect(rows[0].n).toBe(1)
  })

  test('the link holds for an hour', async () => {
    const url = await minePage()
    expect((await fetch(url)).status).toBe(200)
    gateway.clock.now = new Date(gateway.clock.now.getTime() + 3_601_000)
    expect((await fetch(url)).status).toBe(404)
  })
})

describe('everything that concerns a buyer', () => {
  test('lists the letters that were kept back, and shows them without the seller’s address', async () => {
    await gateway.optOut(buyer)
    await send(`${REVIEW} Or write to ${addressOf('seller-1')}.`)
    const page = await open(await minePage())
    await page.click('#kept a')
    expect(await page.textContent('.letter')).toContain('Please leave a product review.')
    expect(await page.content()).not.toContain('shops.example')
    await page.close()
  })

  test('chooses for one seller, and leaves the others', async () => {
    await gateway.order(`${order}-b`, { buyer, seller: 'seller-2' })
    const page = await open(await minePage())
    await page.click('summary:has-text("Shop of seller-2")')
    await page.uncheck('#seller-seller-2-reviews')
    await page.click('form:has(#seller-seller-2-reviews) button')
    expect(await status(page)).toMatch(/^From Shop of seller-2 you now receive what your orders need, and:/)
    expect((await send(REVIEW)).outcome).toBe('deliver')
    await page.close()
  })

  test('cannot choose for a seller he never ordered from', async () => {
    await gateway.order('order-elsewhere', { buyer: 'buyer-elsewhere', seller: 'seller-elsewhere' })
    const form = { do: 'stop', scope: 'seller', seller: 'seller-elsewhere' }
    expect((await post(await minePage(), form)).status).toBe(200)
    expect(await choices()).toEqual([])
  })

  test('tells what was chosen, by whom and when', async () => {
    await gateway.optOut(buyer, { seller: 'seller-1' })
    const page = await open(await minePage())
    expect(await page.textContent('#chosen li')).toMatch(
      /^From Shop of seller-1 · everything that no order needs · refused\s*November 23, 2026.* · by you$/,
    )
    await page.close()
  })

  test('closes old links, but not the one that refuses', async () => {
    const { raw } = await send(REVIEW)
    const stop = stopLink(raw)
    const choose = await chooseLink(raw)
    const mine = await minePage()
    expect(await (await post(mine, { do: 'close' })).text()).toContain(
      'links in earlier letters lead nowhere now',
    )
    expect((await fetch(mine)).status).toBe(404)
    expect((await fetch(choose)).status).toBe(404)
    expect((await fetch(stop)).status).toBe(200)
    expect((await fetch(await minePage())).status).toBe(200)
  })

  test('takes his data along', async () => {
    await send(`${NEED} Ask ${addressOf('seller-1')}.`)
    const answer = await fetch(`${await minePage()}/data.json`)
    const data = (await answer.json()) as { buyer: object; orders: object[]; messages: { text: string }[] }
    expect(data.buyer).toMatchObject({ id: buyer, address: addressOf(buyer) })
    expect(data.orders).toHaveLength(1)
    expect(data.messages[0]?.text).toContain(NEED)
    expect(JSON.stringify(data)).not.toContain('shops.example')
  })

  test.each(LANGUAGES)('can be read and used by everybody: %s', async (language) => {
    await speaks(language)
    await gateway.optOut(buyer)
    await send(REVIEW)
    await gateway.call('PUT', `/v1/buyers/${buyer}/preferences`, {
      ...{ category: 'pause', choice: 'out', source: 'explicit', until: '2026-12-24T00:00:00Z' },
    })
    const url = await minePage()
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
