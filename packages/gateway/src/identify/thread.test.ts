import { version } from 'uuid'
import { expect, test } from 'vitest'
import type { Queryable } from '../store/database.ts'
import type { Parties } from './parties.ts'
import { findThread } from './thread.ts'

const parties = {
  marketplace: { id: 'm', name: 'M', relayDomain: 'r.example' },
  order: { id: 'order-1', externalId: '1', custom: false },
} as Parties

/** Without references nothing is looked up. */
const noDatabase = { query: () => Promise.reject(new Error('no look-up is needed')) } as unknown as Queryable

async function conversation(subject: string, order = 'order-1'): Promise<string> {
  const about = { ...parties, order: { ...parties.order, id: order } }
  return (await findThread(noDatabase, about, { sender: 'seller', subject, references: [] })).conversationId
}

test('RFC 9562 §5.8: the same order and subject make the same conversation id, of version 8', async () => {
  const id = await conversation('Your ring')
  expect(version(id)).toBe(8)
  expect(await conversation('Your ring')).toBe(id)
})

test.each([
  'Re: Your ring',
  'RE: re: your RING',
  'AW: Your ring',
  'Re: [Important] Your ring',
  '  Your ring ',
])('%j is the same conversation', async (subject) => {
  expect(await conversation(subject)).toBe(await conversation('Your ring'))
})

test('another subject or another order is another conversation', async () => {
  expect(await conversation('Your rings')).not.toBe(await conversation('Your ring'))
  expect(await conversation('Your ring', 'order-2')).not.toBe(await conversation('Your ring'))
})
