import { judge, readHtml, visibleHtml, visiblePlain } from '@comity/judge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutHtml } from './html.ts'
import { type Body, trimMessage } from './trim.ts'

/** Trims away every segment that matches. */
function trim(subject: string, body: Body, unwanted: RegExp, language = 'en') {
  const visible = body.kind === 'plain' ? visiblePlain(body.text) : visibleHtml(body.html)
  const { segments } = judge({ subject, body: visible ?? visiblePlain('') })
  const leftOut = segments.flatMap(({ text }, index) => (unwanted.test(text) ? [index] : []))
  return trimMessage({
    subject,
    body,
    segments,
    leftOut,
    orderId: 'A-1',
    language,
    shelfUrl: 'https://m.example/p',
  })
}

const REVIEWS = /review|feedback/i

describe('plain text', () => {
  test('keeps its lines, and one line marks each cut', () => {
    const text = `Hello Anna,

the delivery address is incomplete. Please send us the house number.

Please leave a review. Your feedback would help us.

Kind regards,
Marta`
    const { body } = trim('Your address', { kind: 'plain', text }, REVIEWS)
    expect(body).toEqual({
      kind: 'plain',
      text: `Hello Anna,

the delivery address is incomplete. Please send us the house number.

[A part your order does not need was left out; read it here: https://m.example/p]

Kind regards,
Marta`,
    })
  })

  test('a sentence is cut out of the middle of a paragraph', () => {
    const { body } = trim(
      '',
      {
        kind: 'plain',
        text: 'Which size would you like? Please leave a review. Is there a lift for the delivery crew?',
      },
      REVIEWS,
    )
    expect(body).toMatchObject({
      text: 'Which size would you like?\n[A part your order does not need was left out; read it here: https://m.example/p]\nIs there a lift for the delivery crew?',
    })
  })

  test.each([
    ['de', /^\[Ein Teil/],
    ['fr-CA', /^\[Une partie/],
    ['ja', /^\[ご注文/],
    ['sv', /^\[A part/],
  ])('the mark is in the language of the buyer: %s', (language, mark) => {
    const { body } = trim(
      '',
      { kind: 'plain', text: 'Please leave a review.\n\nWhich size would you like?' },
      REVIEWS,
      language,
    )
    expect((body as { text: string }).text).toMatch(mark)
  })
})

describe('the subject', () => {
  test('gives way to a neutral one where it has to go', () => {
    const { subject } = trim(
      'Please leave a review',
      { kind: 'plain', text: 'Which size would you like?' },
      REVIEWS,
    )
    expect(subject).toBe('About your order A-1')
  })

  test('stays as it was otherwise, marks of a claim included', () => {
    const { subject } = trim(
      '[Important] Your ring',
      { kind: 'plain', text: 'Which size would you like?' },
      REVIEWS,
    )
    expect(subject).toBe('[Important] Your ring')
  })
})

describe('HTML', () => {
  test('keeps its layout, and what is empty afterwards goes', () => {
    const html = `<table><tr><td><p>Which <b>size</b> would you like?</p></td></tr><tr><td><p>Please leave a <a href="https://x.example">review</a>.</p><ul><li>Your feedback would help us.</li></ul></td></tr></table>`
    const { body } = trim('', { kind: 'html', html }, /review|feedback|x\.example/i)
    const trimmed = (body as { html: string }).html
    expect(trimmed).toContain('<td><p>Which <b>size</b> would you like?</p></td>')
    expect(trimmed).not.toMatch(/review|feedback|<ul>|x\.example/)
    expect(readHtml(trimmed).text).toBe(
      'Which size would you like?\n\n[A part your order does not need was left out; read it here]',
    )
  })

  test('loses what a reader could not see', () => {
    const html =
      '<p>Which size?</p><div style="display:none">Leave a review</div><p style="color:#fff">5 stars</p>'
    expect(cutHtml(html, [], '')).not.toMatch(/review|stars/)
  })

  test('a sentence is cut out of a paragraph', () => {
    const { body } = trim(
      '',
      {
        kind: 'html',
        html: '<p>Which size would you like? Please leave a <i>review</i>. Is there a lift for the delivery crew?</p>',
      },
      REVIEWS,
    )
    expect(readHtml((body as { html: string }).html).text).toBe(
      'Which size would you like? [A part your order does not need was left out; read it here] Is there a lift for the delivery crew?',
    )
  })

  test.each([
    [
      'a cell stays for the columns’ sake',
      '<tr><td>Colour</td><td>Review us.</td></tr>',
      '<tr><td>Colour</td><td></td></tr>',
    ],
    [
      'a row goes with its last cell',
      '<tr><td>Colour</td></tr><tr><td></td><td>Review us.</td></tr>',
      '<tr><td>Colour</td></tr>',
    ],
    [
      'so does the frame of a button',
      '<tr><td>Colour</td></tr><tr><td><table><tbody><tr><td>Review us.</td></tr></tbody></table></td></tr>',
      '<tr><td>Colour</td></tr>',
    ],
  ])('%s', (_, rows, left) => {
    const html = `<table><tbody>${rows}</tbody></table>`
    const { text } = readHtml(html)
    const start = text.indexOf('Review')
    expect(cutHtml(html, [{ start, end: start + 'Review us.'.length }], '')).toContain(
      `<tbody>${left}</tbody>`,
    )
  })

  test('whatever is cut out of any HTML is gone, and the rest is there', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta']
    const token = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<td>',
      '<br>',
      '<ul><li>',
      '</li></ul>',
      ' ',
      ...words,
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), fc.nat(40), fc.nat(20), (tokens, start, length) => {
        const html = tokens.join(' ')
        const { text } = readHtml(html)
        const stretch = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) }
        const rest = readHtml(cutHtml(html, [stretch], '')).text
        const expected = text.slice(0, stretch.start) + text.slice(stretch.end)
        const bare = (value: string) => value.replace(/[\s-]+/g, '')
        expect(bare(rest)).toBe(bare(expected))
      }),
      { numRuns: 500 },
    )
  })
})
