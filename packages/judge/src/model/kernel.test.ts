import { describe, expect, test } from 'vitest'
import { theModel } from './load.ts'
import { type NetInput, run } from './network.ts'
import { tokensOf } from './tokens.ts'

const { kernel, network } = theModel()

function input(texts: readonly string[], { buyer = '', hasSubject = false } = {}): NetInput {
  const segments = texts.map((text, index) => ({
    tokens: tokensOf(text),
    meanings: [[index % 7], [], [3, 5 + index]],
    flags: [index % 40, 40 + (index % 60)],
  }))
  return { segments, hasSubject, buyer: tokensOf(buyer) }
}

const LETTER = [
  'Your order',
  'Hello Anna,',
  'which size would you like, S or M?',
  '靴のサイズをお知らせください。',
]

describe('the kernel gives the same bits as the plain net', () => {
  test.each([
    ['a letter', input(LETTER, { hasSubject: true })],
    ['an answer', input(LETTER, { buyer: 'What sizes are there?' })],
    ['one segment', input(['Thanks!'])],
    ['a segment without words', input(['', '…'])],
    ['no segment', input([])],
    [
      'a segment of ten thousand words',
      input([Array.from({ length: 10_000 }, (_, n) => `w${n}x`).join(' ')]),
    ],
    ['a thousand segments', input(Array.from({ length: 1_000 }, (_, n) => `number ${n} of them, word${n}`))],
    ['a word of three thousand letters', input(['a'.repeat(3_000), 'あ'.repeat(3_000)])],
  ])('for %s', (_, letter) => {
    expect(kernel).toBeDefined()
    expect(kernel?.run(letter)).toEqual(run(network, letter))
  })

  test('after more words than it keeps', () => {
    for (let round = 0; round < 40; round += 1)
      kernel?.run(
        input([
          Array.from({ length: 2_000 }, (_, n) =>
            `r${round}n${n}`.replace(/\d/g, (d) => 'abcdefghij'[Number(d)] as string),
          ).join(' '),
        ]),
      )
    const letter = input(LETTER, { hasSubject: true })
    expect(kernel?.run(letter)).toEqual(run(network, letter))
  })
})
