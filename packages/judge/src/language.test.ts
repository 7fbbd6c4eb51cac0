import { expect, test } from 'vitest'
import { detectLanguage } from './language.ts'

test.each([
  'Which size would you like?',
  'Ring\nWhich size would you like?\n\nKind regards,\nMarta\nmarta@shops.example',
  'The parcel is waiting for pick-up at the post office.',
  'Please confirm your address.',
  'Get 20 % off your next order at https://shop.example/de/angebote',
  'OK',
  '',
])('English: %s', (text) => {
  expect(detectLanguage(text)).toBe('en')
})

test.each([
  'Bitte bestätigen Sie Ihre Lieferadresse, damit wir die Lampe versenden können.',
  'Merci de confirmer votre adresse de livraison avant l’expédition de la lampe.',
  'Por favor, confirme su dirección de envío para que podamos enviar la lámpara.',
  'La preghiamo di confermare l’indirizzo di consegna prima della spedizione.',
  'Por favor, confirme a sua morada para que possamos enviar o candeeiro.',
  'Bevestig alstublieft uw bezorgadres, zodat wij de lamp kunnen versturen.',
  'Prosimy o potwierdzenie adresu dostawy, abyśmy mogli wysłać lampę.',
  'ランプを発送するため、お届け先の住所をご確認ください。',
  'Пожалуйста, подтвердите адрес доставки, чтобы мы могли отправить лампу.',
])('not English: %s', (text) => {
  expect(detectLanguage(text)).toBe('und')
})
