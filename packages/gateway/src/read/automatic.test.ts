import { describe, expect, test } from 'vitest'
import { isAutomatic } from './automatic.ts'

const silent = () => ''

describe('a mail is by a robot', () => {
  test.each([
    'Automatic reply: Your order',
    'Out of Office: Your order',
    'Re: Out of the office until Monday',
    'Automatische Antwort: Ihre Bestellung',
    'AW: Abwesenheitsnotiz',
    'Réponse automatique : Votre commande',
    'Respuesta automática: Su pedido',
    'Fuera de la oficina',
    'Risposta automatica: Il suo ordine',
    'Fuori ufficio',
    'Resposta automática: O seu pedido',
    'Automatisch antwoord: Uw bestelling',
    'Afwezigheidsbericht',
    'Odpowiedź automatyczna: Zamówienie',
    'Autosvar: Din order',
    '自動返信: ご注文について',
    '不在のお知らせ',
  ])('that says so in its subject: %s', (subject) => {
    expect(isAutomatic(silent, subject)).toBe(true)
  })

  test.each([
    ['list-id', '<news.shop.example>'],
    ['x-autoreply', 'yes'],
    ['x-autorespond', 'Away'],
    ['precedence', 'bulk'],
  ])('that says so in %s: %s', (header, said) => {
    expect(isAutomatic((name) => (name === header ? said : ''), 'Hello')).toBe(true)
  })
})

test.each([
  'Your order is out of stock',
  'Question about the automatic watch',
  'Automatic coffee machine: which voltage?',
  'Ich bin ab Montag im Büro',
  'Re: holiday lights',
  'Réponse à votre question',
])('a person writes: %s', (subject) => {
  expect(isAutomatic(silent, subject)).toBe(false)
})

test('Exchange marks ordinary mail, too', () => {
  expect(isAutomatic((name) => (name === 'x-auto-response-suppress' ? 'All' : ''), 'Hello')).toBe(false)
})
