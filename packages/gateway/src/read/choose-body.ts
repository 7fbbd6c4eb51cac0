// A mail may say one thing in its plain part and another in its HTML part. What is judged must be what is delivered,
// so one body is chosen here and everything behind works on it alone.
import { type VisibleText, visibleHtml, visiblePlain } from '@comity/judge'
import type { Body } from '@comity/policy'

export interface ChosenBody {
  readonly body: Body
  readonly visible: VisibleText
}

/** HTML beyond this is not mail that a person wrote or reads; it is a part that could not be read whole. */
const HTML_LIMIT = 1_000_000

/** A mail client's own conversion changes marks and links, hardly words: below this share the parts differ. */
const SAME_WORDS_SHARE = 0.9

/**
 * Chooses the HTML where it says all that the plain part says, so that layout survives. Where the plain part says more,
 * both texts are joined as plain text, so that nothing goes unjudged or undelivered. Undefined: nothing could be read.
 */
export function chooseBody(plain: string | undefined, html: string | undefined): ChosenBody | undefined {
  const text = plain?.trim() === '' ? undefined : plain
  if (html === undefined) return text === undefined ? undefined : plainBody(text)
  const visible = html.length > HTML_LIMIT ? undefined : visibleHtml(html)
  if (!visible) return undefined
  if (text === undefined || saysAllOf(visible.text, text)) return { body: { kind: 'html', html }, visible }
  const joined = saysAllOf(text, visible.text) ? text : `${visible.text}\n\n${text}`
  const chosen = plainBody(joined)
  return { body: chosen.body, visible: { ...chosen.visible, hidden: visible.hidden, images: visible.images } }
}

function plainBody(text: string): ChosenBody {
  const visible = visiblePlain(text)
  return { body: { kind: 'plain', text: visible.text }, visible }
}

/** Compares by distinct words: order and breaks are the layout's business. */
function saysAllOf(text: string, other: string): boolean {
  const words = new Set(wordsOf(text))
  const wanted = new Set(wordsOf(other))
  let found = 0
  for (const word of wanted) if (words.has(word)) found += 1
  return wanted.size === 0 || found / wanted.size >= SAME_WORDS_SHARE
}

/** Words of a text; URLs are left out, because plain parts spell them out where HTML hides them in links. */
function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\bhttps?:\/\/\S+/gi, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
