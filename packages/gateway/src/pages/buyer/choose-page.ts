// What a buyer may choose, for one seller and for all. Whoever is handed the link sees the seller's name, what the letter
// was for and the choices, and nothing of the order.
import { html } from 'ghtml'
import { type Markup, page } from '../layout.ts'
import type { Done } from './act.ts'
import { bundleForm, button, choicesForm, doneNote, pauseForm, reportForm, type Scope } from './forms.ts'
import type { Visit } from './visit.ts'
import type { Wishes } from './wishes.ts'

export interface ChooseView {
  readonly visit: Visit
  readonly wishes: Wishes
  readonly now: Date
  /** Why the letter arrived whose link was followed; undefined where there is none. */
  readonly why: string | undefined
  readonly done: Done | undefined
}

export function choosePage({ visit, wishes, now, why, done }: ChooseView): string {
  const { words, language } = visit.spoken
  const titles = titlesOf(visit)
  const form = (scope: Scope) => choicesForm(visit, { scope, refused: wishes[scope], title: titles[scope] })
  return page(
    { title: words.title, language },
    html`<main>
!${done ? doneNote(visit, done, { wishes, who: titles[done.scope] }) : ''}
<h1>${words.title}</h1>
<p>${words.always}</p>
!${bundleForm(visit, wishes)}
!${visit.seller ? `${form('seller')}${onlyNeeded(visit, 'seller', wishes)}` : ''}
!${form('all')}
!${onlyNeeded(visit, 'all', wishes)}
!${pauseForm(visit, wishes, now)}
!${why === undefined ? '' : html`<section><h2>${words.whyTitle}</h2><p>${why}</p>!${reportForm(visit)}</section>`}
<section><p><a href="/p/ask">${words.askTitle}</a></p></section>
</main>`,
  )
}

/** The headings of the two forms. */
function titlesOf({ spoken: { words }, seller }: Visit): Readonly<Record<Scope, string>> {
  return { seller: words.fromSeller.replace('{seller}', seller?.name ?? ''), all: words.fromAll }
}

/** Everything refused with one click; gone where that is so. */
function onlyNeeded(visit: Visit, scope: Scope, wishes: Wishes): Markup {
  if (wishes[scope].length === 4) return ''
  return button(visit, { do: 'stop', scope }, { label: visit.spoken.words.stopButton, isQuiet: true })
}

/** Asks before it does anything: whoever only opens the link, a scanner for instance, changes nothing. */
export function stopPage(visit: Visit, more: string): string {
  const { words, language } = visit.spoken
  return page(
    { title: words.title, language },
    html`<main>
<h1>${words.stopTitle.replace('{seller}', visit.seller?.name ?? '')}</h1>
<p>${words.always}</p>
!${button(visit, { do: 'stop', scope: 'seller' }, { label: words.stopButton })}
<p><a href="${more}">${words.more}</a></p>
</main>`,
  )
}
