// A telephone number, and what only looks like one: a filter that takes order numbers for telephone numbers is hated.
import { describe, expect, test } from 'vitest'
import { phonesIn } from './phones.ts'

describe('a telephone number', () => {
  test.each([
    ['en', 'Call us on 020 7946 0958 before noon.', '020 7946 0958'],
    ['en', 'You can ring (212) 555-2368 any time.', '(212) 555-2368'],
    ['en', 'My number is +44 7700 900123.', '+44 7700 900123'],
    ['en', 'Text 07700 900123, I answer at once.', '07700 900123'],
    ['de', 'Rufen Sie mich an: 030 901820.', '030 901820'],
    ['de', 'Sie erreichen uns unter 0171/1234567.', '0171/1234567'],
    ['de', 'Tel. 089 / 1234 5678', '089 / 1234 5678'],
    ['de', 'Meine Handynummer ist 0043 664 1234567.', '0043 664 1234567'],
    ['fr', 'Appelez le 06 12 34 56 78.', '06 12 34 56 78'],
    ['fr', 'Joignable au +33 1 44 55 66 77', '+33 1 44 55 66 77'],
    ['es', 'Llámeme al 612 34 56 78.', '612 34 56 78'],
    ['es', 'Teléfono: +52 55 1234 5678', '+52 55 1234 5678'],
    ['it', 'Mi chiami al 06 6982 1234.', '06 6982 1234'],
    ['it', 'Cellulare 347 123 4567', '347 123 4567'],
    ['pt', 'Ligue para 21 123 4567.', '21 123 4567'],
    ['pt', 'Telemóvel: 912 345 678', '912 345 678'],
    ['nl', 'Bel ons op 020 624 1111.', '020 624 1111'],
    ['nl', 'Mobiel 06-12345678', '06-12345678'],
    ['pl', 'Proszę dzwonić: 22 695 29 00.', '22 695 29 00'],
    ['pl', 'Telefon +48 601 234 567', '+48 601 234 567'],
    ['ja', '電話は03-1234-5678です。', '03-1234-5678'],
    ['ja', '携帯 090-1234-5678 まで', '090-1234-5678'],
  ])('in %s is found: %s', (language, text, number) => {
    expect(phonesIn(text, language, [])).toEqual([number])
  })

  test.each([
    ['en', 'an order number', 'Your order 118-6620-4471 left today.'],
    ['en', 'an order number of Amazon', 'Order 026-1520163-6049104 is being packed.'],
    ['en', 'an order number alone on its line', '204-8831097-1234567'],
    ['en', 'a tracking number', 'Tracking number: 1Z999AA10123456784'],
    ['en', 'a tracking number of digits', 'Follow it under 9400 1000 0000 0000 0000 00.'],
    ['en', 'a tracking number in ten digits', 'Parcel 0123456789 is on its way.'],
    ['en', 'sizes', 'The shelf is 180 x 40 x 30 cm.'],
    ['en', 'sizes without blanks', 'It measures 3x40 mm, 120x60x75.'],
    ['en', 'a date', 'It arrives on 03.05.2026.'],
    ['en', 'a date with a time', 'Collected 2026-05-03 14:30.'],
    ['en', 'a range of times', 'Between 10:00-12:30 or 14.00-16.00.'],
    ['en', 'an EAN', 'EAN 4006381333931'],
    ['en', 'an ISBN', 'ISBN 978-3-16-148410-0'],
    ['en', 'an ISBN of ten digits', 'ISBN 0-306-40615-2'],
    ['en', 'a serial number', 'The serial number is 0123 4567 890.'],
    ['en', 'a bank account', 'IBAN DE89 3704 0044 0532 0130 00'],
    ['en', 'a sum', 'We sent 1,234,567.00 yen back.'],
    ['en', 'prices', 'They are 12.50, 14.90 and 16.00.'],
    ['en', 'years', 'We have made them since 1952 - 2026.'],
    ['en', 'a hash', 'Ticket #0123456789'],
    ['de', 'eine Bestellnummer', 'Bestellung 302-4471180-0091 ist unterwegs.'],
    ['de', 'eine Sendungsnummer', 'Sendungsnummer 00340434161094042557'],
    ['de', 'eine Artikelnummer', 'Artikel 0171 2345 67'],
    ['de', 'eine Umsatzsteuernummer', 'USt-IdNr. DE123456789'],
    ['fr', 'un numéro de commande', 'Commande 902-5561284 expédiée.'],
    ['fr', 'un numéro de suivi', 'Suivi : 6A 123 456 789 01'],
    ['es', 'un número de pedido', 'Pedido 404-7788-2211'],
    ['it', 'una partita IVA', 'P. IVA 01234567890'],
    ['pt', 'um CPF', 'CPF 123.456.789-09'],
    ['nl', 'een bestelnummer', 'Bestelling 2024-77315-01'],
    ['pl', 'numer NIP', 'NIP 526-10-40-828'],
    ['pl', 'numer konta', 'Konto 61 1090 1014 0000 0712 1981 2874'],
    ['ja', 'an inquiry number', '問い合わせ番号 605-883-1174'],
    ['ja', 'an order number in Japanese', '注文番号 250-1234567-8901234'],
  ])('in %s is not %s: %s', (language, _, text) => {
    expect(phonesIn(text, language, [])).toEqual([])
  })

  test('is none where the order knows it', () => {
    expect(phonesIn('It is parcel +44 7700 900123.', 'en', ['447700900123'])).toEqual([])
  })
})
