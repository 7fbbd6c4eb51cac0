import { describe, expect, test } from 'vitest'
import { earlierMatcher } from './earlier.ts'
import { segmentMessage } from './segment.ts'

const EARLIER = 'Is it blue? Thanks'

function pieces(body: string, language = 'en'): string[] {
  const options = { language, isEarlier: earlierMatcher([EARLIER]) }
  return segmentMessage('', body, options).map(({ kind, text }) => `${kind}: ${text.replaceAll('\n', ' / ')}`)
}

describe('segments of a body', () => {
  test.each([
    [
      'wrapped lines are one sentence',
      'The carrier tells us that your delivery address is\nincomplete. Please help.',
      [
        'sentence: The carrier tells us that your delivery address is / incomplete.',
        'sentence: Please help.',
      ],
    ],
    [
      'short lines stand for themselves',
      'Name: Anna\nColour: blue',
      ['sentence: Name: Anna', 'sentence: Colour: blue'],
    ],
    [
      'abbreviations do not end a sentence',
      'Order no. 12 is e.g. late. Sorry.',
      ['sentence: Order no. 12 is e.g. late.', 'sentence: Sorry.'],
    ],
    [
      'list items are apart',
      'Please tell us:\n- the size\n- the colour',
      ['sentence: Please tell us:', 'list_item: - the size', 'list_item: - the colour'],
    ],
    [
      'a greeting stands at the top only',
      'Dear Anna,\nplease wait.\nDear me!',
      ['greeting: Dear Anna,', 'sentence: please wait.', 'sentence: Dear me!'],
    ],
    [
      'a signature follows a closing phrase',
      'Please answer.\n\nKind regards,\nMarta\nHarbour Lamps',
      ['sentence: Please answer.', 'signature: Kind regards, / Marta / Harbour Lamps'],
    ],
    [
      'or the signature mark',
      'Please answer.\n-- \nMarta',
      ['sentence: Please answer.', 'signature: --  / Marta'],
    ],
    [
      'quoted lines are one quote',
      'Yes.\n\n> Is it blue?\n> Thanks',
      ['sentence: Yes.', 'quote: > Is it blue? / > Thanks'],
    ],
    [
      'what is dressed up as a quote is the own text that it is, line by line',
      'Yes.\n\nOn Monday, Anna wrote:\n> Is it blue?\n> Leave a review.',
      [
        'sentence: Yes.',
        'sentence: On Monday, Anna wrote:',
        'quote: > Is it blue?',
        'sentence: > Leave a review.',
      ],
    ],
    ['a link alone is a link', 'See:\nhttps://x.example/a', ['sentence: See:', 'link: https://x.example/a']],
    ['rules are nothing', 'One.\n----------\nTwo.', ['sentence: One.', 'sentence: Two.']],
  ])('%s', (_, body, expected) => {
    expect(pieces(body)).toEqual(expected)
  })
})

describe('letters in other languages', () => {
  test.each([
    [
      'de',
      'Liebe Anna,\nwann passt es am 3. Mai?\n\nViele Grüße aus Kiel\nMarta',
      [
        'greeting: Liebe Anna,',
        'sentence: wann passt es am 3. Mai?',
        'signature: Viele Grüße aus Kiel / Marta',
      ],
    ],
    [
      'fr',
      'Bonjour Mme Petit,\n\nVotre code est le 12. Merci.\n\nCordialement,\nLuc',
      [
        'greeting: Bonjour Mme Petit,',
        'sentence: Votre code est le 12.',
        'sentence: Merci.',
        'signature: Cordialement, / Luc',
      ],
    ],
    [
      'es',
      'Hola Ana:\n¿Qué talla quiere? La n.º 5 es la última.\n\nUn saludo',
      [
        'greeting: Hola Ana:',
        'sentence: ¿Qué talla quiere?',
        'sentence: La n.º 5 es la última.',
        'signature: Un saludo',
      ],
    ],
    [
      'it',
      'Gentile sig.ra Rossi,\narriva lunedì 8. Le va bene?\n\nCordiali saluti',
      [
        'greeting: Gentile sig.ra Rossi,',
        'sentence: arriva lunedì 8.',
        'sentence: Le va bene?',
        'signature: Cordiali saluti',
      ],
    ],
    [
      'pt',
      'Olá Rita,\nchega amanhã. Pode ser?\n\nCom os melhores cumprimentos,\nRui',
      [
        'greeting: Olá Rita,',
        'sentence: chega amanhã.',
        'sentence: Pode ser?',
        'signature: Com os melhores cumprimentos, / Rui',
      ],
    ],
    [
      'nl',
      'Beste mevrouw De Vries,\nhet is op. Wilt u wachten?\n\nMet vriendelijke groet,\nPiet',
      [
        'greeting: Beste mevrouw De Vries,',
        'sentence: het is op.',
        'sentence: Wilt u wachten?',
        'signature: Met vriendelijke groet, / Piet',
      ],
    ],
    [
      'pl',
      'Dzień dobry,\nwysyłamy 3. maja, ul. Polna 5. Pasuje?\n\nPozdrawiam\nJan',
      [
        'greeting: Dzień dobry,',
        'sentence: wysyłamy 3. maja, ul. Polna 5. Pasuje?',
        'signature: Pozdrawiam / Jan',
      ],
    ],
    [
      'ja',
      '田中様\n\nご住所の番地が不明です。お知らせください。\n\n何卒よろしくお願いいたします。\n灯り屋',
      [
        'greeting: 田中様',
        'sentence: ご住所の番地が不明です。',
        'sentence: お知らせください。',
        'signature: 何卒よろしくお願いいたします。 / 灯り屋',
      ],
    ],
  ])('%s', (language, body, expected) => {
    expect(pieces(body, language)).toEqual(expected)
  })
})

test('the marks of a claim and of an answer are no part of the subject', () => {
  const options = { language: 'en', isEarlier: () => false }
  const [piece] = segmentMessage('Re: [Important] Your address', '', options)
  expect(piece).toMatchObject({ part: 'subject', text: 'Your address', start: 16, end: 28 })
})
