import { describe, expect, test } from 'vitest'
import { foundIn } from './links.ts'
import { plainContacts } from './plain-contacts.ts'

describe('a mail address that is spelled out', () => {
  test.each([
    ['write to shop (at) lamps (dot) example', 'shop@lamps.example'],
    ['schreib an laden [ät] lampen [punkt] de', 'laden@lampen.de'],
    ['lou at gmail dot com', 'lou@gmail.com'],
    ['lou at outlook', 'lou@outlook.com'],
    ['smederij apenstaartje ziggo punt nl', 'smederij@ziggo.nl'],
    ['tienda arroba lampara punto es', 'tienda@lampara.es'],
  ])('%s', (text, address) => {
    expect(foundIn(plainContacts(text)).emails).toEqual([address])
  })
})

describe('no mail address', () => {
  test.each([
    'You can track it at ups.com with the number 1Z999AA10123456784.',
    'Please log in at marketplace.com to see the label.',
    'The driver will be at gate 4 at noon.',
    'Meet the courier at the door. Come down, please.',
    'Der Punkt an der Tür ist um 4 frei.',
  ])('%s', (text) => {
    expect(foundIn(plainContacts(text)).emails).toEqual([])
  })

  test('yet a host behind "at" is a link', () => {
    expect(
      foundIn(plainContacts('Find more at lamps-direct.com today')).links.map(({ host }) => host),
    ).toEqual(['lamps-direct.com'])
  })
})
