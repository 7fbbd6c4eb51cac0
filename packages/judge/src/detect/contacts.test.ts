// Addresses, messengers and handles: how they are written, how they are hidden, and what is none.
import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view.ts'
import { contactsIn } from './contacts.ts'

const found = (text: string) => contactsIn(viewOf(text), 'en', [])

describe('a mail address', () => {
  test.each([
    'Write to anna@lamps-and-more.com please.',
    'E-mail: ANNA.B+shop@lamps-and-more.co.uk',
    'Write to anna (at) lamps-and-more (dot) com.',
    'Write to anna [at] lamps-and-more [dot] com.',
    'anna at lamps-and-more dot com',
    'anna＠lamps-and-more.com',
    'anna @ lamps-and-more . com',
    'Schreiben Sie an anna (ät) lampen-haus punkt de',
    'mailto:anna@lamps-and-more.com',
    'a n n a @ lamps-and-more.com',
  ])('is found: %s', (text) => {
    expect(found(text).emails.length + found(text).links.length).toBeGreaterThan(0)
  })

  test.each([
    'We deliver @ 5 pm.',
    'It is 3 @ 4.50 each.',
    'Meet me at the depot. Com is the name of the street.',
    'Look at this. Our shop is closed.',
    'The lamp is at home on any table.',
    'Versand bis Punkt 12 Uhr',
  ])('is none: %s', (text) => {
    expect(found(text).emails).toEqual([])
  })
})

describe('a messenger', () => {
  test.each([
    ['Add me on WhatsApp: 07700 900123', 'whatsapp'],
    ['We chat on Telegram @lampshop', 'telegram'],
    ['Schreib mir bei Signal', 'signal'],
    ['Find us on Instagram as @lamps.and.more', 'instagram'],
    ['LINEで連絡してください', 'line'],
    ['Skype: lamp.shop', 'skype'],
    ['Viber 0888 123 456', 'viber'],
    ['WeChat ID lamp_88', 'wechat'],
  ])('is named: %s', (text) => {
    expect(found(text).services).not.toEqual([])
  })

  test.each([
    'The traffic signal lamp has arrived.',
    'The product line is new.',
    'Please stand in line at the counter.',
    'The signal is weak in the cellar.',
  ])('is not named: %s', (text) => {
    expect(found(text).services).toEqual([])
  })
})

describe('a handle', () => {
  test.each(['Find us as @lamps.and.more', 'Ours is @lamp_shop88', 'insta: @harbourlamps'])(
    'is found: %s',
    (text) => {
      expect(found(text).handles).not.toEqual([])
    },
  )

  test.each(['We deliver @ 5 pm.', 'It is 3 @ 4.50 each.', 'anna@lamps-and-more.com'])(
    'is none: %s',
    (text) => {
      expect(found(text).handles).toEqual([])
    },
  )
})
