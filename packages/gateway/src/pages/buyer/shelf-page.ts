// The shelf, one message of it: the full text of a message that was trimmed or withheld, for its buyer who wants to look.
import type { Segment } from '@comity/judge'
import { html } from 'ghtml'
import type { MessageView } from '../../messages/message-view.ts'
import { type Markup, page } from '../layout.ts'
import { timeInWords } from './dates.ts'
import type { Visit } from './visit.ts'

/**
 * The text as it was written, with the parts that were left out of the mail marked. What no buyer may be sent is not
 * shown here either, and the seller's own addresses are masked as in every mail of his.
 */
export function shelfPage(
  visit: Visit,
  message: MessageView,
  { mask, chooseUrl }: { mask: (text: string) => string; chooseUrl: string },
): string {
  const { subject, text, judgement, decision, received_at } = message
  const { words, language } = visit.spoken
  const leftOut = new Set(decision.trimmed?.left_out ?? [])
  const cuts = (judgement?.segments ?? []).filter(
    (segment, index) => segment.part === 'body' && (leftOut.has(index) || segment.class === 'prohibited'),
  )
  const title = mask(subject) || words.noSubject
  return page(
    { title, language },
    html`<main>
<p class="kicker">${words.shelfWhole}</p>
<h1>${title}</h1>
<p>${words.shelfReceived.replace('{date}', timeInWords(received_at, visit))}</p>
<p><a href="${chooseUrl}">${words.more}</a></p>
<div class="letter">!${marked(text, cuts, { mask, notShown: words.notShown })}</div>
</main>`,
  )
}

function marked(
  text: string,
  cuts: readonly Segment[],
  { mask, notShown }: { mask: (text: string) => string; notShown: string },
): Markup {
  let markup = ''
  let from = 0
  for (const { start, end, class: group } of [...cuts].sort((a, b) => a.start - b.start)) {
    const cut = group === 'prohibited' ? notShown : mask(text.slice(start, end))
    markup += html`${mask(text.slice(from, start))}<mark>${cut}</mark>`
    from = end
  }
  return markup + html`${mask(text.slice(from))}`
}
