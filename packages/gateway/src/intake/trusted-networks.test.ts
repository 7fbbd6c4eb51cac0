import { describe, expect, test } from 'vitest'
import { isWithin, parseNetworks } from './trusted-networks.ts'

describe('trusted networks', () => {
  const networks = parseNetworks(['127.0.0.0/8', '192.0.2.7', '2001:db8::/32'])

  test.each([
    ['127.0.0.1', true],
    ['127.255.255.255', true],
    ['128.0.0.1', false],
    ['192.0.2.7', true],
    ['192.0.2.8', false],
    ['2001:db8:1::1', true],
    ['2001:db9::1', false],
  ])('%s is within: %s', (address, within) => {
    expect(isWithin(networks, address)).toBe(within)
  })

  test('RFC 4291 §2.5.5.2: an IPv4 address mapped into IPv6 is still that address', () => {
    expect(isWithin(networks, '::ffff:127.0.0.1')).toBe(true)
    expect(isWithin(networks, '::ffff:128.0.0.1')).toBe(false)
  })

  test('none trust nobody', () => {
    expect(isWithin(parseNetworks([]), '127.0.0.1')).toBe(false)
  })

  test.each(['127.0.0.0/33', '2001:db8::/129', 'localhost', '10.0.0.0/8/8', '10.0.0.0/x', ''])(
    '%j is no network',
    (cidr) => {
      expect(() => parseNetworks([cidr])).toThrow('is no network; write it as 10.0.0.0/8 or 2001:db8::/32')
    },
  )
})
