import { describe, expect, test } from 'vitest'
import { foundIn, isAllowed, outsideHosts } from './links.ts'
import { plainContacts } from './plain-contacts.ts'

const hostsIn = (text: string) => foundIn(plainContacts(text)).links.map(({ host }) => host)

describe('a link', () => {
  test.each([
    ['See https://lamps-and-more.com/new', ['lamps-and-more.com']],
    ['See www.lamps-and-more.com for more.', ['www.lamps-and-more.com']],
    ['See lamps-and-more.com for more.', ['lamps-and-more.com']],
    ['See https://www.royalmail.com@lamps-and-more.com/track', ['lamps-and-more.com']],
  ])('is found: %s', (text, hosts) => {
    expect(hostsIn(text)).toEqual(hosts)
  })

  test.each([
    'The parcel was sent.to be safe, ask the carrier.',
    'Please read the README.md in the box.',
    'It costs 12.50 and weighs 3.2 kg.',
    'Your order 118-6620.4 left today at 5.pm',
    'Write to anna@lamps-and-more.com',
  ])('is none: %s', (text) => {
    expect(hostsIn(text)).toEqual([])
  })

  test('may lead to a name reserved for examples, which stands for any other (RFC 2606 §2)', () => {
    expect(hostsIn('Have a look at lamps.example today.')).toEqual(['lamps.example'])
  })

  test('of a carrier leads to no outside host; one that only begins like it does', () => {
    const { links } = foundIn('https://www.dhl.de/track?id=1 https://dhl.de.parcel-check.info/x')
    expect(outsideHosts(links, [], [])).toEqual(['dhl.de.parcel-check.info'])
  })

  test('of the marketplace that sends the reader on leads to where it sends him', () => {
    expect(isAllowed('https://market.example/orders', ['market.example'])).toBe(true)
    expect(isAllowed('https://market.example/go?u=https%3A%2F%2Fshop.example%2F', ['market.example'])).toBe(
      false,
    )
  })
})

test('mail addresses are found in lower case, written out in words too', () => {
  expect(foundIn(plainContacts('Write to Anna@Lamps-and-More.com')).emails).toEqual([
    'anna@lamps-and-more.com',
  ])
  expect(foundIn(plainContacts('anna (at) lamps-and-more (dot) com')).emails).toEqual([
    'anna@lamps-and-more.com',
  ])
})
