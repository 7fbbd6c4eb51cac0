// The demo's one page: whose eyes you look through, what reached them, and beside each letter what was decided and why.
import { html } from 'ghtml'
import type { MessageView } from '../messages/message-view.ts'
import { type Markup, page } from '../pages/layout.ts'
import { outcomeMark, timeMark, verdictMark } from '../pages/marks.ts'
import { choicesForm, composer } from './demo-forms.ts'
import { type DemoParty, type Letter, PARTIES, type PartyView } from './demo-view.ts'
import { letterPanel } from './letter-panel.ts'

export interface OpenLetter {
  readonly letter: Letter
  readonly message: MessageView | undefined
}

/** The whole page; `told` is a sentence about what was just done. */
export function demoPage(view: PartyView, open: OpenLetter | undefined, told: string | undefined): string {
  const { party } = view
  return page(
    { title: `${party.name} · Comity demo`, sheet: '/demo/demo.css' },
    html`<header class="bar"><p class="kicker">Comity demo</p>
<p>A simulated marketplace. Look through anybody’s eyes; write as a seller; see what arrives, and why. <a href="/demo/refusals">Who refuses, over time</a>.</p></header>
<div class="demo ${open ? 'has-open' : ''}">
<nav class="rail" aria-label="Whose mailbox">!${rail('Sellers', 'seller', party)}!${rail('Buyers', 'buyer', party)}</nav>
<main>
<h1>${party.name}</h1>
<p class="quiet">${party.address}</p>
!${told ? html`<p class="told" role="status">${told}</p>` : ''}
!${party.role === 'buyer' ? choicesForm(view) : ''}
<h2>Letters</h2>
!${letterList(view, open?.letter.id)}
!${composer(view, open?.letter)}
</main>
!${open ? html`<aside id="letter" aria-label="The open letter">!${letterPanel(open, party)}</aside>` : ''}
</div>`,
  )
}

/** The address of a party's page, with a letter open or a sentence about what was just done. */
export function demoUrl(
  { role, id }: DemoParty,
  { open, told }: { open?: string; told?: string } = {},
): string {
  const query = new URLSearchParams({
    as: `${role}:${id}`,
    ...(open ? { open } : {}),
    ...(told ? { told } : {}),
  })
  return `/demo?${query}${open ? '#letter' : ''}`
}

function rail(title: string, role: DemoParty['role'], current: DemoParty): Markup {
  const items = PARTIES.filter((party) => party.role === role).map(
    (party) =>
      html`<li><a href="${demoUrl(party)}" !${party === current ? 'aria-current="page"' : ''}>${party.name}</a></li>`,
  )
  return html`<h2>${title}</h2><ul>!${items.join('')}</ul>`
}

const KINDS: Readonly<Record<Letter['kind'], string>> = {
  sent: 'sent',
  received: 'received',
  'not-received': 'not received',
  notice: 'notice',
}

function letterList({ letters, party }: PartyView, openId: string | undefined): Markup {
  if (letters.length === 0)
    return `<p class="empty">No letters yet. ${party.role === 'seller' ? 'Write one below.' : 'They stand here when a seller writes.'}</p>`
  return html`<ol class="letters">!${letters.map((letter) => letterRow(letter, party, letter.id === openId)).join('')}</ol>`
}

function letterRow(letter: Letter, party: DemoParty, isOpen: boolean): Markup {
  const { message, kind, subject, at } = letter
  const marks =
    message?.from === 'seller' ? html`!${outcomeMark(message.outcome)} !${verdictMark(message.verdict)}` : ''
  const why = message?.from === 'seller' ? message.because : firstLine(letter)
  return html`<li class="${kind}"><a href="${demoUrl(party, { open: letter.id })}" !${isOpen ? 'aria-current="true"' : ''}>
<span class="row"><strong>${subject || 'No subject'}</strong><span class="quiet">${KINDS[kind]} · !${timeMark(at)}</span></span>
<span class="row">!${marks}<span class="sentence">${why}</span></span></a></li>`
}

/** A notice names its message first; what it has to say comes next. */
function firstLine({ arrived, message }: Letter): string {
  if (message) return message.because
  const lines = arrived?.mail.visible?.text.split('\n').filter((line) => line.trim() !== '') ?? []
  return lines[1] ?? lines[0] ?? ''
}
