import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalAddress, needsUtf8, parseAddress } from './address.ts'

describe('an address', () => {
  test.each([
    ['Anna.Keller@Mail.Example', 'anna.keller@mail.example'],
    [' a@b.example ', 'a@b.example'],
    ["o'neil+tag@b.example", "o'neil+tag@b.example"],
    ['"quoted local"@b.example', '"quoted local"@b.example'],
    ['jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
    ['a@localhost', 'a@localhost'],
    [`${'a'.repeat(64)}@b.example`, `${'a'.repeat(64)}@b.example`],
  ])('%s is stored as %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical)
  })

  test('RFC 5321 §4.5.3.1.1: a local part has 64 octets at most', () => {
    expect(canonicalAddress(`${'a'.repeat(64)}@b.example`)).toBeDefined()
    expect(canonicalAddress(`${'ä'.repeat(33)}@b.example`)).toBeUndefined()
  })

  test.each([
    '',
    'a',
    '@b.example',
    'a@',
    'a b@c.example',
    'a,b@c.example',
    'a..b@c.example',
    '.a@c.example',
    'a.@c.example',
    'a@b..example',
    'a@-b.example',
    'a@b.example>',
    'a@b.example\r\nRCPT TO:<evil@x.example>',
    '<@x.example:a@b.example>',
    '"unclosed@b.example',
    'a\u0000b@c.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
  ])('RFC 5321 §4.1.2: %j is none', (text) => {
    expect(canonicalAddress(text)).toBeUndefined()
  })

  test('RFC 6531 §3.3: beyond ASCII is an address, and needs SMTPUTF8', () => {
    expect(needsUtf8('jörg@b.example')).toBe(true)
    expect(needsUtf8('j@b.example')).toBe(false)
  })

  test('of any text whatever is either none or one that reads back the same and holds no line break', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (text) => {
        const canonical = canonicalAddress(text)
        if (canonical === undefined) return
        expect(canonicalAddress(canonical)).toBe(canonical)
        expect(canonical).not.toMatch(/[\r\n<>]/)
        expect(parseAddress(canonical)).toBeDefined()
      }),
      { numRuns: 2_000 },
    )
  })
})
