// The shelf, one message of it: the full text of a message that was trimmed, for its buyer who wants to look.
import { html } from 'ghtml'
import type { MessageView } from '../messages/message-view.ts'
import { page } from './layout.ts'
import { timeMark } from './marks.ts'

/** The full text as it was written; parts that were left out of the mail are marked. */
export function shelfPage(message: MessageView): string {
  const { subject, text, judgement, decision, received_at } = message
  const leftOut = new Set(decision.trimmed?.left_out ?? [])
  const cuts = (judgement?.segments ?? []).filter(
    (segment, index) => leftOut.has(index) && segment.part === 'body',
  )
  return page(
    { title: subject || 'Message' },
    html`<main>
<p class="kicker">The whole message, as the seller wrote it</p>
<h1>${subject || 'No subject'}</h1>
<p>Received !${timeMark(received_at)}. What your order does not need was left out of the mail; it is marked here.</p>
<div class="letter">!${marked(text, cuts)}</div>
</main>`,
  )
}

function marked(text: string, cuts: readonly { readonly start: number; readonly end: number }[]): string {
  let markup = ''
  let from = 0
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    markup += html`${text.slice(from, start)}<mark>${text.slice(start, end)}</mark>`
    from = end
  }
  return markup + html`${text.slice(from)}`
}
