import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAddresses } from './mask.ts'

describe('masking', () => {
  test.each([
    ['Write to a.b@c.example.', 'Write to X@r.example.'],
    ['A.B@C.EXAMPLE and <a.b@c.example>', 'X@r.example and <X@r.example>'],
    ['<a href="mailto:a.b%40c.example">', '<a href="mailto:X@r.example">'],
    ['a.b&#64;c.example', 'X@r.example'],
    ['axb@c.example', 'axb@c.example'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskAddresses(text, ['a.b@c.example'], 'X@r.example')).toBe(masked)
  })

  test('leaves no address in any text', () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        fc.array(fc.oneof(fc.string(), fc.constant('HERE')), { maxLength: 8 }),
        (address, parts) => {
          const text = parts.map((part) => (part === 'HERE' ? address.toUpperCase() : part)).join(' ')
          const masked = maskAddresses(text, [address.toLowerCase()], 'alias@relay.test').toLowerCase()
          expect(masked).not.toContain(address.toLowerCase())
        },
      ),
    )
  })
})
