// A second mail hidden in the first, behind an end that only one of two servers takes for one (RFC 5321 §4.1.1.4): what comes
// in is one mail or none, and so is what goes out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')

let gateway: TestGateway
let to: string
let orders = 0

beforeAll(async () => {
  gateway = await startTestGateway()
})

afterAll(() => gateway[Symbol.asyncDispose]())

async function newOrder(): Promise<string> {
  orders += 1
  to = (await gateway.order(`order-${orders}`)).to_buyer
  return `order-${orders}`
}

/** What some server somewhere has taken for the end of a mail. */
const ENDS = {
  'LF . LF': '\n.\n',
  'LF . CRLF': '\n.\r\n',
  'CRLF . LF': '\r\n.\n',
  'CR . CR': '\r.\r',
  'CR . CRLF': '\r.\r\n',
  'CRLF . CR': '\r\n.\r',
  'CRLF NUL . CRLF': '\r\n\0.\r\n',
  'CRLF . NUL CRLF': '\r\n.\0\r\n',
  'LF CR . LF CR': '\n\r.\n\r',
  'LF CR . CRLF': '\n\r.\r\n',
  'CRLF .. CRLF': '\r\n..\r\n',
  'CRLF space . CRLF': '\r\n .\r\n',
}

const second = () =>
  [
    `MAIL FROM:<${SELLER}>`,
    `RCPT TO:<${to}>`,
    'DATA',
    `From: ${SELLER}`,
    'Subject: Smuggled',
    '',
    'Which colour shall it have?',
  ].join('\r\n')

describe('coming in', () => {
  test.each(Object.entries(ENDS))('%s ends no mail', async (_name, end) => {
    const order = await newOrder()
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}>`, `RCPT TO:<${to}>`, 'DATA')
    for (const code of [250, 250, 354]) await session.answers(code)
    session.sends(
      `From: ${SELLER}\r\nSubject: First\r\n\r\nWhich size would you like?${end}${second()}\r\n.\r\n`,
    )
    session.says('NOOP')
    const replies = [await session.hears(), await session.hears()]
    expect(replies[1]).toMatch(/^250/)
    const { items } = (await gateway.call('GET', `/v1/messages?order=${order}`)).body
    expect(items.length).toBe(replies[0]?.startsWith('250') ? 1 : 0)
    expect(items.map(({ subject }: { subject: string }) => subject)).not.toContain('Smuggled')
  })
})

describe('going out', () => {
  test.each(Object.entries(ENDS))('%s in a text is part of one mail', async (_name, end) => {
    const order = await newOrder()
    const known = gateway.sink.mails.length
    const text = `Which size would you like?${end}RSET${end}Which engraving shall it have?${end}`
    const { body } = await gateway.call('POST', '/v1/messages', {
      order,
      from: 'seller',
      subject: 'Size',
      text,
    })
    await gateway.sink.mail(({ raw }) => raw.includes(`<${body.id}@`))
    await gateway.call('POST', '/v1/messages', {
      order,
      from: 'seller',
      subject: 'Colour',
      text: 'Which colour would you like?',
    })
    await gateway.sink.mail(
      ({ raw }) => gateway.sink.mails.length > known + 1 && raw.includes('Subject: Colour'),
    )
    expect(gateway.sink.mails.slice(known)).toHaveLength(2)
  })
})
