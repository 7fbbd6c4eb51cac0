// What one can do on the demo page: write as the party, and switch a buyer's choices.
import { html } from 'ghtml'
import type { Order } from '../directory/orders.ts'
import type { Markup } from '../pages/layout.ts'
import { SELLERS } from './cast.ts'
import type { DemoParty, Letter, PartyView } from './demo-view.ts'

function keyOf({ role, id }: DemoParty): string {
  return `${role}:${id}`
}

/** "Send as this party": an ordinary letter; a seller may claim that the order needs it. */
export function composer({ party, orders }: PartyView, open: Letter | undefined): Markup {
  const answered = open?.message && open.message.from !== party.role ? open : undefined
  const subject = answered ? `Re: ${answered.subject.replace(/^(?:re:\s*)+/i, '')}` : ''
  return html`<section class="compose"><h2>Write as ${party.name}</h2>
<form method="post" action="/demo/send">
<input type="hidden" name="as" value="${keyOf(party)}">
<input type="hidden" name="in_reply_to" value="${answered?.id ?? ''}">
<label>About order
<select name="order">!${orders.map((order) => option(order, party, answered?.message?.order)).join('')}</select></label>
<label>Subject <input name="subject" maxlength="200" value="${subject}"></label>
<label>Letter <textarea name="text" rows="7" maxlength="20000" required></textarea></label>
!${party.role === 'seller' ? CLAIM : ''}
<button type="submit">Send</button>
</form>
<details><summary>Or write with your own mail program</summary>
<p>Send it by this machine’s SMTP port from <code>${party.address}</code> to</p>
<ul>!${orders.map((order) => aliasItem(order, party)).join('')}</ul></details></section>`
}

function aliasItem({ id, aliases }: Order, { role }: DemoParty): Markup {
  return html`<li><code>${role === 'seller' ? aliases.to_buyer : aliases.to_seller}</code> about order ${id}</li>`
}

const CLAIM = `<label class="tick"><input type="checkbox" name="important" value="1"> Additional information required
<small>Says that the order cannot be completed without this. If the content disagrees, it counts as a false claim.</small></label>`

function option(order: Order, party: DemoParty, chosen: string | undefined): Markup {
  const other = party.role === 'seller' ? order.buyer : order.seller
  return html`<option value="${order.id}" !${order.id === chosen ? 'selected' : ''}>${order.id} · ${other} · ${order.items[0]?.title ?? ''}</option>`
}

/** A buyer's switch, for all sellers and for each he bought from. */
export function choicesForm({ party, orders, preferences }: PartyView): Markup {
  const sellers = [...new Set(orders.map(({ seller }) => seller))]
  const rows = [undefined, ...sellers].map((seller) => {
    const current = preferences.findLast(
      ({ scope, category }) => category === 'all' && scope.seller === seller && scope.order === undefined,
    )
    return choiceRow(party, seller, current?.choice)
  })
  return html`<section class="choices"><h2>What ${party.name} accepts</h2>!${rows.join('')}</section>`
}

function nameOf(seller: string): string {
  return SELLERS.find(({ id }) => id === seller)?.name ?? seller
}

function choiceRow(party: DemoParty, seller: string | undefined, choice: 'out' | 'in' | undefined): Markup {
  const isOut = choice === 'out'
  const what =
    choice === undefined && seller !== undefined
      ? 'as for all sellers'
      : isOut
        ? 'only what an order needs'
        : 'everything'
  return html`<form method="post" action="/demo/preference"><input type="hidden" name="as" value="${keyOf(party)}">
<input type="hidden" name="seller" value="${seller ?? ''}"><input type="hidden" name="choice" value="${isOut ? 'in' : 'out'}">
<span>${seller === undefined ? 'From all sellers' : `From ${nameOf(seller)}`}: <strong>${what}</strong></span>
<button type="submit">${isOut ? 'Accept everything' : 'Only what an order needs'}</button></form>`
}
