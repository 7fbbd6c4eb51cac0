// Everything that concerns one buyer, behind a link that was mailed to his own address: his choices for all sellers and
// for each, the letters that were kept back, what was chosen when, his data.
import { html } from 'ghtml'
import type { PreferenceEvent } from '../../preferences/read-preferences.ts'
import { type Markup, page } from '../layout.ts'
import type { Done } from './act.ts'
import { dayInWords, timeInWords } from './dates.ts'
import { bundleForm, button, choicesForm, doneNote, pauseForm, summary } from './forms.ts'
import { type KeptLetter, type KnownSeller, SHOWN } from './mine.ts'
import type { Visit } from './visit.ts'
import type { Wishes } from './wishes.ts'
import type { BuyerWords } from './words/buyer-words.ts'

export interface MineView {
  readonly visit: Visit
  readonly wishes: Wishes
  readonly now: Date
  readonly sellers: readonly { readonly seller: KnownSeller; readonly wishes: Wishes }[]
  readonly kept: readonly (KeptLetter & { readonly url: string })[]
  readonly chosen: readonly PreferenceEvent[]
  readonly done: Done | undefined
}

export function minePage(view: MineView): string {
  const { visit, wishes, now, done } = view
  const { words, language } = visit.spoken
  return page(
    { title: words.mineTitle, language },
    html`<main>
!${done ? doneNote(visit, done, doneAbout(view, done)) : ''}
<h1>${words.mineTitle}</h1>
<p>${words.always}</p>
!${bundleForm(visit, wishes)}
!${choicesForm(visit, { scope: 'all', refused: wishes.all, title: words.fromAll })}
!${pauseForm(visit, wishes, now)}
!${sellersPart(view)}
!${keptPart(view)}
!${chosenPart(view)}
!${dataPart(visit)}
</main>`,
  )
}

/** A choice for one seller is told with his own wishes. */
function doneAbout({ visit, wishes, sellers }: MineView, { scope }: Done): { wishes: Wishes; who: string } {
  const { words } = visit.spoken
  const one = scope === 'seller' ? sellers.find(({ seller }) => seller.id === visit.seller?.id) : undefined
  return one
    ? { wishes: one.wishes, who: words.fromSeller.replace('{seller}', one.seller.name) }
    : { wishes, who: words.fromAll }
}

function sellersPart({ visit, sellers }: MineView): Markup {
  if (sellers.length === 0) return ''
  const { words } = visit.spoken
  const one = ({ seller, wishes }: MineView['sellers'][number]) => {
    const title = words.fromSeller.replace('{seller}', seller.name)
    const form = choicesForm(visit, {
      ...{ scope: 'seller', refused: wishes.seller, title, seller: seller.external_id },
    })
    return html`<details><summary>${seller.name}<br><span class="quiet">${summary(visit, title, wishes.seller)}</span></summary>!${form}</details>`
  }
  return html`<section><h2>${words.sellersTitle}</h2>!${sellers.map(one).join('')}</section>`
}

function keptPart({ visit, kept }: MineView): Markup {
  const { words } = visit.spoken
  if (kept.length === 0)
    return html`<section id="kept"><h2>${words.shelfTitle}</h2><p class="quiet">${words.shelfNone}</p></section>`
  const one = ({ url, subject, seller, received_at }: MineView['kept'][number]) =>
    html`<li><a href="${url}">${subject || words.noSubject}</a><br>
<span class="quiet">${seller} · ${timeInWords(received_at, visit)}</span></li>`
  return html`<section id="kept"><h2>${words.shelfTitle}</h2><p>${words.shelfText}</p>
<ul class="letters">!${kept.map(one).join('')}</ul>!${older(visit, 'kept', kept)}</section>`
}

function chosenPart({ visit, chosen }: MineView): Markup {
  const { words } = visit.spoken
  if (chosen.length === 0)
    return html`<section id="chosen"><h2>${words.historyTitle}</h2><p class="quiet">${words.historyNone}</p></section>`
  const one = (event: PreferenceEvent) =>
    html`<li>${whatOf(visit, event)}<br><span class="quiet">${timeInWords(event.chosen_at, visit)} · ${words.sources[event.source]}</span></li>`
  return html`<section id="chosen"><h2>${words.historyTitle}</h2>
<ul class="letters">!${chosen.map(one).join('')}</ul>!${older(visit, 'chosen', chosen)}</section>`
}

/** Who, what, and which way. */
function whatOf(visit: Visit, event: PreferenceEvent): string {
  const { words } = visit.spoken
  const who = event.seller_name
    ? words.fromSeller.replace('{seller}', event.seller_name)
    : event.scope.order
      ? words.order.replace('{order}', event.scope.order)
      : words.fromAll
  if (event.category !== 'pause')
    return `${who} · ${kindOf(event.category, words)} · ${words.events[event.choice]}`
  if (event.choice === 'undo' || !event.until)
    return `${who} · ${event.choice === 'undo' ? words.events.undo : words.events.resume}`
  return `${who} · ${words.events.pause.replace('{date}', dayInWords(event.until, visit))}`
}

function kindOf(category: string, { categories, everyKind }: BuyerWords): string {
  return categories[category as keyof typeof categories]?.[0] ?? everyKind
}

/** Where a page is full there may be more. */
function older(visit: Visit, list: 'kept' | 'chosen', items: readonly { readonly id: string }[]): Markup {
  const last = items.at(-1)
  if (!last || items.length < SHOWN) return ''
  return html`<p><a href="${visit.action}?${list}=${last.id}#${list}">${visit.spoken.words.older}</a></p>`
}

function dataPart(visit: Visit): Markup {
  const { words } = visit.spoken
  return html`<section><h2>${words.closeTitle}</h2><p>${words.closeText}</p>
!${button(visit, { do: 'close' }, { label: words.closeButton, isQuiet: true })}</section>
<section><h2>${words.exportTitle}</h2><p>${words.exportText}</p>
<p><a href="${visit.action}/data.json" download>${words.exportButton}</a></p></section>
<section><h2>${words.eraseTitle}</h2><p>${words.eraseText}</p>
<form method="post" action="${visit.action}"><input type="hidden" name="do" value="erase">
<p class="choice"><input type="checkbox" id="sure" name="sure" value="yes" required><label for="sure">${words.eraseConfirm}</label></p>
<button type="submit" class="grave">${words.eraseButton}</button></form></section>`
}
