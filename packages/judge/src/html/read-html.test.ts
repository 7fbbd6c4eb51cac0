import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHtml } from './read-html.ts'

describe('the text a reader sees', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo', 'paragraphs stand apart'],
    ['<div>One</div><div>Two</div>', 'One\nTwo', 'blocks stand on lines of their own'],
    ['One<br>Two<br><br>Three', 'One\nTwo\n\nThree', 'breaks break'],
    ['  One \n  <b> two</b>\tthree ', 'One two three', 'white space collapses'],
    ['<ul><li>One</li><li>Two</li></ul>', '- One\n- Two', 'list items are marked'],
    ['<table><tr><td>One</td><td>Two</td></tr></table>', 'One\nTwo', 'cells are read apart'],
    ['re<b></b>view', 'review', 'tags inside a word do not split it'],
    ['&#114;eview &amp; more', 'review & more', 'entities are decoded'],
    ['<title>No</title><style>p{}</style><script>x()</script>Yes', 'Yes', 'what is never shown is not read'],
    ['<!-- no -->Yes', 'Yes', 'nor are comments'],
    ['<pre>One\n  two</pre>', 'One\ntwo', 'line breaks of a pre stay'],
    ['', '', 'nothing is nothing'],
  ])('%s', (html, text) => {
    expect(readHtml(html).text).toBe(text)
  })

  test('knows where links stand and where they lead', () => {
    const { text, links } = readHtml('<p>Look <a href="https://x.example/">here</a>.</p>')
    expect(links.map(({ start, end, href }) => [text.slice(start, end), href])).toEqual([
      ['here', 'https://x.example/'],
    ])
  })
})

describe('the text a reader does not see', () => {
  test.each([
    '<div style="display:none">secret</div>',
    '<div style="display : NONE !important">secret</div>',
    '<span style="visibility:hidden">secret</span>',
    '<span style="font-size:0">secret</span>',
    '<span style="font-size:1px">secret</span>',
    '<span style="opacity:0">secret</span>',
    '<span style="mso-hide:all">secret</span>',
    '<div style="max-height:0;overflow:hidden">secret</div>',
    '<div style="text-indent:-9999px">secret</div>',
    '<div style="position:absolute;left:-5000px">secret</div>',
    '<span hidden>secret</span>',
    '<span style="color:#fff">secret</span>',
    '<span style="color:#fefefe">secret</span>',
    '<table bgcolor="#336699"><tr><td><font color="#346798">secret</font></td></tr></table>',
    '<div style="background:#222"><p style="color:rgb(34,34,36)">secret</p></div>',
  ])('%s', (html) => {
    const { text, hidden } = readHtml(`<p>shown</p>${html}`)
    expect(text).toBe('shown')
    expect(hidden).toEqual([{ origin: 'hidden', text: 'secret' }])
  })

  test.each([
    '<p style="font-size:11px">small print</p>',
    '<p style="color:#999">grey</p>',
    '<div style="background-color:#000"><p style="color:#fff">white on black</p></div>',
    '<div style="overflow:hidden;height:20px">clipped but there</div>',
    '<p style="margin-left:-20px">outdented</p>',
  ])('but %s is seen', (html) => {
    expect(readHtml(html).hidden).toEqual([])
  })

  test('alternative texts of pictures are kept apart', () => {
    expect(readHtml('<img alt="Leave a review" src="x">').hidden).toEqual([
      { origin: 'alt', text: 'Leave a review' },
    ])
  })
})

describe('hostile HTML', () => {
  test('nested too deep is not taken for whole', () => {
    const { truncated } = readHtml(`${'<div>'.repeat(10_000)}review`)
    expect(truncated).toBe(true)
  })

  test.each([
    ['<'.repeat(100_000)],
    ['&'.repeat(100_000)],
    ['<span>a</span>'.repeat(20_000)],
    ['<b a'.repeat(10_000)],
  ])('of a hundred thousand characters is read to its end', (html) => {
    expect(readHtml(html).text.length).toBeLessThanOrEqual(html.length)
  })

  test('of any kind never throws, and every run lies at its place in the text', () => {
    const parts = [
      '<p>',
      '</p>',
      '<b style="color:red">',
      '</b>',
      'word',
      ' ',
      '\n',
      '<br>',
      '<td>',
      '<!--',
      '-->',
      '&lt;',
      '<a href=x>',
      '</a>',
      '<svg>',
      '<pre>',
      '</pre>',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), (tokens) => {
        const { text, runs } = readHtml(tokens.join(''))
        for (const { start, end, node, positions } of runs) {
          expect(positions).toHaveLength(end - start)
          const shown = positions.map((position) => node.value[position]).join('')
          expect(text.slice(start, end).replace(/\s/g, ' ')).toBe(shown.replace(/\s/g, ' '))
        }
      }),
      { numRuns: 500 },
    )
  })
})
