// Refusing by mail: the line below a letter, the mailbox of its header, an answer that says "stop", a report of spam.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { send as letter, post, stopLink } from './buyer-visit.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const REVIEW = 'Please leave a product review.'
const NEED = 'Which size would you like?'

let gateway: TestGateway
let aliases: { to_buyer: string; to_seller: string }
let orders = 0
let order: string
let buyer: string

beforeAll(async () => {
  gateway = await startTestGateway()
})

afterAll(() => gateway[Symbol.asyncDispose]())

beforeEach(async () => {
  orders += 1
  order = `order-${orders}`
  buyer = `buyer-${orders}`
  aliases = await gateway.order(order, { buyer })
})

const send = (text: string) => letter(gateway, order, text)

async function choices(): Promise<object[]> {
  return (await gateway.call('GET', `/v1/buyers/${buyer}/preferences`)).body.items
}

async function mail(to: string, data: string, from = addressOf(buyer)): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from, to, data: data.replace(/\r?\n/g, '\r\n') })
}

async function refusals(): Promise<{ source: string; evidence: { by: string; message: string } }[]> {
  return (await gateway.call('GET', `/v1/buyers/${buyer}/preferences/history`)).body.items
}

describe('the line below a letter', () => {
  test('leads to the choices, in text and in HTML, and only where something may be refused', async () => {
    const { id } = await send(REVIEW)
    const { decoded } = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@`))
    expect(decoded).toMatch(/Choose what sellers may write to you: http\S+\/p\/choose\//)
    expect((await send(NEED)).raw).not.toMatch(/\/p\/choose\//)
  })

  test('is not handed to the seller when the buyer answers', async () => {
    const { id } = await send(REVIEW)
    const { decoded } = await gateway.sink.mail((found) => found.raw.includes(`<${id}@`))
    const quoted = decoded.replaceAll('\r', '').split('\n\n').slice(1).join('\n\n').replace(/^/gm, '> ')
    const text = `From: <${addressOf(buyer)}>\nSubject: Re: Your order\nIn-Reply-To: <${id}@relay.localhost>\n\nA fine lamp it is.\n\n${quoted}`
    expect(await mail(aliases.to_seller, text)).toMatch(/^250/)
    const answer = await gateway.sink.mail((found) => found.decoded.includes('A fine lamp it is.'))
    expect(answer.to).toBe(addressOf('seller-1'))
    expect(answer.decoded).not.toContain('Choose what sellers may write')
    expect(answer.decoded).not.toMatch(/\/p\/|stop-[\da-f]{20}/)
  })
})

describe('the mailbox of the header', () => {
  async function mailbox(): Promise<string> {
    const { raw } = await send(REVIEW)
    return /<mailto:([^?>]+)\?subject=stop>/.exec(raw.replace(/\r\n[ \t]+/g, ''))?.[1] ?? ''
  }

  test('RFC 2369 §3.2: a mail to it refuses more of this seller, from whatever address', async () => {
    const address = await mailbox()
    expect(address.split('@', 1)[0]?.length).toBeLessThanOrEqual(64)
    expect(await mail(address, 'Subject: stop\n\n', 'other@elsewhere.example')).toMatch(/^250/)
    expect(await choices()).toEqual([
      expect.objectContaining({
        scope: { seller: 'seller-1' },
        category: 'all',
        choice: 'out',
        source: 'explicit',
      }),
    ])
    expect((await refusals())[0]?.evidence.by).toBe('mail')
    expect((await send('Would you review the lamp for us?')).outcome).toBe('withhold')
  })

  test('RFC 5321 §4.5.3.1.1: fits the local part of an address, in one case only', async () => {
    expect(await mail((await mailbox()).toUpperCase(), 'Subject: stop\n\n')).toMatch(/^250/)
    expect(await choices()).toHaveLength(1)
  })

  test('twice is once', async () => {
    const address = await mailbox()
    for (let n = 0; n < 3; n += 1) await mail(address, 'Subject: stop\n\n')
    expect(await refusals()).toHaveLength(1)
  })

  test('that nobody was given does not exist', async () => {
    const address = (await mailbox()).replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'))
    using session = await gateway.session()
    session.says('MAIL FROM:<a@b.example>', `RCPT TO:<${address}>`)
    await session.answers(250)
    expect(await session.answers(550)).toContain('5.1.1')
  })
})

describe('an answer that says no more than "stop"', () => {
  test.each([
    ['STOP', 'en', 'You receive no more of this from Shop of seller-1'],
    ['Bitte abmelden!', 'de', 'Sie erhalten nichts mehr davon von Shop of seller-1'],
    ['配信停止', 'ja', 'Shop of seller-1からのこのような手紙は止まりました'],
  ])(
    '%s is a choice, is answered in his language, and never reaches the seller',
    async (text, language, subject) => {
      await gateway.call('PUT', `/v1/buyers/${buyer}`, { name: 'Anna', address: addressOf(buyer), language })
      await send(REVIEW)
      const reply = await mail(
        aliases.to_seller,
        `From: <${addressOf(buyer)}>\nSubject: Re: Your order\nContent-Type: text/plain; charset=utf-8\n\n${text}\n\n> Please leave a product review.\n`,
      )
      expect(reply).toMatch(/^250.*You asked that it stop/)
      expect(await choices()).toEqual([expect.objectContaining({ category: 'all', choice: 'out' })])
      const { rows } = await gateway.database.pool.query(
        `select subject from notice join buyer on buyer_id = party_id where kind = 'stopped' and external_id = $1`,
        [buyer],
      )
      expect(rows).toEqual([{ subject }])
      await gateway.sink.mail((found) => found.to === addressOf(buyer) && found.decoded.includes('/p/all/'))
      expect(
        gateway.sink.mails.some(
          (found) => found.to === addressOf('seller-1') && found.decoded.includes(text),
        ),
      ).toBe(false)
    },
  )

  test('opens no question of the buyer, under which anything might be sent', async () => {
    await mail(aliases.to_seller, `From: <${addressOf(buyer)}>\nSubject: Re: Your order\n\nstop\n`)
    expect((await send(REVIEW)).outcome).toBe('withhold')
  })

  test('but a sentence about the order is for the seller', async () => {
    expect(
      await mail(
        aliases.to_seller,
        `From: <${addressOf(buyer)}>\nSubject: Lamp\n\nPlease stop order ${order}.\n`,
      ),
    ).toMatch(/^250/)
    await gateway.sink.mail((found) => found.decoded.includes(`Please stop order ${order}.`))
    expect(await choices()).toEqual([])
  })
})

describe('a report of spam', () => {
  const report = (raw: string, type = 'abuse') => `From: <fbl@provider.example>
Subject: complaint
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Provider/1.0
Version: 1

--b
Content-Type: message/rfc822

${raw}
--b--
`

  test('RFC 5965 §2: refuses more of this seller and is kept as a report', async () => {
    const { raw, id } = await send(REVIEW)
    expect(await mail('feedback@relay.localhost', report(raw), 'fbl@provider.example')).toMatch(/^250/)
    expect(await choices()).toEqual([
      expect.objectContaining({ category: 'all', choice: 'out', source: 'complaint' }),
    ])
    const { body } = await gateway.call('GET', '/v1/reports')
    expect(body.items).toContainEqual(expect.objectContaining({ message: id, kind: 'unwanted' }))
  })

  test('about a letter that the order needs refuses nothing', async () => {
    const { raw, id } = await send(NEED)
    await mail('feedback@relay.localhost', report(raw), 'fbl@provider.example')
    expect(await choices()).toEqual([])
    const { body } = await gateway.call('GET', '/v1/reports')
    expect(body.items).toContainEqual(expect.objectContaining({ message: id }))
  })

  test.each(['not-spam', 'virus'])('of the kind %s is none', async (type) => {
    const { raw } = await send(REVIEW)
    await mail('feedback@relay.localhost', report(raw, type), 'fbl@provider.example')
    expect(await choices()).toEqual([])
  })

  test('with a link that is not of ours, or of another kind, refuses nothing', async () => {
    const { raw } = await send(REVIEW)
    const forged = raw.replace(/\/p\/stop\/[\w-]+/, `/p/stop/${'A'.repeat(59)}`)
    await mail('feedback@relay.localhost', report(forged), 'fbl@provider.example')
    expect(await choices()).toEqual([])
  })

  test('has its form, or is refused', async () => {
    expect(await mail('feedback@relay.localhost', 'Subject: hello\n\nSpam!')).toMatch(
      /^550 5\.6\.0 .*RFC 5965/,
    )
  })
})

test('a letter may be refused by link, by mail and by report, and is refused once', async () => {
  const { raw } = await send(REVIEW)
  await post(stopLink(raw), 'List-Unsubscribe=One-Click')
  await mail(/<mailto:([^?>]+)/.exec(raw.replace(/\r\n[ \t]+/g, ''))?.[1] ?? '', 'Subject: stop\n\n')
  expect(await refusals()).toHaveLength(1)
})
