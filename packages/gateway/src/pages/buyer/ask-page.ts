// The way in without an old mail: whoever types an address is told the same, whether it is known or not.
import { html } from 'ghtml'
import { page } from '../layout.ts'
import type { Spoken } from './words/buyer-words.ts'

export function askPage({ words, language }: Spoken, { asked }: { asked: boolean }): string {
  return page(
    { title: words.askTitle, language },
    html`<main>
!${asked ? html`<p class="done" role="status">${words.asked}</p>` : ''}
<h1>${words.askTitle}</h1>
<p>${words.askText}</p>
<form method="post" action="/p/ask">
<p class="field"><label for="address">${words.askLabel}</label>
<input type="email" id="address" name="address" autocomplete="email" required maxlength="320"></p>
<button type="submit">${words.askButton}</button></form>
</main>`,
  )
}

/** For a link that is wrong, was cut short on its way, or was closed. */
export function noLinkPage({ words, language }: Spoken): string {
  return page(
    { title: words.unknownTitle, language },
    html`<main><h1>${words.unknownTitle}</h1><p>${words.unknownText}</p>
<p><a href="/p/ask">${words.askTitle}</a></p></main>`,
  )
}

/** What a buyer sees when his link has just ended: he closed it with the others, or his data is erased. */
export function lastPage({ words, language }: Spoken, why: 'erased' | 'closed'): string {
  return page(
    { title: why === 'erased' ? words.eraseTitle : words.closeTitle, language },
    html`<main><h1>${why === 'erased' ? words.eraseTitle : words.closeTitle}</h1>
<p class="done" role="status">${words[why]}</p>
!${why === 'closed' ? html`<p><a href="/p/ask">${words.askTitle}</a></p>` : ''}</main>`,
  )
}
