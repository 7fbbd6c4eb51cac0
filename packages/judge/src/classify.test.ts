import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { classifyPiece, type PieceContext } from './classify.ts'
import { INTENTS } from './intents.ts'
import type { Piece } from './judgement.ts'

const context: PieceContext = {
  language: 'en',
  answersBuyer: false,
  hrefs: [],
  allowedHosts: [],
  known: [],
  isEarlier: () => false,
}

function piece(text: string, kind: Piece['kind'] = 'sentence'): Piece {
  return { part: 'body', start: 0, end: text.length, text, kind }
}

const sections = readFileSync(new URL('./lexicon/english.cases.txt', import.meta.url), 'utf8')
  .replace(/^#.*\n/gm, '')
  .trim()
  .split(/\n{2,}/)
  .map((section) => section.split('\n').map((line) => line.trim()))

describe('the English lexicon', () => {
  test.each(
    sections.flatMap(([intent = '', ...sentences]) => sentences.map((sentence) => ({ intent, sentence }))),
  )('takes "$sentence" for $intent', ({ intent, sentence }) => {
    expect(INTENTS).toContain(intent)
    const segment = classifyPiece(piece(sentence), context)
    expect(segment.intent).toBe(intent)
    expect(segment.confidence).toBeGreaterThanOrEqual(0.7)
  })

  test.each([
    'The review copy is printed on grey paper.',
    'The tray is made of ash and the box of oak.',
    'Jonas is in the workshop on Mondays.',
  ])('does not guess at "%s"', (sentence) => {
    expect(classifyPiece(piece(sentence), context).confidence).toBeLessThan(0.7)
  })

  test('names the words that counted', () => {
    const { because } = classifyPiece(piece('Would you take a minute to write a review?'), context)
    expect(because.join(' ')).toContain('review')
  })

  test('is not deceived by invisible characters or full-width letters', () => {
    const disguised = 'Would you take a minute to write a r\u200be\u00advi\u2060ew?'
    expect(classifyPiece(piece(disguised), context).intent).toBe('product_review_request')
    expect(classifyPiece(piece('Please leave a ｒｅｖｉｅｗ.'), context).intent).toBe(
      'product_review_request',
    )
  })
})

describe('links', () => {
  test.each([
    ['Track it at https://www.dhl.de/de/track?id=1.', 'other'],
    ['See https://shop.example/lamp for more.', 'outside_link'],
    ['See www.shop.example for more.', 'outside_link'],
    ['See https://relay.market.example/x for more.', 'other'],
  ])('%s', (sentence, intent) => {
    expect(classifyPiece(piece(sentence), { ...context, allowedHosts: ['market.example'] }).intent).toBe(
      intent,
    )
  })

  test('are not taken for allowed ones because of what stands before an @', () => {
    const disguised = piece('See https://market.example@evil.example/x for more.')
    expect(classifyPiece(disguised, { ...context, allowedHosts: ['market.example'] }).class).toBe(
      'prohibited',
    )
  })

  test('behind harmless words count by where they lead', () => {
    const segment = classifyPiece(piece('Have a look here.'), {
      ...context,
      hrefs: ['https://shop.example/'],
    })
    expect(segment).toMatchObject({ intent: 'outside_link', because: ['shop.example'] })
  })
})

test('what the order knows is no contact', () => {
  const signature = piece('Marta, care@shop.example', 'signature')
  expect(classifyPiece(signature, context).intent).toBe('off_platform_contact')
  expect(classifyPiece(signature, { ...context, known: ['CARE@shop.example'] }).class).toBe('neutral')
})

describe('in a thread', () => {
  test('an unknown sentence is an answer where the message answers the buyer', () => {
    expect(classifyPiece(piece('It takes an E27 bulb.'), { ...context, answersBuyer: true }).intent).toBe(
      'answer_to_buyer',
    )
  })

  test('quoted text is neutral only where it stood in the thread', () => {
    const quote = piece('> Please leave us a review.', 'quote')
    expect(classifyPiece(quote, { ...context, isEarlier: () => true }).class).toBe('neutral')
    expect(classifyPiece(quote, context).intent).toBe('product_review_request')
  })
})
