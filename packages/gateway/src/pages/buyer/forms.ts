// The parts that the buyer's pages are made of. Each form says by `do` what it is for.
import { CATEGORIES, type Category } from '@comity/policy'
import { html } from 'ghtml'
import type { Markup } from '../layout.ts'
import type { Done } from './act.ts'
import { dayInWords, pauseDays } from './dates.ts'
import type { Visit } from './visit.ts'
import type { Wishes } from './wishes.ts'
import type { BuyerWords } from './words/buyer-words.ts'

/** Whose letters a form is about. */
export type Scope = Done['scope']

/** A form of one button, with what it sends. */
export function button(
  visit: Visit,
  sends: Readonly<Record<string, string | readonly string[]>>,
  { label, isQuiet = false }: { label: string; isQuiet?: boolean },
): Markup {
  const fields = Object.entries(sends).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  )
  return html`<form method="post" action="${visit.action}">!${fields
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
    .join('')}<button type="submit" class="${isQuiet ? 'second' : ''}">${label}</button></form>`
}

/** Four kinds, each with an example, for one seller or for all. `seller` names him where the link does not. */
export function choicesForm(
  visit: Visit,
  {
    scope,
    refused,
    title,
    seller,
  }: { scope: Scope; refused: readonly Category[]; title: string; seller?: string },
): Markup {
  const { words } = visit.spoken
  const id = seller === undefined ? scope : `${scope}-${seller.replace(/[^\w-]/g, '_')}`
  return html`<form method="post" action="${visit.action}"><fieldset><legend>${title}</legend>
<input type="hidden" name="do" value="save"><input type="hidden" name="scope" value="${scope}">
!${seller === undefined ? '' : html`<input type="hidden" name="seller" value="${seller}">`}
!${CATEGORIES.map((category) => checkbox(words, { id: `${id}-${category}`, category, isWanted: !refused.includes(category) })).join('')}
!${scope === 'all' ? html`<p class="quiet">${words.narrow}</p>` : ''}
<button type="submit">${words.save}</button></fieldset></form>`
}

function checkbox(
  { categories }: BuyerWords,
  { id, category, isWanted }: { id: string; category: Category; isWanted: boolean },
): Markup {
  const [title, example] = categories[category]
  return html`<p class="choice"><input type="checkbox" id="${id}" name="wanted" value="${category}"!${isWanted ? ' checked' : ''}>
<label for="${id}">${title}<br><span class="quiet">${example}</span></label></p>`
}

/** Says that a setting was read as a refusal, and asks; nothing where none was. */
export function bundleForm(visit: Visit, { bundled }: Wishes): Markup {
  if (bundled.length === 0) return ''
  const { words } = visit.spoken
  return html`<section class="asks"><p>${words.bundled.replace('{marketplace}', visit.marketplace.name)}</p>
<div class="buttons">!${button(visit, { do: 'settle', answer: 'keep' }, { label: words.keep })}
!${button(visit, { do: 'settle', answer: 'allow' }, { label: words.allow, isQuiet: true })}</div></section>`
}

/** A pause until a day, or its end. */
export function pauseForm(visit: Visit, { pausedUntil }: Wishes, now: Date): Markup {
  const { words } = visit.spoken
  if (pausedUntil)
    return html`<section><h2>${words.pauseTitle}</h2><p>${words.paused.replace('{date}', dayInWords(pausedUntil, visit))}</p>
!${button(visit, { do: 'resume' }, { label: words.pauseEnd, isQuiet: true })}</section>`
  const { first, last } = pauseDays(now, visit.buyer.timeZone)
  return html`<section><h2>${words.pauseTitle}</h2><p>${words.pauseText}</p>
<form method="post" action="${visit.action}"><input type="hidden" name="do" value="pause">
<p class="field"><label for="until">${words.pauseUntil}</label>
<input type="date" id="until" name="until" min="${first}" max="${last}" required></p>
<button type="submit" class="second">${words.pauseButton}</button></form></section>`
}

/** Why a letter arrived cannot be argued with; that it should not have can be reported. */
export function reportForm(visit: Visit): Markup {
  const { words } = visit.spoken
  const kinds = Object.entries(words.report)
  return html`<details><summary>${words.reportTitle}</summary>
<form method="post" action="${visit.action}"><fieldset><legend>${words.reportTitle}</legend><input type="hidden" name="do" value="report">
!${kinds
    .map(
      ([kind, title]) =>
        html`<p class="choice"><input type="radio" id="report-${kind}" name="kind" value="${kind}" required><label for="report-${kind}">${title}</label></p>`,
    )
    .join('')}
<p class="field"><label for="words">${words.reportWords}</label><textarea id="words" name="words" rows="3" maxlength="1000"></textarea></p>
<button type="submit" class="second">${words.reportButton}</button></fieldset></form></details>`
}

/** What was just done, in one sentence, and the button that takes it back. */
export function doneNote(visit: Visit, done: Done, { wishes, who }: { wishes: Wishes; who: string }): Markup {
  const { words } = visit.spoken
  const undo =
    done.events.length === 0
      ? ''
      : button(visit, { do: 'undo', event: done.events }, { label: words.undo, isQuiet: true })
  return html`<div class="done" role="status"><p>${sentence(visit, done, { wishes, who })}</p>!${undo}</div>`
}

function sentence(
  visit: Visit,
  { what, scope }: Done,
  { wishes, who }: { wishes: Wishes; who: string },
): string {
  const { words } = visit.spoken
  if (what === 'reported') return words.reported
  if (what === 'undone') return words.undone
  if (what === 'resumed') return words.pauseEnded
  if (what === 'paused' && wishes.pausedUntil)
    return words.paused.replace('{date}', dayInWords(wishes.pausedUntil, visit))
  return summary(visit, who, wishes[scope])
}

/** One sentence that says what still comes. */
export function summary({ spoken }: Visit, who: string, refused: readonly Category[]): string {
  const { words, language } = spoken
  const wanted = CATEGORIES.filter((category) => !refused.includes(category))
  const pattern = wanted.length === 0 ? words.nothing : refused.length === 0 ? words.everything : words.some
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const what = list.format(wanted.map((category) => words.categories[category][0]))
  return pattern.replace('{who}', who).replace('{what}', what)
}
