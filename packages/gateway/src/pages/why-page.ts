// "Why?": what a sender is linked to from an SMTP reply or a notice. The link may be passed on, so the page shows the
// decision and what the message was taken for, and neither its text nor anybody's name.
import { confidenceWord, type Segment } from '@comity/judge'
import { html } from 'ghtml'
import type { MessageView } from '../messages/message-view.ts'
import { type Markup, page } from './layout.ts'
import { outcomeMark, timeMark, verdictMark } from './marks.ts'

/** The page for one message. */
export function whyPage({ decision, judgement, received_at, from }: MessageView): string {
  return page(
    { title: 'Why was this decided?' },
    html`<main>
<p class="kicker">Comity · about one message</p>
<h1>${decision.because}</h1>
<p>!${outcomeMark(decision.outcome)} !${verdictMark(judgement?.verdict ?? null)} · received !${timeMark(received_at)}</p>
!${decision.how_to_fix ? html`<section><h2>What you can do</h2><p>${decision.how_to_fix}</p></section>` : ''}
!${decision.warnings.length > 0 ? warningsOf(decision.warnings) : ''}
!${judgement ? readingOf(judgement.segments, decision.trimmed?.left_out ?? []) : buyerNote(from)}
<section><h2>Which rule</h2>
<p>Rule <code>${decision.rule}</code> of the policy ${decision.policy.name}, version ${decision.policy.version};
code <code>${decision.code}</code>.</p></section>
</main>`,
  )
}

function warningsOf(warnings: MessageView['decision']['warnings']): Markup {
  const items = warnings.map(({ because }) => html`<li>${because}</li>`).join('')
  return html`<section><h2>Please note</h2><ul>!${items}</ul></section>`
}

function buyerNote(from: 'seller' | 'buyer'): Markup {
  return from === 'buyer' ? '<p>A buyer’s message is passed on as it is; it is not judged.</p>' : ''
}

function readingOf(segments: readonly Segment[], leftOut: readonly number[]): Markup {
  const rows = segments
    .map((segment, index) => ({ segment, index }))
    .filter(({ segment }) => segment.class !== 'neutral' || segment.intent === 'other')
  if (rows.length === 0)
    return '<section><h2>How it was read</h2><p>Nothing but what letters are made of: no request, no news.</p></section>'
  return html`<section><h2>How it was read</h2>
<table>
<thead><tr><th scope="col">Part</th><th scope="col">Purpose</th><th scope="col">Class</th><th scope="col">How sure</th></tr></thead>
<tbody>!${rows.map(({ segment, index }) => row(segment, index, leftOut.includes(index))).join('')}</tbody>
</table></section>`
}

function row(segment: Segment, index: number, isLeftOut: boolean): Markup {
  const place = segment.part === 'subject' ? 'Subject' : `Part ${index + 1}`
  const purpose = segment.intent === 'other' ? 'not recognised' : segment.intent.replaceAll('_', ' ')
  return html`<tr><td>${place}${isLeftOut ? ' (left out)' : ''}</td><td>${purpose}</td><td>${segment.class.replace('_', '-')}</td>
<td title="${segment.confidence.toFixed(2)}">${confidenceWord(segment.confidence)}</td></tr>`
}

/** For a link that is wrong or was cut short on its way. */
export function unknownLinkPage(): string {
  return page(
    { title: 'Nothing here' },
    html`<main><h1>This link leads nowhere</h1>
<p>It may have been cut short. Copy the whole line from the message, up to its very end.</p></main>`,
  )
}
