// What the whole gateway does with real mail over real SMTP: the story of the README, told by its outcomes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')
const BUYER = addressOf('buyer-1')
const WILLING = addressOf('buyer-2')

let gateway: TestGateway
let toBuyer: string
let toSeller: string
let toWilling: string

beforeAll(async () => {
  gateway = await startTestGateway()
  ;({ to_buyer: toBuyer, to_seller: toSeller } = await gateway.order('order-1'))
  ;({ to_buyer: toWilling } = await gateway.order('order-2', { buyer: 'buyer-2' }))
  await gateway.optOut('buyer-1')
})

afterAll(() => gateway[Symbol.asyncDispose]())

async function submit(name: string, to: string, from = SELLER): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from, to, data: sample(name) })
}

async function recorded(reply: string) {
  const id = /Accepted as (\S{36})/.exec(reply)?.[1] ?? (await latestId())
  return (await gateway.call('GET', `/v1/messages/${id}`)).body
}

async function latestId(): Promise<string> {
  return (await gateway.call('GET', '/v1/messages?limit=1')).body.items[0].id
}

describe('a buyer who opted out', () => {
  test('receives an address question', async () => {
    const reply = await submit('address-question', toBuyer)
    expect(reply).toMatch(/^250 2\.0\.0 Accepted as /)
    const mail = await gateway.sink.mail(
      ({ to, raw }) => to === BUYER && raw.includes('send us the full address'),
    )
    expect(mail.raw).toContain(`<${toSeller}>`)
    expect(mail.raw).not.toContain(SELLER)
    expect((await recorded(reply)).decision).toMatchObject({
      outcome: 'deliver',
      code: 'critical',
      rule: 'critical',
    })
  })

  test('does not receive a review request, and its sender reads why', async () => {
    const reply = await submit('review-request', toBuyer)
    expect(reply.split('\r\n')).toEqual([
      expect.stringMatching(
        /^550-5\.7\.1 Not delivered: this buyer accepts only messages needed for the order, and this one only asks for a product review/,
      ),
      expect.stringMatching(/^550-5\.7\.1 If the order cannot be completed/),
      expect.stringMatching(/^550 5\.7\.1 http:\/\/127\.0\.0\.1:\d+\/r\/[\w-]{50,}$/),
    ])
    const page = await gateway.call('GET', new URL(/\S+$/.exec(reply)?.[0] ?? '').pathname)
    expect(page.body).toContain('this buyer accepts only messages needed for the order')
    expect(page.body).not.toContain('projector')
  })

  test('receives an address question with a review request below it without the review request', async () => {
    const reply = await submit('address-question-with-review-request', toBuyer)
    expect(reply).toMatch(/^250 .*Delivered in part: .*asks for a product review/)
    const { judgement, decision, id } = await recorded(reply)
    expect(judgement.verdict).toBe('mixed')
    expect(decision.outcome).toBe('trim')
    const { raw } = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@relay.localhost>`))
    expect(raw).toContain('the house number is missing')
    expect(raw).not.toMatch(/review of our shop|feedback/)
    expect(raw).toMatch(/A part your order does not need was left out/)
    expect(raw).toContain('Marta Lind')
  })

  test('does not receive a review request that is marked [Important], and the claim is recorded as false', async () => {
    const reply = await submit('important-review-request', toBuyer)
    expect(reply).toMatch(/^550-5\.7\.1 Not delivered: it is marked as critical, but/)
    const { decision } = await recorded(reply)
    expect(decision).toMatchObject({
      outcome: 'withhold',
      code: 'opted-out.false-claim',
      claim: { kind: 'subject', upheld: false },
    })
  })

  test('does not receive what offers money for a review, nor does any other buyer', async () => {
    for (const to of [toBuyer, toWilling]) {
      expect(await submit('paid-review', to)).toMatch(
        /^550-5\.7\.1 Not delivered: it offers something for a review/,
      )
    }
  })

  test('receives the signature of a seller who signs with his registered address, masked', async () => {
    using session = await gateway.session()
    const data = `From: ${SELLER}\r\nSubject: Ring\r\n\r\nWhich size would you like?\r\n\r\nKind regards,\r\nMarta\r\n${SELLER}\r\n`
    const { id, decision } = await recorded(await session.submits({ from: SELLER, to: toBuyer, data }))
    expect(decision.code).toBe('critical')
    const { raw } = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@relay.localhost>`))
    expect(raw).toContain(`Marta\r\n${toSeller}`)
  })

  test('receives HTML mail trimmed with its layout, and both parts say the same', async () => {
    const reply = await submit('delivery-appointment', toBuyer)
    const { id } = await recorded(reply)
    const { raw } = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@relay.localhost>`))
    expect(raw.match(/choose a day/g)).toHaveLength(2)
    expect(raw).not.toMatch(/oak chairs|new arrivals/)
    expect(raw).toContain('<table')
    expect(raw).not.toMatch(/display:\s*none/)
  })
})

describe('a buyer who did not opt out', () => {
  test.each([
    'address-question',
    'review-request',
    'address-question-with-review-request',
    'important-review-request',
    'out-of-stock-choice',
    'usage-tips',
    'delay-notice',
  ])('receives %s', async (name) => {
    const reply = await submit(name, toWilling)
    expect(reply).toMatch(/^250 /)
    const { id } = await recorded(reply)
    const { to } = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@relay.localhost>`))
    expect(to).toBe(WILLING)
  })
})

describe("the buyer's answer", () => {
  test('reaches the seller from the alias, in his own thread, without the address in the signature', async () => {
    const question = sample('address-question').replace('From:', 'Message-ID: <q1@shops.example>\r\nFrom:')
    using session = await gateway.session()
    const { id } = await recorded(await session.submits({ from: SELLER, to: toBuyer, data: question }))
    await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@relay.localhost>`))
    const answer = sample('buyers-answer')
      .replaceAll('anna.keller@mail.example', BUYER)
      .replace('Subject:', `In-Reply-To: <${id}@relay.localhost>\r\nSubject:`)
    expect(await session.submits({ from: BUYER, to: toSeller, data: answer })).toMatch(/^250 /)
    const mail = await gateway.sink.mail(({ to, raw }) => to === SELLER && raw.includes('via Marketplace'))
    expect(mail.raw).toContain('the house number is 14')
    expect(mail.raw).toContain(`<${toBuyer}>`)
    expect(mail.raw).toContain('In-Reply-To: <q1@shops.example>')
    expect(mail.raw.toLowerCase()).not.toContain(BUYER)
  })

  test('to a question of his own, is answered by the seller without regard to the opt-out', async () => {
    using session = await gateway.session()
    const question = sample('buyers-question').replaceAll('tom.reed@post.example', BUYER)
    const asked = await recorded(await session.submits({ from: BUYER, to: toSeller, data: question }))
    const reply = `From: ${SELLER}\r\nSubject: Re: Which bulb?\r\nIn-Reply-To: <${asked.id}@relay.localhost>\r\n\r\nAn E27 with 8 watts at most. It dims.\r\n`
    const answered = await recorded(await session.submits({ from: SELLER, to: toBuyer, data: reply }))
    expect(answered.decision.code).toBe('exempt.reply-to-buyer')
    expect(answered.conversation).toBe(asked.conversation)
  })
})

test('neither side ever sees the address of the other', () => {
  for (const { to, raw } of gateway.sink.mails) {
    const hidden = to === SELLER ? [BUYER, WILLING] : [SELLER]
    for (const address of hidden) expect(raw.toLowerCase()).not.toContain(address)
  }
  expect(gateway.sink.mails.length).toBeGreaterThan(10)
})
