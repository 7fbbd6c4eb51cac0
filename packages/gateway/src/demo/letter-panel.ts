// One letter, open: as it arrived or as it was written, and the story of what was decided.
import { confidenceWord } from '@comity/judge'
import { html } from 'ghtml'
import type { MessageView } from '../messages/message-view.ts'
import type { Markup } from '../pages/layout.ts'
import { outcomeMark, timeMark, verdictMark } from '../pages/marks.ts'
import type { OpenLetter } from './demo-page.ts'
import type { ArrivedMail, DemoParty } from './demo-view.ts'

const DELIVERY = {
  delivered: 'Handed over',
  deferred: 'Not taken yet, to be tried again',
  failed: 'Given up',
  bounced: 'Came back',
} as const

/** What the party sees of a letter, then why. */
export function letterPanel({ letter, message }: OpenLetter, party: DemoParty): Markup {
  const { arrived, kind, subject } = letter
  return html`<article><h2>${subject || 'No subject'}</h2>
!${arrived ? arrivedMail(arrived) : message ? writtenText(message, kind === 'sent', party) : ''}
!${message ? story(message) : ''}
</article>`
}

function arrivedMail({ mail, keptAt }: ArrivedMail): Markup {
  const body =
    mail.body?.kind === 'html'
      ? html`<iframe sandbox title="The letter as it looks" srcdoc="${mail.body.html}"></iframe>`
      : html`<div class="letter">${mail.visible?.text ?? ''}</div>`
  return html`<p class="quiet">From ${mail.from.join(', ')} · arrived !${timeMark(keptAt)}</p>!${body}`
}

function writtenText({ text, from, decision }: MessageView, isSent: boolean, party: DemoParty): Markup {
  const note = isSent
    ? 'As it was written.'
    : decision.outcome === 'deliver' || decision.outcome === 'trim'
      ? 'On its way.'
      : `This never reached ${party.name}; it is shown because this is a demo.`
  return html`<p class="quiet">${from === 'seller' ? 'From the seller.' : 'From the buyer.'} ${note}</p><div class="letter">${text}</div>`
}

function story(message: MessageView): Markup {
  const { decision, judgement, deliveries, notices, received_at, earlier_decisions } = message
  const steps = [
    html`<li>Received !${timeMark(received_at)} by ${message.transport === 'smtp' ? 'SMTP' : 'the API'}.</li>`,
    judgement
      ? html`<li>Judged !${verdictMark(judgement.verdict)}.!${reading(message)}</li>`
      : '<li>Not judged: a buyer’s message is passed on as it is.</li>',
    ...earlier_decisions.map((earlier) => html`<li>First decided: ${earlier.because}</li>`),
    html`<li>!${outcomeMark(decision.outcome)} ${decision.because} <span class="quiet">Rule ${decision.rule}, ${decision.policy.name} ${decision.policy.version}.</span></li>`,
    ...(decision.how_to_fix ? [html`<li>Told what to do: ${decision.how_to_fix}</li>`] : []),
    ...notices.map((notice) => html`<li>The ${notice.to} was sent a notice: ${notice.subject}</li>`),
    ...deliveries
      .filter(({ of }) => of === 'message')
      .map(({ result, attempted_at }) => html`<li>${DELIVERY[result]} !${timeMark(attempted_at)}.</li>`),
  ]
  return html`<section class="story"><h3>What was decided, and why</h3><ol>!${steps.join('')}</ol></section>`
}

function reading({ judgement, decision }: MessageView): Markup {
  const leftOut = new Set(decision.trimmed?.left_out ?? [])
  const rows = (judgement?.segments ?? []).map((segment, index) => {
    const because =
      segment.because.length > 0 ? html` <span class="quiet">“${segment.because.join('”, “')}”</span>` : ''
    return html`<li class="${segment.class}">!${leftOut.has(index) ? html`<del>${segment.text}</del>` : html`${segment.text}`}
<span class="purpose" title="${segment.confidence.toFixed(2)}">${segment.intent.replaceAll('_', ' ')}, ${confidenceWord(segment.confidence)}</span>!${because}</li>`
  })
  return html`<ul class="segments">!${rows.join('')}</ul>`
}
