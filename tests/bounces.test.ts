// What comes back: mail that was taken and not delivered, addresses that are gone, and reports that are lies.
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { send } from './buyer-visit.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const BUYER = addressOf('buyer-1')
const NEED = 'Which size would you like for the ring?'
const REVIEW = 'Please leave a product review.'

let gateway: TestGateway

beforeEach(async () => {
  gateway = await startTestGateway()
  await gateway.order('order-1')
})

afterEach(() => gateway[Symbol.asyncDispose]())

function report(about: string, status: string, action = 'failed'): string {
  return [
    'From: MAILER-DAEMON@mx.homes.example',
    'Subject: Undelivered Mail',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.homes.example',
    '',
    `Final-Recipient: rfc822; ${about}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} <${about}> says no`,
    '',
    '--b--',
    '',
  ].join('\r\n')
}

/** Sends a letter, and gives its id and return path. */
async function sent(text: string): Promise<{ id: string; path: string }> {
  const { id } = await send(gateway, 'order-1', text)
  const { from } = await gateway.sink.mail((mail) => mail.raw.includes(`<${id}@`))
  return { id, path: from }
}

async function comesBack(path: string, data: string, from = ''): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from, to: path, data })
}

const read = async (id: string) => (await gateway.call('GET', `/v1/messages/${id}`)).body
const dead = async () => (await gateway.call('GET', '/v1/dead-addresses')).body.items

describe('a mail that comes back', () => {
  test('is told to its sender, without the buyer’s address or his server’s words', async () => {
    const { id, path } = await sent(NEED)
    expect(path).toMatch(/^b-[\da-f]{56}@relay\.localhost$/)
    expect(await comesBack(path, report(BUYER, '5.1.1'))).toMatch(/^250/)
    const notice = await gateway.sink.mail(({ to }) => to === addressOf('seller-1'))
    expect(notice.from).toBe('')
    expect(notice.decoded).toContain("The buyer's mail address does not exist any more.")
    expect(notice.decoded).not.toMatch(/homes\.example|says no/)
    expect(notice.raw).not.toMatch(/homes\.example|says no/)
    const { deliveries } = await read(id)
    const results = deliveries.map(({ of, result }: { of: string; result: string }) => `${of} ${result}`)
    expect(results).toContain('message bounced')
    expect(await dead()).toEqual([expect.objectContaining({ id: BUYER, message: id })])
  })

  test('twice is told once', async () => {
    const { path } = await sent(NEED)
    for (let n = 0; n < 2; n += 1) await comesBack(path, report(BUYER, '5.1.1'))
    await gateway.sink.mail(({ to }) => to === addressOf('seller-1'))
    const { path: next } = await sent('Which colour shall the ring have?')
    expect(next).toBeDefined()
    expect(gateway.sink.mails.filter(({ to }) => to === addressOf('seller-1'))).toHaveLength(1)
  })

  test('because the mailbox is full condemns no address', async () => {
    const { path } = await sent(NEED)
    await comesBack(path, report(BUYER, '5.2.2'))
    const { decoded } = await gateway.sink.mail(({ to }) => to === addressOf('seller-1'))
    expect(decoded).toContain("The buyer's mail system did not take it.")
    expect(await dead()).toEqual([])
  })

  test('of another address condemns none that we know', async () => {
    const { path } = await sent(NEED)
    await comesBack(path, report('somebody@else.example', '5.1.1'))
    await gateway.sink.mail(({ to }) => to === addressOf('seller-1'))
    expect(await dead()).toEqual([])
  })

  test('RFC 3464 §2.3.3: late only, is nothing to tell', async () => {
    const { id, path } = await sent(NEED)
    expect(await comesBack(path, report(BUYER, '4.4.1', 'delayed'))).toMatch(/^250/)
    expect((await read(id)).notices).toEqual([])
  })
})

test('RFC 3464 §2.2, RFC 6522 §3: the notice is a report that mail systems read, about the sender’s own message', async () => {
  const { to_buyer: alias } = (await gateway.call('GET', '/v1/orders/order-1')).body.aliases
  gateway.sink.refusals.push({ code: 552, text: '5.2.2 over quota' })
  using session = await gateway.session()
  const data = `From: ${addressOf('seller-1')}\r\nMessage-ID: <mine@shops.example>\r\nSubject: Gr\u00f6\u00dfe\r\n\r\n${NEED}\r\n`
  await session.submits({ from: addressOf('seller-1'), to: alias, data })
  const { raw, from } = await gateway.sink.mail(({ to }) => to === addressOf('seller-1'))
  expect(from).toBe('')
  const { attachments, text } = await simpleParser(raw, { keepDeliveryStatus: true })
  expect(text).toContain("The buyer's mail system did not take it.")
  const parts = attachments.map(({ contentType, content }) => [contentType, content.toString()])
  expect(parts).toEqual([
    [
      'message/delivery-status',
      expect.stringContaining(`Final-Recipient: rfc822; ${alias}\r\nAction: failed`),
    ],
    ['text/rfc822-headers', expect.stringContaining('Message-ID: <mine@shops.example>')],
  ])
  expect(raw).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status/m)
  expect(raw).toMatch(/^Auto-Submitted: auto-replied/m)
})

describe('an address that is gone', () => {
  beforeEach(async () => {
    const { path } = await sent(NEED)
    await comesBack(path, report(BUYER, '5.1.1'))
  })

  test('is sent what an order needs all the same, and nothing else', async () => {
    const { id } = (
      await gateway.call('POST', '/v1/messages', {
        order: 'order-1',
        from: 'seller',
        subject: 'Review',
        text: REVIEW,
      })
    ).body
    await gateway.sink.mail(({ to, decoded }) => to === addressOf('seller-1') && decoded.includes('"Review"'))
    expect(gateway.sink.mails.some(({ to, raw }) => to === BUYER && raw.includes(`<${id}@`))).toBe(false)
    expect((await read(id)).deliveries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ result: 'failed', reply: expect.stringMatching(/^not tried/) }),
      ]),
    )
    await sent('Which colour shall the ring have?')
  })

  test('is good again when the marketplace says so', async () => {
    expect((await gateway.call('DELETE', `/v1/dead-addresses/${BUYER}`)).status).toBe(204)
    expect((await gateway.call('DELETE', `/v1/dead-addresses/${BUYER}`)).status).toBe(404)
    await sent(REVIEW)
  })

  test('is no concern of the buyer’s next one', async () => {
    await gateway.call('PUT', '/v1/buyers/buyer-1', { name: 'B', address: 'new@homes.example' })
    await sent(REVIEW)
  })
})

test('a server that says during delivery that there is no such address condemns it', async () => {
  gateway.sink.refusals.push({ code: 550, text: `5.1.1 <${BUYER}>: User unknown` })
  await gateway.call('POST', '/v1/messages', {
    order: 'order-1',
    from: 'seller',
    subject: 'Size',
    text: NEED,
  })
  const { decoded } = await gateway.sink.mail(({ to }) => to === addressOf('seller-1'))
  expect(decoded).toContain("The buyer's mail address does not exist any more.")
  expect(await dead()).toEqual([expect.objectContaining({ id: BUYER })])
})

describe('a return path', () => {
  test('RFC 5321 §4.5.5: takes mail of the null sender only, so that nobody writes to anybody by it', async () => {
    const { path } = await sent(NEED)
    const lie = comesBack(path, report(BUYER, '5.1.1'), addressOf('seller-1'))
    await expect(lie).rejects.toThrow(/550 5\.7\.1 This address takes delivery reports only/)
  })

  test('that was made up is unknown', async () => {
    const { path } = await sent(NEED)
    const forged = path.replace(/[\da-f](?=@)/, (digit) => (digit === '0' ? '1' : '0'))
    await expect(comesBack(forged, report(BUYER, '5.1.1'))).rejects.toThrow(/550 5\.1\.1/)
    expect(await dead()).toEqual([])
  })

  test('takes what is no report, and does nothing', async () => {
    const { id, path } = await sent(NEED)
    expect(
      await comesBack(path, 'Subject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nUser unknown.\r\n'),
    ).toMatch(/^250/)
    expect((await read(id)).notices).toEqual([])
  })
})
