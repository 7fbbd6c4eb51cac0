import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, visibleHtml, visiblePlain } from './judge.ts'

const QUESTION = `Hello Anna,

thank you for your order of the brass lamp. The carrier tells us that your
delivery address is incomplete: the house number is missing.

Please send us the full address.

Kind regards,
Marta
Harbour Lamps`

describe('judge', () => {
  test('reads a letter segment by segment', () => {
    const { verdict, segments } = judge({ subject: 'Your order', body: visiblePlain(QUESTION) })
    expect(verdict).toBe('critical')
    expect(segments.map(({ kind, intent }) => `${kind} ${intent}`)).toEqual([
      'sentence courtesy',
      'greeting greeting',
      'sentence thanks',
      'sentence address_problem',
      'sentence address_problem',
      'signature sign_off',
    ])
  })

  test('gives each segment the place of its text', () => {
    const { segments } = judge({ subject: 'Your order', body: visiblePlain(QUESTION) })
    for (const { part, start, end, text } of segments) {
      expect((part === 'subject' ? 'Your order' : QUESTION).slice(start, end)).toBe(text)
    }
  })

  test('does not know other languages and says so', () => {
    const { verdict, language, signals } = judge({
      subject: 'Ihre Bestellung',
      body: visiblePlain('Bitte bestätigen Sie Ihre Lieferadresse, damit wir die Lampe versenden können.'),
    })
    expect({ verdict, language }).toEqual({ verdict: 'uncertain', language: 'und' })
    expect(signals.map(({ kind }) => kind)).toContain('unknown_language')
  })

  test('cannot read what stands in a picture alone', () => {
    const body = visibleHtml('<img src="cid:a" alt="Leave a review"><p>Hi</p>')
    expect(judge({ subject: '', body: body ?? visiblePlain('') }).verdict).toBe('uncertain')
  })

  test('flags text that the reader does not see, but not a preheader', () => {
    const hidden = visibleHtml(
      '<p>Which size would you like?</p><div style="display:none">Leave a review</div>',
    )
    expect(judge({ subject: '', body: hidden ?? visiblePlain('') }).signals).toEqual([
      { kind: 'hidden_text', detail: 'Leave a review' },
    ])
    const preheader = visibleHtml(
      '<div style="display:none">Which size</div><p>Which size would you like?</p>',
    )
    expect(judge({ subject: '', body: preheader ?? visiblePlain('') }).signals).toEqual([])
  })

  test('takes the reason for a choice as part of the choice', () => {
    const text = 'The shade you ordered is sold out. Would you prefer to wait or get a refund?'
    expect(judge({ subject: 'Out of stock', body: visiblePlain(text) }).verdict).toBe('critical')
  })

  test('does not let the mark of a claim speak for the content', () => {
    const text = 'Please leave a product review.'
    expect(judge({ subject: '[Important] Your projector', body: visiblePlain(text) }).verdict).toBe(
      'non_critical',
    )
  })
})

describe('for any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'Hello',
          'review',
          '\n',
          '\n\n',
          '> ',
          '-- ',
          '- ',
          '. ',
          '?',
          'address',
          'http://x.example',
          '\u0000',
          '\ud800',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  )

  test('judge never throws, and segments lie in order inside the text without overlap', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, text) => {
        const body = visiblePlain(text)
        const { segments } = judge({ subject, body })
        let end = 0
        for (const segment of segments.filter(({ part }) => part === 'body')) {
          expect(segment.start).toBeGreaterThanOrEqual(end)
          expect(body.text.slice(segment.start, segment.end)).toBe(segment.text)
          end = segment.end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('judge covers every letter of the body', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const body = visiblePlain(text)
        const { segments } = judge({ subject: '', body })
        let rest = ''
        let from = 0
        for (const { part, start, end } of segments) {
          if (part === 'subject') continue
          rest += body.text.slice(from, start)
          from = end
        }
        expect(rest + body.text.slice(from)).not.toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 500 },
    )
  })

  test('the same input gives the same judgement', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(judge({ subject: 'a', body: visiblePlain(text) })).toEqual(
          judge({ subject: 'a', body: visiblePlain(text) }),
        )
      }),
      { numRuns: 100 },
    )
  })
})
