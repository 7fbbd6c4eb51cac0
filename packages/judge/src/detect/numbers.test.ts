// What the numbers of a letter are: order, parcel, money, percent, date.
import { describe, expect, test } from 'vitest'
import { numbersIn } from './numbers.ts'

const kindsIn = (text: string) => numbersIn(text).map(({ kind, text: written }) => [kind, written])

describe('a sum of money', () => {
  test.each([
    '€ 4,95',
    '12.50 EUR',
    '$7.50',
    '1.234,56 €',
    '£1,250.00',
    '7,700円',
    '¥1200',
    '25 zł',
    'R$ 129,90',
    '20 dollars',
    '35 euros',
    '1 200,00 €',
    '89,- €',
  ])('is %s', (sum) => {
    expect(kindsIn(`It costs ${sum} today.`)).toEqual([['money', sum]])
  })

  test.each(['It weighs 12.50 kg.', 'Room 12, floor 3', 'Size 42.5', 'Version 1.234'])(
    'is not in: %s',
    (text) => {
      expect(kindsIn(text).filter(([kind]) => kind === 'money')).toEqual([])
    },
  )
})

describe('a share', () => {
  test.each(['15 %', '20%', '12,5 %', '10 Prozent', '5 pour cent', '30 por ciento', '10 procent', '50％'])(
    'is %s',
    (share) => {
      expect(kindsIn(`Now ${share} off`)).toEqual([['percent', share]])
    },
  )
})

describe('a date', () => {
  test.each([
    '2026-05-03',
    '03.05.2026',
    '3/5/2026',
    '3.5.',
    '3 May',
    'May 3rd',
    '3rd of May',
    '3. Mai',
    '3 mai',
    '3 de mayo',
    '3 maggio',
    '3 de maio',
    '3 mei',
    '3 maja',
    '5月3日',
    '2026年5月3日',
  ])('is %s', (date) => {
    expect(kindsIn(`Until ${date} it waits`).map(([kind]) => kind)).toEqual(['date'])
  })

  test('is not in a range of hours', () => {
    expect(kindsIn('Between 9 and 12 o’clock')).toEqual([])
  })
})

describe('an order number', () => {
  test.each([
    '118-66204',
    '026-1520163-6049104',
    '902-5561284',
    'WK-3085',
    'R-5521',
    'AB-2024-00123',
    '#A1234',
    '7713-22001',
    'LH2024-7731',
  ])('is %s', (number) => {
    expect(kindsIn(`Order ${number} was packed`).map(([kind]) => kind)).toEqual(['order_number'])
  })
})

describe('a tracking number', () => {
  test.each([
    '1Z999AA10123456784',
    'RR 123 456 785 DE',
    'JD014600006281230701',
    '00340434161094042557',
    '9400 1000 0000 0000 0000 00',
    'TBA123456789012',
    '6812 4490 3361',
  ])('is %s', (number) => {
    expect(kindsIn(`Parcel ${number} is on its way`)).toEqual([['tracking_number', number]])
  })

  test.each(['It is 180 x 40 x 30 cm.', 'Call between 9 and 17.', 'We have 12 left of 200.'])(
    'is not in: %s',
    (text) => {
      expect(kindsIn(text).filter(([kind]) => kind === 'tracking_number')).toEqual([])
    },
  )
})

test('no stretch counts twice', () => {
  expect(kindsIn('Order 902-5561284 of 3 May 2026: 129,90 €, parcel 1Z999AA10123456784, 15 % off')).toEqual([
    ['money', '129,90 €'],
    ['percent', '15 %'],
    ['date', '3 May'],
    ['order_number', '902-5561284'],
    ['tracking_number', '1Z999AA10123456784'],
  ])
})
