// The share of buyers who refuse something, over time, beside the line that no marketplace should be surprised by: in the
// first test of 2017 up to a fifth of the buyers counted as refusing, most of them by a setting about something else.
import { html } from 'ghtml'
import { type Markup, page } from '../pages/layout.ts'
import type { RefusalDay } from '../preferences/refusal-share.ts'

const WIDTH = 680
const HEIGHT = 260
const LEFT = 60
const RIGHT = 144
const BOTTOM = 34
const TOP = 16

/** The line of the article. */
const LINE = 0.2

export function refusalsPage(days: readonly RefusalDay[], simulated: number): string {
  return page(
    { title: 'Who refuses · Comity demo' },
    html`<main><p class="kicker"><a href="/demo">Comity demo</a> · a simulated marketplace</p>
<h1>Buyers who refuse letters, % of all buyers</h1>
<p>${sentence(days)} ${simulated} of the buyers are simulated, and so is what they chose.</p>
!${chart(days)}
<p class="quiet">The line at 20 % is what a large marketplace found in its first test in March 2017. Most of these buyers had
never said so: a setting about advertising was read as a refusal. Comity keeps the two apart and asks.</p>
<details><summary>The same as a table</summary><div class="scroll">!${table(days)}</div></details>
</main>`,
  )
}

function sentence(days: readonly RefusalDay[]): string {
  const last = days.at(-1)
  if (!last || last.buyers === 0) return 'There are no buyers yet.'
  return `${last.refusing} of ${last.buyers} buyers refuse something (${percent(share(last, 'refusing'))}), ${last.bundled_only} of them only because of a setting.`
}

function share(day: RefusalDay, key: 'refusing' | 'bundled_only'): number {
  return day.buyers === 0 ? 0 : day[key] / day.buyers
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`
}

function chart(days: readonly RefusalDay[]): Markup {
  const top = Math.max(0.25, ...days.map((day) => share(day, 'refusing')))
  const x = (n: number) => LEFT + ((WIDTH - LEFT - RIGHT) * n) / Math.max(1, days.length - 1)
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)
  const path = (key: 'refusing' | 'bundled_only') =>
    days.map((day, n) => `${n === 0 ? 'M' : 'L'}${x(n).toFixed(1)} ${y(share(day, key)).toFixed(1)}`).join('')
  const label = (key: 'refusing' | 'bundled_only', text: string) =>
    html`<text x="${WIDTH - RIGHT + 6}" y="${(y(share(days.at(-1) as RefusalDay, key)) + 4).toFixed(1)}">${text}</text>`
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${sentence(days)}">
!${[0, 0.1, LINE].map((value) => html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" class="${value === LINE ? 'mark-line' : 'grid'}"/><text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value * 100} %</text>`).join('')}
<text x="${LEFT + 4}" y="${y(LINE) - 6}">found in March 2017</text>
<path d="${path('refusing')}" class="series"/><path d="${path('bundled_only')}" class="series second"/>
!${label('refusing', 'refuse')}!${label('bundled_only', 'by a setting')}
<text x="${LEFT}" y="${HEIGHT - 8}">${days[0]?.day ?? ''}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 8}" text-anchor="end">${days.at(-1)?.day ?? ''}</text>
</svg>`
}

function table(days: readonly RefusalDay[]): Markup {
  const rows = days.map(
    (day) =>
      html`<tr><td>${day.day}</td><td>${day.buyers}</td><td>${day.refusing}</td><td>${day.bundled_only}</td><td>${percent(share(day, 'refusing'))}</td></tr>`,
  )
  return html`<table><thead><tr><th scope="col">Day</th><th scope="col">Buyers</th><th scope="col">Refuse</th><th scope="col">By a setting</th><th scope="col">Share</th></tr></thead><tbody>!${rows.join('')}</tbody></table>`
}
