// Applies a trim to a message: subject, and body as plain text or HTML. What stays is the seller's own words.
import type { Segment } from '@comity/judge'
import { cutHtml } from './html.ts'
import { markerText, neutralSubject } from './marker.ts'

/** The one body that a message is judged by and delivered with. */
export type Body =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string }

export interface TrimInput {
  readonly subject: string
  readonly body: Body
  readonly segments: readonly Segment[]
  /** Indexes of segments. */
  readonly leftOut: readonly number[]
  /** The marketplace's own order id, for a subject that had to go. */
  readonly orderId: string
  /** Language of the buyer, BCP 47. */
  readonly language: string
  /** Where the buyer finds the full text. */
  readonly shelfUrl: string
}

/** Cuts the left-out segments; one line in the buyer's language marks each place. */
export function trimMessage(input: TrimInput): { subject: string; body: Body } {
  const cut = input.leftOut.map((index) => input.segments[index]).filter((segment) => segment !== undefined)
  const subjectGoes = cut.some((segment) => segment.part === 'subject')
  const stretches = cut.filter((segment) => segment.part === 'body').sort((a, b) => a.start - b.start)
  const marker = markerText(input.language)
  const body: Body =
    input.body.kind === 'html'
      ? { kind: 'html', html: cutHtml(input.body.html, stretches, markerHtml(marker, input.shelfUrl)) }
      : { kind: 'plain', text: cutText(input.body.text, stretches, `[${marker}: ${input.shelfUrl}]`) }
  return { subject: subjectGoes ? neutralSubject(input.language, input.orderId) : input.subject, body }
}

function markerHtml(marker: string, url: string): string {
  return `<span style="color:#57606a;font-style:italic">[<a href="${escapeHtml(url)}">${escapeHtml(marker)}</a>]</span>`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Adjacent stretches share one marker, which stands on a line of its own. */
function cutText(text: string, stretches: readonly { start: number; end: number }[], marker: string): string {
  let rest = ''
  let from = 0
  for (const { start, end } of stretches) {
    const between = text.slice(from, start)
    const adjacent = from > 0 && between.trim() === ''
    rest += adjacent ? '' : `${between.replace(/[ \t]+$/, '')}${onOwnLine(between)}${marker}\n`
    from = end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0)
  }
  return (rest + text.slice(from)).replace(/\n{3,}/g, '\n\n')
}

function onOwnLine(before: string): string {
  return before === '' || /\n\s*$/.test(before) ? '' : '\n'
}
