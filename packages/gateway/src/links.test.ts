import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Links } from './links.ts'

const links = new Links(() => 'https://m.example', Buffer.alloc(32, 7))
const REF = {
  marketplaceId: '11111111-1111-7111-8111-111111111111',
  messageId: '01a20a1b-a0af-772f-a2fc-8f113cb1d38f',
}

test('a link opens for its purpose, and tells where it is served', () => {
  const url = links.to('why', REF)
  expect(url).toMatch(/^https:\/\/m\.example\/r\/[\w-]{59}$/)
  expect(links.open('why', url.split('/').at(-1) ?? '')).toEqual(REF)
})

test('not for another purpose, nor with another secret', () => {
  const token = links.to('why', REF).split('/').at(-1) ?? ''
  expect(links.open('shelf', token)).toBeUndefined()
  expect(new Links(() => '', Buffer.alloc(32, 8)).open('why', token)).toBeUndefined()
})

test('nor in another spelling of the same bits', () => {
  const token = links.to('why', REF).split('/').at(-1) ?? ''
  for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    const spelled = token.slice(0, -1) + last
    expect(links.open('why', spelled) === undefined).toBe(spelled !== token)
  }
  expect(links.open('why', `${token}=`)).toBeUndefined()
})

test('no other token opens anything', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 56, maxLength: 64 })), (token) => {
      expect(links.open('why', token)).toBeUndefined()
    }),
  )
})
