import { describe, expect, test } from 'vitest'
import { detectLanguage } from './detect.ts'

describe('a language the judge knows', () => {
  test.each([
    ['en', 'Which size would you like?'],
    ['en', 'The parcel is waiting for pick-up at the post office.'],
    ['en', 'Get 20 % off your next order at https://shop.example/de/angebote'],
    ['de', 'Bitte bestätigen Sie Ihre Lieferadresse, damit wir die Lampe versenden können.'],
    ['fr', 'Merci de confirmer votre adresse de livraison avant l’expédition de la lampe.'],
    ['es', 'Por favor, confirme su dirección de envío para que podamos enviar la lámpara.'],
    ['it', 'La preghiamo di confermare l’indirizzo di consegna prima della spedizione.'],
    ['pt', 'Por favor, confirme a sua morada para que possamos enviar o candeeiro.'],
    ['nl', 'Bevestig alstublieft uw bezorgadres, zodat wij de lamp kunnen versturen.'],
    ['pl', 'Prosimy o potwierdzenie adresu dostawy, abyśmy mogli wysłać lampę.'],
    ['ja', 'ランプを発送するため、お届け先の住所をご確認ください。'],
  ])('%s: %s', (code, text) => {
    expect(detectLanguage(text)).toEqual({ code, isKnown: true })
  })
})

describe('a language it does not know', () => {
  test.each([
    ['sv', 'Vänligen bekräfta din adress så att vi kan skicka lampan till dig.'],
    ['ru', 'Пожалуйста, подтвердите адрес доставки, чтобы мы могли отправить лампу.'],
    ['tr', 'Lambayı gönderebilmemiz için lütfen teslimat adresinizi onaylayın.'],
    ['zh', '请确认您的收货地址，以便我们发货。'],
    ['ko', '램프를 보내 드릴 수 있도록 주소를 확인해 주세요.'],
  ])('%s: %s', (code, text) => {
    expect(detectLanguage(text)).toEqual({ code, isKnown: false })
  })
})

test('a letter that ends in a language the judge does not know is not known', () => {
  const english =
    'Thank you for your order. It will leave our house on Monday, and this is what you have to know about it. '
  const swedish =
    'Vänligen bekräfta din adress så att vi kan skicka lampan till dig så snart som möjligt och utan dröjsmål. '
  expect(detectLanguage(english.repeat(3) + swedish.repeat(3)).isKnown).toBe(false)
})

test.each(['OK', 'Hi Anna', '12345', ''])('%s is too short to tell, and no reason for doubt', (text) => {
  expect(detectLanguage(text)).toEqual({ code: 'und', isKnown: true })
})

test('a few words in another script are a reason', () => {
  expect(detectLanguage('Привет').isKnown).toBe(false)
})
