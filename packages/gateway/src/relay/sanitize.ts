// The HTML that leaves: layout and words, nothing that runs, phones home, hides or names its author.
import sanitizeHtml from 'sanitize-html'

const TAGS =
  'a b big blockquote body br center code col colgroup dd div dl dt em font h1 h2 h3 h4 h5 h6 hr html i img li ol p pre s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  )

const LAYOUT = [
  'align',
  'valign',
  'width',
  'height',
  'bgcolor',
  'border',
  'cellpadding',
  'cellspacing',
  'colspan',
  'rowspan',
  'dir',
  'role',
  'lang',
  'style',
]

/** No URL, no script, no escape that could spell one; lengths and colours need none of these. */
const HARMLESS = /^(?!.*(?:url|expression|import|javascript|\\|\/\*))[^;{}<>]{1,100}$/i

const STYLES = [
  ...'color background-color background font font-family font-size font-style font-weight line-height letter-spacing'.split(
    ' ',
  ),
  ...'text-align text-decoration text-transform vertical-align white-space direction'.split(' '),
  ...'width max-width min-width height padding padding-top padding-right padding-bottom padding-left'.split(
    ' ',
  ),
  ...'margin margin-top margin-right margin-bottom margin-left border border-top border-right border-bottom border-left'.split(
    ' ',
  ),
  ...'border-collapse border-color border-radius border-spacing border-style border-width list-style list-style-type'.split(
    ' ',
  ),
]

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    '*': LAYOUT,
    a: ['href', ...LAYOUT],
    img: ['src', ...LAYOUT],
    font: ['color', 'face', 'size'],
  },
  allowedStyles: { '*': Object.fromEntries(STYLES.map((name) => [name, [HARMLESS]])) },
  allowedSchemes: ['http', 'https'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  nonTextTags: [
    'style',
    'script',
    'textarea',
    'option',
    'noscript',
    'title',
    'template',
    'svg',
    'math',
    'select',
  ],
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
}

/** Cleans HTML for delivery. Remote pictures go, because they tell their owner who opened the mail, and when. */
export function sanitizeForDelivery(html: string): string {
  return sanitizeHtml(html, OPTIONS)
}
