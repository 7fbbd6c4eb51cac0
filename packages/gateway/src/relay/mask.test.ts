import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskIdentity } from './mask.ts'

const identity = { addresses: ['a.b@c.example'], alias: 'X@r.example', name: 'Buyer' }

describe('masking', () => {
  test.each([
    ['Write to a.b@c.example.', 'Write to X@r.example.'],
    ['A.B@C.EXAMPLE and <a.b@c.example>', 'X@r.example and <X@r.example>'],
    ['<a href="mailto:a.b%40c.example">', '<a href="mailto:X@r.example">'],
    ['?to=%20a.b%40c%2Eexample&x', '?to=%20X@r.example&x'],
    ['a.b&#64;c.example', 'X@r.example'],
    ['a.b+shop@c.example', 'X@r.example'],
    ['<b>a.b</b>@<i>c.example</i>', '<b>X@r.example</b><i></i>'],
    ['axb@c.example', 'axb@c.example'],
    ['a.b@c.example.com', 'X@r.example.com'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskIdentity(text, identity)).toBe(masked)
  })

  test('knows a domain by both of its names', () => {
    const addresses = ['a@xn--mller-kva.example']
    expect(maskIdentity('a@müller.example', { ...identity, addresses })).toBe('X@r.example')
  })

  test.each([
    ['On Mon, Nov 23, 2026 at 9:12 AM Anna Muster <a.b@c.example> wrote:', 'AM Buyer <X@r.example> wrote:'],
    ['On 23/11/2026 09:12, Anna Muster <a.b@c.example> wrote:', '09:12, Buyer <X@r.example> wrote:'],
    ['Am 23.11.2026 um 09:12 schrieb Anna Muster <a.b@c.example>:', 'schrieb Buyer <X@r.example>:'],
    ['Le lun. 23 nov. 2026 à 09:12, Anna Muster <a.b@c.example> a écrit :', '09:12, Buyer <X@r.example> a'],
    ['El lun, 23 nov 2026 a las 9:12, José Ñandú (<a.b@c.example>) escribió:', '9:12, Buyer (<X@'],
    ['From: "Muster, Anna" <a.b@c.example>', 'From: Buyer <X@r.example>'],
    ['Von: Anna Muster [mailto:a.b@c.example]', 'Von: Buyer [mailto:X@r.example]'],
    ['2026年11月23日(月) 9:12 田中 花子 <a.b@c.example>:', '9:12 Buyer <X@r.example>:'],
    [
      '<b>From:</b> Anna Muster &lt;<a href="mailto:a.b@c.example">a.b@c.example</a>&gt;',
      '</b> Buyer &lt;<a',
    ],
    ['W dniu 23.11.2026 o 09:12, Łucja Żak <a.b@c.example> pisze:', '09:12, Buyer <X@r.example> pisze:'],
  ])('%s does not tell the name', (line, masked) => {
    const text = maskIdentity(line, identity)
    expect(text).toContain(masked)
    expect(text).not.toMatch(/Anna|Muster|José|田中|Łucja/)
  })

  test('leaves no address in any text', () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        fc.array(fc.oneof(fc.string(), fc.constant('HERE')), { maxLength: 8 }),
        (address, parts) => {
          const text = parts.map((part) => (part === 'HERE' ? address.toUpperCase() : part)).join(' ')
          const masked = maskIdentity(text, {
            ...{ addresses: [address.toLowerCase()], alias: 'alias@relay.test', name: 'Buyer' },
          })
          expect(masked.toLowerCase()).not.toContain(address.toLowerCase())
        },
      ),
    )
  })
})
