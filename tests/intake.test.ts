// Who may write to whom by SMTP, told as dialogues.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')
const BUYER = addressOf('buyer-1')

describe('an alias', () => {
  let gateway: TestGateway
  let aliases: { to_buyer: string; to_seller: string }

  beforeAll(async () => {
    gateway = await startTestGateway()
    aliases = await gateway.order('order-1')
  })

  afterAll(() => gateway[Symbol.asyncDispose]())

  /** The answer to RCPT. */
  async function recipient(address: string): Promise<string> {
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}>`)
    await session.answers(250)
    session.says(`RCPT TO:<${address}>`)
    return await session.answers(550)
  }

  test('is opaque: nothing of the order, the parties or the time is in it', async () => {
    const other = await gateway.order('order-2')
    for (const address of [aliases.to_buyer, aliases.to_seller, other.to_buyer, other.to_seller]) {
      expect(address).toMatch(/^[0-9a-z]{24}@relay\.localhost$/)
    }
    expect(new Set([aliases.to_buyer, aliases.to_seller, other.to_buyer, other.to_seller]).size).toBe(4)
  })

  test('is the same each time the order is told', async () => {
    expect(await gateway.order('order-1')).toEqual(aliases)
  })

  test('that does not exist is unknown', async () => {
    expect(await recipient('0000000000000000000000000@relay.localhost')).toMatch(
      /^550 5\.1\.1 There is no such address here/,
    )
    expect(await recipient('postmaster@elsewhere.example')).toMatch(/^550 5\.1\.1 /)
  })

  test('is found in whatever case a mail system writes it', async () => {
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}>`, `RCPT TO:<${aliases.to_buyer.toUpperCase()}>`)
    await session.answers(250)
    await session.answers(250)
  })

  test('ends by the clock of its order, and lives longer when something happens to it', async () => {
    const before = gateway.clock.now
    gateway.clock.now = new Date('2027-05-25T00:00:00Z')
    expect(await recipient(aliases.to_buyer)).toMatch(
      /^550 5\.2\.1 The time for messages about this order is over/,
    )
    const order = {
      seller: 'seller-1',
      buyer: 'buyer-1',
      placed_at: '2026-11-20T09:00:00Z',
      delivered_at: '2026-12-20T09:00:00Z',
    }
    const { body } = await gateway.call('PUT', '/v1/orders/order-1', order)
    expect(body.aliases.expire_at).toBe('2027-06-18T09:00:00.000Z')
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}>`, `RCPT TO:<${aliases.to_buyer}>`)
    await session.answers(250)
    await session.answers(250)
    gateway.clock.now = before
  })

  test('that was closed is refused, and new ones work', async () => {
    const { to_buyer } = await gateway.order('order-3')
    expect((await gateway.call('DELETE', `/v1/aliases/${to_buyer}`)).status).toBe(200)
    expect(await recipient(to_buyer)).toMatch(/^550 5\.2\.1 This address was closed/)
    const renewed = (await gateway.call('POST', '/v1/orders/order-3/aliases')).body.aliases
    expect(renewed.to_buyer).not.toBe(to_buyer)
    using session = await gateway.session()
    expect(
      await session.submits({ from: SELLER, to: renewed.to_buyer, data: sample('address-question') }),
    ).toMatch(/^250 /)
  })
})

describe('a transaction', () => {
  let gateway: TestGateway
  let toBuyer: string
  let toOther: string

  beforeAll(async () => {
    gateway = await startTestGateway()
    toBuyer = (await gateway.order('order-1')).to_buyer
    toOther = (await gateway.order('order-2', { buyer: 'buyer-2' })).to_buyer
  })

  afterAll(() => gateway[Symbol.asyncDispose]())

  test('takes one recipient, and asks for the others again', async () => {
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}>`, `RCPT TO:<${toBuyer}>`, `RCPT TO:<${toOther}>`, 'DATA')
    await session.answers(250)
    await session.answers(250)
    expect(await session.answers(452)).toMatch(/^452 4\.5\.3 One recipient a transaction/)
    await session.answers(354)
    session.sends(`${sample('address-question')}\r\n.\r\n`)
    await session.answers(250)
    expect(await session.submits({ from: SELLER, to: toOther, data: sample('address-question') })).toMatch(
      /^250 /,
    )
  })

  test('of a stranger is refused after the message, with a code of its own', async () => {
    using session = await gateway.session()
    expect(
      await session.submits({
        from: 'stranger@elsewhere.example',
        to: toBuyer,
        data: sample('address-question'),
      }),
    ).toMatch(/^550 5\.7\.1 Your address is not registered for this order/)
  })

  test('of the buyer to his own alias is refused: it is the seller who writes there', async () => {
    using session = await gateway.session()
    expect(await session.submits({ from: BUYER, to: toBuyer, data: sample('buyers-answer') })).toMatch(
      /^550 5\.7\.1 /,
    )
  })

  test('of the null sender is refused, so that no bounce goes astray', async () => {
    using session = await gateway.session()
    session.says('MAIL FROM:<>', `RCPT TO:<${toBuyer}>`)
    await session.answers(250)
    expect(await session.answers(550)).toMatch(/^550 5\.7\.1 Delivery reports are not taken/)
  })

  test.each([
    ['MAIL FROM:<a..b@c.example>', /^(?:501|553)/],
    [`MAIL FROM:<${'a'.repeat(65)}@c.example>`, /^553 5\.1\.3 This is not a mail address/],
    ['MAIL FROM:<a,b@c.example>', /^553 5\.1\.3/],
    ['MAIL FROM:<jürgen@c.example>', /^553 5\.6\.7 Addresses beyond ASCII need the SMTPUTF8 parameter/],
  ])('%s is refused', async (command, answer) => {
    using session = await gateway.session()
    session.says(command)
    const reply = await session.answers(5)
    expect(reply).toMatch(answer)
  })

  test('with an address beyond ASCII is taken with SMTPUTF8', async () => {
    using session = await gateway.session()
    session.says('MAIL FROM:<jürgen@c.example> SMTPUTF8')
    await session.answers(250)
  })

  test('RFC 4954 §4: is offered all extensions, but AUTH only over TLS', async () => {
    using session = await gateway.session()
    session.says('EHLO again.example')
    const offer = await session.answers(250)
    for (const extension of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'STARTTLS', 'SIZE 15728640'])
      expect(offer).toContain(extension)
    expect(offer).not.toContain('AUTH')
  })

  test('that breaks off in the middle leaves nothing behind', async () => {
    const before = (await gateway.call('GET', '/v1/messages')).body.items.length
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}>`, `RCPT TO:<${toBuyer}>`, 'DATA')
    await session.answers(250)
    await session.answers(250)
    await session.answers(354)
    session.sends('Subject: half\r\n\r\nPlease se')
    session[Symbol.dispose]()
    using other = await gateway.session()
    await other.submits({ from: SELLER, to: toBuyer, data: sample('engraving-question') })
    expect((await gateway.call('GET', '/v1/messages')).body.items).toHaveLength(before + 1)
  })
})

describe('with COMITY_VERDICT_REPLY=notify', () => {
  let gateway: TestGateway

  beforeAll(async () => {
    gateway = await startTestGateway({ settings: { COMITY_VERDICT_REPLY: 'notify' } })
  })

  afterAll(() => gateway[Symbol.asyncDispose]())

  test('a seller hears of withheld mail by a notice to the address he wrote from', async () => {
    const { to_buyer } = await gateway.order('order-1')
    const second = 'second@shops.example'
    await gateway.call('PUT', '/v1/sellers/seller-1', { name: 'Shop', addresses: [SELLER, second] })
    await gateway.optOut('buyer-1')
    using session = await gateway.session()
    expect(await session.submits({ from: second, to: to_buyer, data: sample('review-request') })).toMatch(
      /^250 .*Not delivered: /,
    )
    const notice = await gateway.sink.mail(({ to }) => to === second)
    expect(notice.from).toBe('')
    expect(notice.raw).toContain('Auto-Submitted: auto-generated')
    expect(notice.raw).toContain('Subject: Not delivered: How do you like your projector?')
    expect(notice.raw.toLowerCase()).not.toContain(BUYER)
    expect(gateway.sink.mails.filter(({ to }) => to === BUYER)).toEqual([])
  })
})
