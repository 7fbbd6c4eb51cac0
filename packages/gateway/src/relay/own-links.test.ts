import { expect, test } from 'vitest'
import { Links } from '../links.ts'
import { withoutBuyerLinks } from './own-links.ts'

const links = new Links(() => 'https://comity.market.example/mail', Buffer.alloc(32, 7))
const REF = {
  marketplaceId: '11111111-1111-7111-8111-111111111111',
  messageId: '01a20a1b-a0af-772f-a2fc-8f113cb1d38f',
}
const choose = links.to('choose', REF)
const [token = ''] = choose.split('/').slice(-1)
const mine = links.toBuyer('mine', { ...REF, buyerId: REF.messageId, issuedAt: new Date(0) })

test.each([
  ['as it is', `Yes.\n> Choose: ${choose}\n> Bye`, 'Yes.\n> Choose: #\n> Bye'],
  ['each purpose', `${links.to('stop', REF)} ${links.to('shelf', REF)} ${mine}`, '# # #'],
  ['without a host', `see /p/choose/${token}.`, 'see #.'],
  ['broken by a mail program', `> ${choose.slice(0, -20)}\n> ${choose.slice(-20)}\n> Bye`, '> #\n> Bye'],
  [
    'inside the link of a filter',
    `https://safe.example/?url=${encodeURIComponent(choose)}&data=1`,
    '#&data=1',
  ],
  ['with its data', `${mine}/data.json`, '#'],
  ['the mailbox', `mailto:${links.mailbox('stop', REF)}@relay.example?subject=stop`, 'mailto:#?subject=stop'],
  [
    'nothing else',
    'https://shop.example/p/choose/lamp and /p/message',
    'https://shop.example/p/choose/lamp and /p/message',
  ],
])('%s', (_, text, left) => {
  expect(withoutBuyerLinks({ kind: 'plain', text })).toEqual({ kind: 'plain', text: left })
})

test('in HTML, in the link and in its words', () => {
  const html = `<blockquote><a href="${choose}">${choose}</a></blockquote>`
  expect(withoutBuyerLinks({ kind: 'html', html })).toEqual({
    kind: 'html',
    html: '<blockquote><a href="#">#</a></blockquote>',
  })
})

test('the end of a token is where it ends, not where the next word begins', () => {
  expect(withoutBuyerLinks({ kind: 'plain', text: `${choose}\nHello` })).toEqual({
    kind: 'plain',
    text: '#\nHello',
  })
})
