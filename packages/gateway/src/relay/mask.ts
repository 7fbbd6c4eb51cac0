// Keeps the sender's real addresses out of what he writes: clients quote them, people sign with them. Each is replaced
// by the alias that stands for him, not deleted, so that the text still reads.

/** Replaces every occurrence of the addresses, in any case, in text or HTML. */
export function maskAddresses(text: string, addresses: readonly string[], alias: string): string {
  return addresses.reduce((masked, address) => masked.replace(pattern(address), alias), text)
}

/** Also as it stands in a URL, where clients put it into links. */
function pattern(address: string): RegExp {
  const [local = '', domain = ''] = [
    address.slice(0, address.lastIndexOf('@')),
    address.slice(address.lastIndexOf('@') + 1),
  ]
  return new RegExp(`${RegExp.escape(local)}(?:@|%40|&#64;|&#x40;)${RegExp.escape(domain)}`, 'gi')
}
