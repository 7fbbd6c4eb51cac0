// The demo as a newcomer uses it, in a real browser.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, startBrowser } from './browser.ts'
import { sample, startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway
let browser: Browser
let page: Page

beforeAll(async () => {
  gateway = await startTestGateway({ settings: { COMITY_DEMO: '1' } })
  browser = await startBrowser()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
})

afterAll(async () => {
  await browser.close()
  await gateway[Symbol.asyncDispose]()
})

function open(path: string): Promise<unknown> {
  return page.goto(gateway.gateway.httpUrl + path)
}

async function letters(): Promise<string[]> {
  const rows = await page.locator('.letters li').allTextContents()
  return rows.map((row) => row.replace(/\s+/g, ' ').trim())
}

/** Reloads until a letter is there: mail takes a moment. */
async function untilThere(text: string): Promise<void> {
  while (!(await page.locator('.letters').textContent())?.includes(text)) await page.reload()
}

describe('a newcomer', () => {
  test('finds one message of each fate already there', async () => {
    await open('/')
    await page.getByRole('link', { name: 'Anna Keller' }).click()
    const rows = (await letters()).join('\n')
    expect(rows).toMatch(/Engraving on your jewellery box.*delivered ■ critical/)
    expect(rows).toMatch(/Your delivery address.*trimmed ◧ mixed/)
    expect(rows).toMatch(/How do you like your projector\?not received.*withheld ● non-critical/)
    expect(rows).toMatch(/\[Important\] Your pocket projectornot received.*This counts as a false claim/)
  })

  test('reads a letter as it arrived and, beside it, why', async () => {
    await open('/demo?as=buyer:anna')
    await untilThere('received ·')
    await page.getByRole('link', { name: /Your delivery address/ }).click()
    const panel = page.locator('aside')
    expect(await panel.locator('.letter').textContent()).not.toContain('review of our shop')
    expect(await panel.locator('.story').textContent()).toContain(
      'so the part that asks for a product review',
    )
    expect(await panel.locator('del').allTextContents()).toContain(
      'Would you take a minute to leave a review of our shop?',
    )
  })

  test('writes as a seller and is told at once what became of it', async () => {
    await open('/demo?as=seller:harbour-lamps')
    await page.getByLabel('Subject').fill('Your lamp')
    await page.getByRole('textbox', { name: 'Letter' }).fill('Please leave a product review.')
    await page.getByLabel(/Additional information required/).check()
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.getByRole('status').textContent()).toMatch(
      /^Not delivered: it is marked as critical, but it only asks for a product review/,
    )
    expect(await letters()).toContainEqual(expect.stringMatching(/^Your lampsent.*withheld/))
  })

  test('answers as a buyer, and the seller has it in his mailbox', async () => {
    await open('/demo?as=buyer:anna')
    await page.getByRole('link', { name: /Engraving/ }).click()
    await page.getByRole('textbox', { name: 'Letter' }).fill('Please engrave ANNA.')
    await page.getByRole('button', { name: 'Send' }).click()
    await open('/demo?as=seller:oak-and-ash')
    await untilThere('Re: Engraving on your jewellery boxreceived')
    await page.getByRole('link', { name: /Re: Engraving/ }).click()
    const panel = (await page.locator('aside').textContent()) ?? ''
    expect(panel).toContain('Please engrave ANNA.')
    expect(panel).not.toContain('anna.keller@mail.example')
  })

  test('switches a buyer’s choice, and the next letter shows it', async () => {
    await open('/demo?as=buyer:luis')
    await page.getByRole('button', { name: 'Only what an order needs' }).first().click()
    expect(await page.getByRole('status').textContent()).toContain('only what an order needs')
    await open('/demo?as=seller:brightside')
    await page.getByLabel('About order').selectOption('114-6672558-9')
    await page.getByRole('textbox', { name: 'Letter' }).fill('Get 20 % off your next order.')
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.getByRole('status').textContent()).toMatch(/^Not delivered/)
    await open('/demo?as=buyer:luis')
    await page.getByRole('button', { name: 'Accept everything' }).click()
  })

  test('sends a sample with a mail program', async () => {
    using session = await gateway.session()
    const { firstAlias } = gateway.gateway
    expect(
      await session.submits({
        from: 'care@harbour-lamps.example',
        to: firstAlias ?? '',
        data: sample('delivery-appointment'),
      }),
    ).toMatch(/^250/)
    await open('/demo?as=buyer:anna')
    await untilThere('Delivery of your sideboardreceived')
    await page.getByRole('link', { name: /Delivery of your sideboard/ }).click()
    const frame = page.frameLocator('aside iframe')
    expect(await frame.locator('table').first().textContent()).toContain('choose a day')
  })
})

describe('the page', () => {
  test.each(['/demo', '/demo?as=buyer:anna', '/demo?as=buyer:mei', '/demo/refusals'])(
    '%s keeps to WCAG 2.2 AA and fits a phone',
    async (path) => {
      const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true })
      const narrow = await phone.newPage()
      await narrow.goto(gateway.gateway.httpUrl + path)
      expect(await accessibilityFaults(narrow)).toEqual([])
      expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
      await phone.close()
    },
  )

  test('keeps to WCAG 2.2 AA in the dark with a letter open', async () => {
    const dark = await browser.newContext({ colorScheme: 'dark', bypassCSP: true })
    const night = await dark.newPage()
    await night.goto(`${gateway.gateway.httpUrl}/demo?as=buyer:anna`)
    await night.getByRole('link', { name: /Your delivery address/ }).click()
    expect(await accessibilityFaults(night)).toEqual([])
    await dark.close()
  })

  test('works without JavaScript, and needs nothing from elsewhere', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const quiet = await plain.newPage()
    const requests: string[] = []
    quiet.on('request', (request) => requests.push(new URL(request.url()).host))
    await quiet.goto(`${gateway.gateway.httpUrl}/demo?as=buyer:anna`)
    await quiet.getByRole('link', { name: /^Engraving/ }).click()
    expect(await quiet.locator('aside').textContent()).toContain('exact spelling')
    expect(new Set(requests).size).toBe(1)
    await plain.close()
  })

  test('takes no form from another site, and answers to no other name', async () => {
    const form = 'as=buyer%3Aanna&seller=&choice=in'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const from = (extra: Record<string, string>) =>
      gateway.call('POST', '/demo/preference', form, { ...headers, ...extra })
    expect(await from({ origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'demo.elsewhere' },
    })
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 })
  })
})
