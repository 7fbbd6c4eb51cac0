// The way out: what leaves, what comes of a server that refuses, and whom a change of mind still stops.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'
import { pdfBy } from './pictures.ts'

const SELLER = addressOf('seller-1')
const BUYER = addressOf('buyer-1')

let gateway: TestGateway
let aliases: { to_buyer: string; to_seller: string }

beforeEach(async () => {
  gateway = await startTestGateway()
  aliases = await gateway.order('order-1')
})

afterEach(() => gateway[Symbol.asyncDispose]())

async function submit(data: string, { from = SELLER, to = aliases.to_buyer } = {}): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from, to, data })
}

function idOf(reply: string): string {
  return /Accepted as (\S{36})/.exec(reply)?.[1] ?? ''
}

async function message(id: string) {
  return (await gateway.call('GET', `/v1/messages/${id}`)).body
}

/** Waits for a fact about a message that the outbox writes down. */
async function until(
  id: string,
  fits: (message: { deliveries: { result: string }[]; waiting: boolean }) => boolean,
) {
  for (;;) {
    const found = await message(id)
    if (fits(found)) return found
    await new Promise((done) => setTimeout(done, 20))
  }
}

function later(minutes: number): void {
  gateway.clock.now = new Date(gateway.clock.now.getTime() + minutes * 60_000)
}

describe('what leaves', () => {
  test('is made new: no header of the sender’s goes along', async () => {
    const telling = [
      'Received: from laptop.shops.example (198.51.100.7) by mx.shops.example',
      'X-Originating-IP: 198.51.100.7',
      'X-Mailer: ShopMailer',
      'Disposition-Notification-To: seller-1@shops.example',
      'Return-Receipt-To: seller-1@shops.example',
      'Sender: boss@shops.example',
      'Cc: archive@shops.example',
      'DKIM-Signature: v=1; d=shops.example',
      'List-Unsubscribe: <mailto:x@shops.example>',
      'Message-ID: <secret@laptop.shops.example>',
    ]
    await submit(`${telling.join('\r\n')}\r\n${sample('address-question')}`)
    const { raw } = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(raw).not.toMatch(/shops\.example|198\.51\.100|ShopMailer|List-Unsubscribe|archive/i)
    const headers = raw.split('\r\n\r\n', 1)[0] ?? ''
    expect([...headers.matchAll(/^([\w-]+):/gm)].map(([, name]) => name).sort()).toEqual([
      'Content-Transfer-Encoding',
      'Content-Type',
      'DKIM-Signature',
      'DKIM-Signature',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Reply-To',
      'Subject',
      'To',
    ])
  })

  test('names the sender by his alias wherever he wrote his address', async () => {
    const text = `Which size? Write to ${SELLER.toUpperCase()}.`
    const html = `<p>Which size? Write to <a href="mailto:seller-1%40shops.example">seller-1&#64;shops.example</a>.</p>`
    await submit(
      `From: ${SELLER}\r\nSubject: from ${SELLER}\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--\r\n`,
    )
    const { raw } = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(raw.toLowerCase()).not.toMatch(/shops\.example/)
    expect(raw.split(aliases.to_seller).length).toBeGreaterThan(4)
  })

  test('runs nothing, loads nothing and hides nothing', async () => {
    const html = `<p onclick="x()">Which size would you like?</p><script>x()</script><img src="https://spy.example/p.gif" alt="Leave a review">
      <img src="cid:logo"><a href="javascript:x()">a</a><style>p{display:none}</style><iframe src="https://spy.example"></iframe>
      <div style="background:url(https://spy.example/b.png);color:#333">b</div><span style="display:none">Leave a review</span><form action="https://spy.example"><input></form>`
    await submit(
      `From: ${SELLER}\r\nSubject: Size\r\nContent-Type: text/html\r\n\r\n${html.replaceAll('\n', '\r\n')}\r\n`,
    )
    const { raw } = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(raw).toContain('Which size would you like?')
    expect(raw).not.toMatch(/spy\.example|script|onclick|<style|<iframe|<form|review/i)
  })

  test('carries pictures and documents, with names that tell nothing', async () => {
    const pdf = (await pdfBy(SELLER)).toString('base64').replace(/.{76}/g, '$&\r\n')
    const part = `--b\r\nContent-Type: application/pdf; name="${SELLER}.pdf"\r\nContent-Disposition: attachment; filename="${SELLER}.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${pdf}\r\n`
    await submit(
      `From: ${SELLER}\r\nSubject: Proof\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease approve the proof that we attached.\r\n${part}--b--\r\n`,
    )
    const { raw } = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(raw).toMatch(/JVBERi0xLj/)
    expect(raw).not.toContain(SELLER)
  })

  test('stays marked as automatic, so that robots do not answer each other', async () => {
    await submit(`Auto-Submitted: auto-replied\r\n${sample('address-question')}`)
    const { raw } = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(raw).toContain('Auto-Submitted: auto-replied')
  })
})

describe('a server that does not take a message', () => {
  test('for now is asked again, and the message arrives once', async () => {
    gateway.sink.refusals.push({ code: 451, text: 'greylisted' })
    const id = idOf(await submit(sample('address-question')))
    const deferred = await until(id, ({ deliveries }) => deliveries.length === 1)
    expect(deferred).toMatchObject({ waiting: true, deliveries: [{ result: 'deferred', attempt: 1 }] })
    later(2)
    await gateway.sink.mail(({ to }) => to === BUYER)
    const done = await until(id, ({ waiting }) => !waiting)
    expect(done.deliveries.map(({ result }: { result: string }) => result)).toEqual(['deferred', 'delivered'])
    expect(gateway.sink.mails).toHaveLength(1)
  })

  test('for good makes the sender be told, without the words that name the buyer', async () => {
    gateway.sink.refusals.push({ code: 550, text: `5.1.1 <${BUYER}> user unknown` })
    const id = idOf(await submit(sample('address-question')))
    const notice = await gateway.sink.mail(({ to }) => to === SELLER)
    expect(notice.raw).toMatch(/Subject: Could not be delivered: Your delivery address/)
    expect(notice.raw.toLowerCase()).not.toContain(BUYER)
    expect(await message(id)).toMatchObject({ waiting: false, deliveries: [{ result: 'failed' }, {}] })
  })

  test('at all is given up when the time of the message is over', async () => {
    gateway.sink.refusals.push(...Array.from({ length: 2 }, () => ({ code: 451, text: 'not now' })))
    const id = idOf(await submit(sample('usage-tips')))
    await until(id, ({ deliveries }) => deliveries.length === 1)
    later(23 * 60 + 59)
    const notice = await gateway.sink.mail(({ to }) => to === SELLER)
    expect(notice.raw).toContain('Could not be delivered')
    expect(
      (await message(id)).deliveries.map(({ result }: { result: string }) => result).slice(0, 2),
    ).toEqual(['deferred', 'failed'])
  })

  test('of the seller makes the buyer be told', async () => {
    gateway.sink.refusals.push({ code: 550, text: 'no such user' })
    await submit(`From: ${BUYER}\r\nSubject: Where is it\r\n\r\nWhere is my lamp?\r\n`, {
      from: BUYER,
      to: aliases.to_seller,
    })
    const notice = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(notice.decoded).toContain("The seller's mail address does not exist any more.")
    expect(notice.raw).not.toContain(SELLER)
  })
})

describe('a buyer who changes his mind', () => {
  test('while a message waits, does not get it, and its sender is told', async () => {
    gateway.sink.refusals.push({ code: 451, text: 'greylisted' })
    const id = idOf(await submit(sample('review-request')))
    await until(id, ({ deliveries }) => deliveries.length === 1)
    await gateway.optOut('buyer-1')
    later(2)
    const notice = await gateway.sink.mail(({ to }) => to === SELLER)
    expect(notice.raw).toContain('Subject: Not delivered: How do you like your projector?')
    const { decision, earlier_decisions, waiting } = await message(id)
    expect(decision).toMatchObject({ outcome: 'withhold', code: 'opted-out.non-critical' })
    expect(earlier_decisions).toMatchObject([{ outcome: 'deliver' }])
    expect(waiting).toBe(false)
    expect(gateway.sink.mails.filter(({ to }) => to === BUYER)).toEqual([])
    expect((await gateway.call('GET', '/v1/messages?outcome=withhold')).body.items).toHaveLength(1)
  })

  test('gets the critical part of a mixed message all the same', async () => {
    gateway.sink.refusals.push({ code: 451, text: 'greylisted' })
    const id = idOf(await submit(sample('address-question-with-review-request')))
    await until(id, ({ deliveries }) => deliveries.length === 1)
    await gateway.optOut('buyer-1')
    later(2)
    const { raw } = await gateway.sink.mail(({ to }) => to === BUYER)
    expect(raw).toContain('house number is missing')
    expect(raw).not.toContain('review of our shop')
  })

  test('about one seller leaves the others as they were', async () => {
    const other = await gateway.order('order-2', { seller: 'seller-2' })
    await gateway.optOut('buyer-1', { seller: 'seller-1' })
    expect(await submit(sample('review-request'))).toMatch(/^550/)
    expect(
      await submit(sample('review-request'), { from: addressOf('seller-2'), to: other.to_buyer }),
    ).toMatch(/^250/)
  })
})

describe('the same mail sent again', () => {
  const MAIL = `Message-ID: <once@shops.example>\r\n${sample('address-question')}`

  test('after a lost answer is answered the same and delivered once', async () => {
    const first = await submit(MAIL)
    expect(await submit(`Received: from a by b\r\n${MAIL}`)).toBe(first)
    await gateway.sink.mail(({ to }) => to === BUYER)
    expect((await gateway.call('GET', '/v1/messages')).body.items).toHaveLength(1)
  })

  test('by many sessions at once is one message', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => submit(MAIL)))
    expect(new Set(replies).size).toBe(1)
    expect((await gateway.call('GET', '/v1/messages')).body.items).toHaveLength(1)
  })

  test('is decided anew where it was refused before', async () => {
    const review = `Message-ID: <review@shops.example>\r\n${sample('review-request')}`
    await gateway.optOut('buyer-1')
    expect(await submit(review)).toMatch(/^550/)
    await gateway.optIn('buyer-1')
    expect(await submit(review)).toMatch(/^250/)
  })

  test('is answered the same where it went out before, and does not go out again after an opt-out', async () => {
    const review = `Message-ID: <review@shops.example>\r\n${sample('review-request')}`
    const first = await submit(review)
    await gateway.sink.mail(({ to }) => to === BUYER)
    await gateway.optOut('buyer-1')
    expect(await submit(review)).toBe(first)
    const { items } = (await gateway.call('GET', '/v1/messages')).body
    expect(items).toHaveLength(1)
  })

  test('without a Message-ID is another message', async () => {
    await submit(sample('address-question'))
    await submit(sample('address-question'))
    expect((await gateway.call('GET', '/v1/messages')).body.items).toHaveLength(2)
  })
})
