// Networks whose mail is believed to come from the address it names.
import { BlockList, isIP } from 'node:net'

/** Parses CIDRs such as `127.0.0.0/8`; a bare address stands for itself. Throws a sentence naming a bad one. */
export function parseNetworks(cidrs: readonly string[]): BlockList {
  const list = new BlockList()
  for (const cidr of cidrs) {
    const [address = '', prefix, ...rest] = cidr.trim().split('/')
    const width = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
    const bits = prefix === undefined ? width : Number(prefix)
    if (width === 0 || rest.length > 0 || !Number.isInteger(bits) || bits < 0 || bits > width)
      throw new Error(`"${cidr}" is no network; write it as 10.0.0.0/8 or 2001:db8::/32`)
    list.addSubnet(address, bits, width === 32 ? 'ipv4' : 'ipv6')
  }
  return list
}

/** Tells whether an address lies in the networks. A mapped IPv4 address (RFC 4291 §2.5.5.2) counts as IPv4. */
export function isWithin(networks: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return networks.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}
