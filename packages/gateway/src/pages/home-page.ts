// What stands at the root of a gateway that is not a demo.
import { html } from 'ghtml'
import { page } from './layout.ts'

export function homePage(): string {
  return page(
    { title: 'Comity' },
    html`<main><p class="kicker">Comity</p>
<h1>A messaging gateway between sellers and buyers</h1>
<p>This is the gateway itself. Marketplaces work with it by its <a href="/docs">API</a>; sellers and buyers by mail.
What reaches a buyer and what does not is written out in <a href="/rules">the rules</a>.</p>
</main>`,
  )
}
