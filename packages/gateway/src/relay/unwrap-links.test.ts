import { describe, expect, test } from 'vitest'
import { unwrapInHtml, unwrapInText, unwrapLink } from './unwrap-links.ts'

const TARGET = 'https://shop.example/a?b=1&c=%C3%BC'
const encoded = encodeURIComponent(TARGET)

describe('a link that a mail system wrapped', () => {
  test.each([
    `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02%7Canna.muster%40home.example%7C0&reserved=0`,
    `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x&typo=1`,
    `https://www.google.com/url?q=${encoded}&source=gmail&ust=1`,
    `https://urldefense.proofpoint.com/v2/url?u=${encoded.replaceAll('%', '-').replaceAll('/', '_')}&d=x&r=anna`,
    `https://urldefense.com/v3/__${TARGET}__;w6k!!Abc!x$`,
    `https://eu-west-1.protection.sophos.com?d=shop.example&u=${Buffer.from(TARGET).toString('base64url')}&i=anna`,
    `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(`https://www.google.com/url?q=${encoded}`)}`,
  ])('%s is unwrapped', (link) => {
    expect(unwrapLink(link)).toBe(TARGET)
    expect(unwrapInText(`See ${link} .`)).toBe(`See ${TARGET} .`)
    expect(unwrapInHtml(`<a href="${link.replaceAll('&', '&amp;')}">x</a>`)).toBe(
      `<a href="${TARGET.replaceAll('&', '&amp;')}">x</a>`,
    )
  })

  test.each([
    'https://shop.example/url?q=https://other.example',
    'https://www.google.com/url?q=javascript:alert(1)',
    'https://eur01.safelinks.protection.outlook.com/?url=nonsense',
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__a-',
    'not a link',
  ])('%s stays', (link) => {
    expect(unwrapLink(link)).toBe(link)
  })
})
