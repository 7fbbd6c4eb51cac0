// The rules as sellers may read them: nobody has to be signed in, every rule is there, and it can be read by everybody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, startBrowser } from './browser.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway

beforeAll(async () => {
  gateway = await startTestGateway({ settings: { COMITY_POLICY: 'allegro-2026' } })
})

afterAll(() => gateway[Symbol.asyncDispose]())

async function text(): Promise<string> {
  return (await fetch(`${gateway.gateway.httpUrl}/rules`)).text()
}

describe('the rules page', () => {
  test('shows every rule and gate with its sentence, to anybody', async () => {
    const page = await text()
    const { body } = await gateway.call('GET', '/v1/policies/in-force')
    for (const { id } of body.rules) expect(page).toContain(`id="rule-${id}"`)
    for (const { id } of body.gates) expect(page).toContain(`id="gate-${id}"`)
    expect(page).not.toContain('{intents}')
  })

  test('says what always arrives, what may be refused, and what the marketplace sends itself', async () => {
    const page = await text()
    expect(page).toMatch(/What always arrives[\s\S]*asks for the shipping address[\s\S]*may refuse/)
    expect(page).toMatch(/What the marketplace sends itself/)
  })

  test.each([1280, 360])(
    'has no fault that axe finds, and nothing beside the screen, at %i px',
    async (width) => {
      await using browser = await startBrowser()
      const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true })
      await page.goto(`${gateway.gateway.httpUrl}/rules`)
      expect(await accessibilityFaults(page)).toEqual([])
      const overhang = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      expect(overhang).toBeLessThanOrEqual(0)
    },
  )
})
