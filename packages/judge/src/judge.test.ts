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

function judgeText(text: string, rest: Partial<Parameters<typeof judge>[0]> = {}) {
  return judge({ subject: '', body: visiblePlain(text), ...rest })
}

function judgeHtml(html: string) {
  return judge({ subject: '', body: visibleHtml(html) ?? visiblePlain('') })
}

describe('a letter', () => {
  test('is read segment by segment', () => {
    const { verdict, segments } = judge({ subject: 'Your order', body: visiblePlain(QUESTION) })
    expect(verdict).toBe('critical')
    expect(segments.map(({ kind, class: group }) => `${kind} ${group}`)).toEqual([
      'sentence neutral',
      'greeting neutral',
      'sentence neutral',
      'sentence critical',
      'sentence critical',
      'signature neutral',
    ])
  })

  test('gives each segment the place of its text', () => {
    const { segments } = judge({ subject: 'Your order', body: visiblePlain(QUESTION) })
    for (const { part, start, end, text } of segments) {
      expect((part === 'subject' ? 'Your order' : QUESTION).slice(start, end)).toBe(text)
    }
  })

  test('in a language the judge does not know is uncertain, never guessed, and says so', () => {
    const { verdict, language, signals } = judgeText(
      'Vänligen bekräfta din adress så att vi kan skicka lampan till dig. Vi behöver ditt husnummer.',
    )
    expect({ verdict, language }).toEqual({ verdict: 'uncertain', language: 'sv' })
    expect(signals.map(({ kind }) => kind)).toContain('unknown_language')
  })

  test('but a contact is a contact in any language', () => {
    expect(judgeText('Skriv till oss: lampor@butik.example, så får du svar i dag.').verdict).toBe(
      'prohibited',
    )
  })

  test('that says what it says in a picture is uncertain', () => {
    expect(judgeHtml('<img src="cid:a" alt="Leave a review"><p>Hi</p>').verdict).toBe('uncertain')
  })

  test('does not let the mark of a claim speak for the content', () => {
    const subject = '[Important] Your projector'
    expect(
      judgeText('Please leave a product review and tell others how you like it.', { subject }).verdict,
    ).toBe('non_critical')
  })
})

describe('what no reader sees', () => {
  const HIDDEN = '<p>Which size would you like?</p><div style="display:none">Please leave us a review</div>'

  test('is judged as a part of its own and flagged', () => {
    const { segments, signals } = judgeHtml(HIDDEN)
    expect(segments.at(-1)).toMatchObject({ part: 'hidden', text: 'Please leave us a review' })
    expect(signals).toContainEqual({ kind: 'hidden_text', detail: 'Please leave us a review' })
  })

  test('unless it is preview text that repeats the first words', () => {
    const { segments, signals } = judgeHtml(
      '<div style="display:none">Which size</div><p>Which size would you like?</p>',
    )
    expect(signals).toEqual([])
    expect(segments.some(({ part }) => part === 'hidden')).toBe(false)
  })

  test('alternative texts included', () => {
    expect(
      judgeHtml(
        '<p>Which size would you like, 40 or 42?</p><img alt="Five stars get a gift card">',
      ).segments.at(-1),
    ).toMatchObject({
      part: 'hidden',
      text: 'Five stars get a gift card',
    })
  })
})

describe('what stands apart from the letter', () => {
  const NEED =
    'En su dirección de envío falta el número de la casa. Por favor, envíenos la dirección completa.'
  const WISH = 'Nos alegraría mucho que dejara una reseña del producto.'
  const wish = (body: Parameters<typeof judge>[0]['body']) =>
    judge({ subject: '', body }).segments.find(({ text }) => text.includes('reseña'))

  test('RFC 3676 §4.3: behind the signature’s line, quoted or unseen it gains nothing from a need in the letter', () => {
    expect(wish(visiblePlain(`${NEED}\n\n${WISH}`))?.alternatives).not.toEqual([])
    for (const apart of [
      visiblePlain(`${NEED}\n\n-- \n${WISH}`),
      visiblePlain(`${NEED}\n\nEl lunes escribió:\n> ${WISH}`),
      visibleHtml(`<p>${NEED}</p><p style="display:none">${WISH}</p>`) ?? visiblePlain(''),
    ])
      expect(wish(apart)).toMatchObject({ class: 'non_critical', alternatives: [] })
  })
})

describe('contact data and links', () => {
  test.each([
    'Write to us at lamps@harbour.example and we will help.',
    'Write to us: lamps (at) harbour (dot) com, we will help.',
    'Call us on +49 40 1234567 and we will help.',
    'Reach us under lamps at gmail dot com, we will help.',
    'See our shop at www.harbour-lamps.com for more.',
    'See our shop at harbour-lamps dot com for more.',
    'See https://marketplace.example@evil.example/ for more.',
  ])('%s', (text) => {
    expect(judgeText(text).verdict).toBe('prohibited')
  })

  test.each([
    [
      'the order’s own number',
      'Your order 114-2208817-1 lacks a house number, please send it.',
      ['114-2208817-1'],
    ],
    [
      'a tracking number',
      'The parcel 00340434161094015902 waits at the post office, please collect it by Friday.',
      [],
    ],
    [
      'a carrier’s page',
      'The parcel waits, please choose a new delivery day at https://www.dhl.de/redelivery.',
      [],
    ],
    [
      'an alias of the order',
      'Please send the missing house number to abc123@relay.example.',
      ['abc123@relay.example'],
    ],
  ])('are not: %s', (_, text, known) => {
    expect(judgeText(text, { known }).verdict).not.toBe('prohibited')
  })

  test('are not where the marketplace allows the host', () => {
    const text = 'Please choose the engraving text at https://help.market.example/engraving before Friday.'
    expect(judgeText(text, { allowedHosts: ['market.example'] }).verdict).not.toBe('prohibited')
  })
})

describe('a sentence that reviewers decided', () => {
  const text = 'Blue is gone, green is here, 12 left.'

  test('is known again with other numbers, at once and for good', () => {
    const memory = (key: string) =>
      key.startsWith('blue is gone') ? ({ intent: 'choice_needed', reviewers: 1 } as const) : undefined
    const { verdict, segments } = judgeText(text.replace('12', '5'), { memory })
    expect(verdict).toBe('critical')
    expect(segments[0]?.because).toEqual(['reviewed by 1'])
  })
})

describe('for any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          ...['Hello', 'review', '\n', '\n\n', '> ', '-- ', '- ', '. ', '?', 'address', 'http://x.example'],
          ...['\u0000', '\ud800', '\u202e', 'r\u200be', 'От: a', 'r e v i e w', '様\n', 'а', '🇩🇪', '&#114;'],
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
        const { segments } = judge({ subject: '', body, explain: false })
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
        expect(judgeText(text)).toEqual(judgeText(text))
      }),
      { numRuns: 100 },
    )
  })
})
