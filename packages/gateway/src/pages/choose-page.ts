// What a buyer may choose, on a page that works without scripts: for one seller and for all, by category, each with a
// button of its own. Whoever is handed the link sees the seller's name and the choices, and nothing of the order.
import { CATEGORIES, type Category } from '@comity/policy'
import { html } from 'ghtml'
import { type ChooseWords, chooseWords } from './choose-words.ts'
import { type Markup, page } from './layout.ts'

export interface ChooseView {
  /** Language of the buyer. */
  readonly language: string
  readonly seller: string
  /** Where the forms are sent to. */
  readonly action: string
  /** What he refuses, from this seller and in general. */
  readonly refused: Readonly<Record<'seller' | 'all', readonly Category[]>>
  /** What he has just chosen. */
  readonly done?: 'seller' | 'all' | undefined
}

export function choosePage({ language, seller, action, refused, done }: ChooseView): string {
  const { words, spoken } = chooseWords(language)
  const titles = { seller: words.fromSeller.replace('{seller}', seller), all: words.fromAll }
  const form = (scope: 'seller' | 'all') =>
    html`<form method="post" action="${action}"><fieldset><legend>${titles[scope]}</legend>
<input type="hidden" name="scope" value="${scope}">
!${CATEGORIES.map((category) => checkbox(category, words, { scope, isWanted: !refused[scope].includes(category) })).join('')}
!${scope === 'all' ? html`<p class="quiet">${words.narrow}</p>` : ''}
<button type="submit">${words.save}</button></fieldset></form>`
  return page(
    { title: words.title, language: spoken },
    html`<main>
!${done ? html`<p class="done" role="status">${summary(titles[done], refused[done], words, spoken)}</p>` : ''}
<h1>${words.title}</h1>
<p>${words.always}</p>
!${form('seller')}
!${form('all')}
</main>`,
  )
}

function checkbox(
  category: Category,
  { categories }: ChooseWords,
  { scope, isWanted }: { scope: string; isWanted: boolean },
): Markup {
  const id = `${scope}-${category}`
  const [title, example] = categories[category]
  return html`<p class="choice"><input type="checkbox" id="${id}" name="wanted" value="${category}"!${isWanted ? ' checked' : ''}>
<label for="${id}">${title}<br><span class="quiet">${example}</span></label></p>`
}

/** One sentence that says what still comes. */
function summary(who: string, refused: readonly Category[], words: ChooseWords, spoken: string): string {
  const wanted = CATEGORIES.filter((category) => !refused.includes(category))
  const pattern = wanted.length === 0 ? words.nothing : refused.length === 0 ? words.everything : words.some
  const list = new Intl.ListFormat(spoken, { type: 'conjunction' })
  const what = list.format(wanted.map((category) => words.categories[category][0]))
  return pattern.replace('{who}', who).replace('{what}', what)
}

/** Asks before it does anything: whoever only opens the link, a scanner for instance, changes nothing. */
export function stopPage({
  language,
  seller,
  action,
  more,
}: Omit<ChooseView, 'refused' | 'done'> & { readonly more: string }): string {
  const { words, spoken } = chooseWords(language)
  return page(
    { title: words.title, language: spoken },
    html`<main>
<h1>${words.stopTitle.replace('{seller}', seller)}</h1>
<p>${words.always}</p>
<form method="post" action="${action}"><input type="hidden" name="scope" value="seller">
<button type="submit">${words.stopButton}</button></form>
<p><a href="${more}">${words.more}</a></p>
</main>`,
  )
}
