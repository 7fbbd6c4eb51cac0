// Takes a buyer's own links out of his answers: mail programs quote the letter with them, and who has them can choose for
// him.
import type { Body } from '@comity/policy'

const SLASH = String.raw`(?:\/|%2f|&#x2f;|&#47;)`

/** Clients break long lines, and mark the next one as quoted. */
const BROKEN = String.raw`(?:=?\r?\n[> ]*)?`

/** The path of each purpose, with the length of its tokens (links.ts). */
function link(purposes: string, length: number): RegExp {
  const token = String.raw`[\w-](?:${BROKEN}[\w-]){${length - 1}}`
  const host = String.raw`(?:https?:[^\s"'<>()]{1,300}?)?`
  return new RegExp(
    `${host}${SLASH}p${SLASH}(?:${purposes})${SLASH}${BROKEN}${token}(?:${SLASH}data\\.json)?`,
    'gi',
  )
}

/** A mailbox that refuses. */
const MAILBOX = /stop-[\da-f]{56}(?:@|%40|&#64;|&#x40;)[\w.-]+/gi

const PATTERNS = [link('stop|choose|message', 59), link('all|mine', 64), MAILBOX]

/** What stands in its place; no words, for it may stand inside a link. */
const NOTHING = '#'

/** The body without them, wherever the gateway is reached and whatever a mail program wrapped around them. */
export function withoutBuyerLinks(body: Body): Body {
  const clean = (text: string) => PATTERNS.reduce((rest, pattern) => rest.replace(pattern, NOTHING), text)
  return body.kind === 'plain' ? { ...body, text: clean(body.text) } : { ...body, html: clean(body.html) }
}
