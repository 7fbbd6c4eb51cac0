// The rules as every seller may read them, before he writes: what always arrives, what buyers may refuse, what no message
// may hold, and each rule of the policy in force with its sentence. Nothing here is known to the operator alone.
import { describeIntents, type Intent } from '@comity/judge'
import { html } from 'ghtml'
import type { RulesView } from '../policies/rules-view.ts'
import { type Markup, page } from './layout.ts'
import { outcomeMark } from './marks.ts'

const CATEGORY_TITLES = {
  reviews: 'Requests for reviews and feedback',
  updates: 'News of the order',
  help: 'Help and service',
  offers: 'Offers',
} as const

export function rulesPage(rules: RulesView): string {
  return page(
    { title: 'The rules for sellers' },
    html`<main>
<p class="kicker">Comity · for sellers</p>
<h1>What reaches a buyer, and what does not</h1>
<p>Every message is judged by its content. This page is the policy in force, <code>${rules.name}</code> version
${rules.version} (${rules.title.toLowerCase()}), written out. Each decision names the rule it followed.</p>
!${section('What always arrives', 'An order cannot be completed without it, so no buyer can switch it off. A message that', classList(rules, 'critical'))}
!${refusable(rules)}
!${section('What no message may hold', 'A message is refused, or goes out without that part, if it', classList(rules, 'prohibited'))}
!${noticesOf(rules)}
!${reasonsOf(rules)}
!${rulesOf(rules)}
!${gatesOf(rules)}
</main>`,
  )
}

function section(title: string, lead: string, list: Markup): Markup {
  return html`<section><h2>${title}</h2><p>${lead}</p>!${list}</section>`
}

function classList({ intents }: RulesView, group: string): Markup {
  return listOf(intents.filter((known) => known.class === group).map(({ intent }) => intent))
}

/** Intents as phrases; those without one, such as a greeting, are no purpose. */
function listOf(intents: readonly Intent[]): Markup {
  const items = intents.map((intent) => html`<li>${describeIntents([intent], 'en')}</li>`)
  return html`<ul class="phrases">!${items.join('')}</ul>`
}

function refusable({ intents }: RulesView): Markup {
  const groups = Object.entries(CATEGORY_TITLES).map(([category, title]) => {
    const inIt = intents.filter((known) => known.class === 'non_critical' && known.category === category)
    return inIt.length === 0 ? '' : html`<h3>${title}</h3>!${listOf(inIt.map(({ intent }) => intent))}`
  })
  return html`<section><h2>What a buyer may refuse</h2>
<p>It goes to buyers who have not refused its kind. In a message that also holds what the order needs, it is left out and
the rest arrives. A message that</p>!${groups.join('')}</section>`
}

function noticesOf({ platform_notices }: RulesView): Markup {
  if (platform_notices.length === 0) return ''
  const items = platform_notices.map(({ title }) => html`<li>${title}</li>`)
  return html`<section><h2>What the marketplace sends itself</h2>
<p>Buyers have it already; the same again from a seller is not delivered.</p><ul class="phrases">!${items.join('')}</ul></section>`
}

function reasonsOf({ reasons }: RulesView): Markup {
  if (reasons.length === 0) return ''
  const rows = reasons.map(
    ({ id, title, states, begun_by, cap }) =>
      html`<tr><td>${title}<br><code>${id}</code></td><td>${states.join(', ') || 'any'}</td><td>${begun_by.join(', ') || 'either'}</td><td>${cap ?? 'no limit'}</td></tr>`,
  )
  return html`<section><h2>Reasons to declare</h2>
<p>A message says for what reason it is sent; its content must bear that out.</p>
!${table('Reasons', ['Reason', 'State of the order', 'Conversation begun by', 'Most an order'], rows)}</section>`
}

function rulesOf({ rules }: RulesView): Markup {
  const rows = rules.map(
    ({ id, when, ...line }) =>
      html`<tr id="rule-${id}"><td><code>${id}</code>!${trial(line)}</td><td>!${sentence(line)}<details><summary>Condition</summary><code>${when}</code></details></td><td>!${outcomeMark(line.outcome)}</td></tr>`,
  )
  return html`<section><h2>The rules, in order</h2>
<p>The first whose condition holds decides.</p>!${table('Rules', ['Rule', 'What the seller is told', 'Outcome'], rows)}</section>`
}

function gatesOf({ gates }: RulesView): Markup {
  if (gates.length === 0) return ''
  const rows = gates.map(
    ({ id, closes, ...line }) =>
      html`<tr id="gate-${id}"><td><code>${id}</code>!${trial(line)}</td><td>${closes}<br>!${sentence(line)}</td><td>!${outcomeMark(line.outcome)}</td></tr>`,
  )
  return html`<section><h2>When and how often</h2>
<p>Asked of what a rule would let out.</p>!${table('Gates', ['Gate', 'When it closes', 'Outcome'], rows)}</section>`
}

function table(label: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>!${heads.map((head) => html`<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>!${rows.join('')}</tbody></table></div>`
}

function sentence({ because, clause }: { because: string; clause?: string }): Markup {
  const told = because.replace(/\{intents\}\.?/, '…')
  return html`${told}!${clause === undefined ? '' : html`<br><span class="quiet">${clause}</span>`}`
}

function trial({ stage, share }: { stage: string; share: number }): Markup {
  if (stage !== 'enforce')
    return html`<br><span class="quiet">on trial (${stage}), decides nothing yet</span>`
  return share < 1 ? html`<br><span class="quiet">for ${Math.round(share * 100)} % of sellers</span>` : ''
}
