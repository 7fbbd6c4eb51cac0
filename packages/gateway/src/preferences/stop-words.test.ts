import { ownText } from '@comity/judge'
import { expect, test } from 'vitest'
import { isStopWord } from './stop-words.ts'

test.each([
  'STOP',
  'Stop!',
  'Please stop.',
  'unsubscribe',
  'Unsubscribe me please',
  'Abmelden',
  'Bitte abmelden!',
  'Keine E-Mails mehr',
  'Désabonnement',
  'desabonner',
  'DARME DE BAJA',
  'no mas correos',
  'Disiscrivimi, grazie',
  'Não me escrevam mais',
  'nao me escrevam mais',
  'Uitschrijven',
  'Wypisz mnie',
  'wypisz mnie, proszę',
  '配信停止',
  '送らないでください。',
  'ｓｔｏｐ',
])('%s asks for an end of mail', (text) => {
  expect(isStopWord(text, 'Re: Your order')).toBe(true)
})

test.each([
  'Stop the order, please.',
  'Please stop my order 123',
  'Cancel',
  'cancelar',
  'Annuler',
  'Storno',
  'Stop. The address is wrong.',
  'Where is the bus stop?',
  'Can I unsubscribe from the newsletter of the maker?',
  'Yes',
  'はい',
  '',
  `stop ${'!'.repeat(100)}`,
])('%s does not', (text) => {
  expect(isStopWord(text, 'Re: Your order')).toBe(false)
})

test('an empty answer is its subject', () => {
  expect(isStopWord('', 'unsubscribe')).toBe(true)
  expect(isStopWord('Blue, please.', 'unsubscribe')).toBe(false)
})

test('what is quoted and signed is not what he says', () => {
  const answer = 'Stop.\n\nBest regards\nAnna\n\nOn Monday, the shop wrote:\n> Please leave a review.'
  expect(isStopWord(ownText(answer), 'Re: Your order')).toBe(true)
  expect(isStopWord(ownText('Blue.\n\nOn Monday, the shop wrote:\n> stop'), '')).toBe(false)
})
