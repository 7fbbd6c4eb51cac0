import { describe, expect, test } from 'vitest'
import { segmentMessage } from './segment.ts'

function pieces(body: string): string[] {
  return segmentMessage('', body, 'en').map(({ kind, text }) => `${kind}: ${text.replaceAll('\n', ' / ')}`)
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
      'with the line that announces it',
      'Yes.\n\nOn Monday, Anna wrote:\n> Is it blue?',
      ['sentence: Yes.', 'quote: On Monday, Anna wrote: / > Is it blue?'],
    ],
    ['a link alone is a link', 'See:\nhttps://x.example/a', ['sentence: See:', 'link: https://x.example/a']],
    ['rules are nothing', 'One.\n----------\nTwo.', ['sentence: One.', 'sentence: Two.']],
  ])('%s', (_, body, expected) => {
    expect(pieces(body)).toEqual(expected)
  })
})

test('the marks of a claim and of an answer are no part of the subject', () => {
  const [piece] = segmentMessage('Re: [Important] Your address', '', 'en')
  expect(piece).toMatchObject({ part: 'subject', text: 'Your address', start: 16, end: 28 })
})
