// The shelf, one message of it: the full text of a message that was trimmed, for its buyer who wants to look.
import type { Segment } from '@comity/judge'
import { html } from 'ghtml'
import type { MessageView } from '../messages/message-view.ts'
import { page } from './layout.ts'
import { timeMark } from './marks.ts'

/**
 * The text as it was written, with the parts that were left out of the mail marked. What no buyer may be sent is not
 * shown here either, and the seller's own addresses are masked as in every mail of his.
 */
export function shelfPage(message: MessageView, mask: (text: string) => string, chooseUrl: string): string {
  const { subject, text, judgement, decision, received_at } = message
  const leftOut = new Set(decision.trimmed?.left_out ?? [])
  const cuts = (judgement?.segments ?? []).filter(
    (segment, index) => leftOut.has(index) && segment.part === 'body',
  )
  return page(
    { title: mask(subject) || 'Message' },
    html`<main>
<p class="kicker">The whole message, as the seller wrote it</p>
<h1>${mask(subject) || 'No subject'}</h1>
<p>Received !${timeMark(received_at)}. What your order does not need was left out of the mail; it is marked here.</p>
<p><a href="${chooseUrl}">Choose what sellers may write to you</a></p>
<div class="letter">!${marked(text, cuts, mask)}</div>
</main>`,
  )
}

const NOT_SHOWN = 'This part is not shown, because this marketplace does not allow it.'

function marked(text: string, cuts: readonly Segment[], mask: (text: string) => string): string {
  let markup = ''
  let from = 0
  for (const { start, end, class: group } of [...cuts].sort((a, b) => a.start - b.start)) {
    const cut = group === 'prohibited' ? NOT_SHOWN : mask(text.slice(start, end))
    markup += html`${mask(text.slice(from, start))}<mark>${cut}</mark>`
    from = end
  }
  return markup + html`${mask(text.slice(from))}`
}
