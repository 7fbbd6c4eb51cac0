// "Why?": what a sender is linked to from an SMTP reply or a notice. The link may be passed on, so the page shows the
// decision and what the message was taken for, and neither its text nor anybody's name.
import { confidenceWord, type Segment } from '@comity/judge'
import { html } from 'ghtml'
import type { MessageView } from '../messages/message-view.ts'
import { APPEAL_DAYS, APPEAL_LIMIT, type AppealView } from '../review/appeals.ts'
import { type Markup, page } from './layout.ts'
import { outcomeMark, timeMark, verdictMark } from './marks.ts'

export interface WhyAppeal {
  readonly made: AppealView | undefined
  /** Where the form is sent; undefined where the decision cannot be appealed. */
  readonly action: string | undefined
  /** What is wrong with what was sent. */
  readonly fault?: string
}

/** The page for one message. */
export function whyPage({ decision, judgement, received_at, from }: MessageView, appeal: WhyAppeal): string {
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
!${appealOf(appeal)}
</main>`,
  )
}

function appealOf({ made, action, fault }: WhyAppeal): Markup {
  const wrong = fault === undefined ? '' : html`<p class="fault" role="alert">${fault}</p>`
  if (made) return `${wrong}${appealMade(made)}`
  if (action === undefined) return wrong
  return html`<section id="appeal"><h2>You see it otherwise?</h2>
<p>A person will read the message again and answer you. Each decision can be appealed once, within ${APPEAL_DAYS} days.</p>
!${wrong}
<form method="post" action="${action}">
<p class="field"><label for="words">Why is the decision wrong?</label>
<textarea id="words" name="words" rows="5" maxlength="${APPEAL_LIMIT}" required></textarea></p>
<button type="submit">Send the appeal</button>
</form></section>`
}

function appealMade({ made_at, answered_at, granted, answer }: AppealView): Markup {
  const state =
    answered_at === null
      ? html`<p>A person will read the message again. You will be told by mail, and here.</p>`
      : html`<p><strong>${granted ? 'Decided for you' : 'The decision stands'}</strong>, !${timeMark(answered_at)}: ${answer ?? ''}</p>`
  return html`<section id="appeal"><h2>Your appeal</h2>
<p>Made !${timeMark(made_at)}.</p>
!${state}</section>`
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
