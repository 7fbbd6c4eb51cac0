// Mail that would go round for ever: robots that answer each other, our own that comes back.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { send } from './buyer-visit.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'
import type { SunkMail } from './sink.ts'

const SELLER = addressOf('seller-1')
const BUYER = addressOf('buyer-1')
const QUESTION = 'Which size would you like for the ring?'

let gateway: TestGateway
let aliases: { to_buyer: string; to_seller: string }

beforeEach(async () => {
  gateway = await startTestGateway()
  aliases = await gateway.order('order-1')
})

afterEach(() => gateway[Symbol.asyncDispose]())

async function submit(from: string, data: string): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from, to: from === SELLER ? aliases.to_buyer : aliases.to_seller, data })
}

/** A vacation responder: it answers whatever reaches its user, and never asks who wrote it. */
function respond(by: string, mail: SunkMail, headers: readonly string[]): Promise<string> {
  const id = /^Message-ID: (<\S+>)/m.exec(mail.raw)?.[1]
  const subject = /^Subject: (.*)$/m.exec(mail.raw)?.[1]
  const head = [`From: ${by}`, ...headers.map((header) => header.replace('%s', subject ?? ''))]
  return submit(
    by,
    `${[...head, `In-Reply-To: ${id}`, `References: ${id}`].join('\r\n')}\r\n\r\nI am away until Monday.\r\n`,
  )
}

/** Two of them, pointed at each other, until one of them is refused; how many mails went through. */
async function pingPong(headers: readonly string[]): Promise<number> {
  const first = await send(gateway, 'order-1', QUESTION)
  let mail = await gateway.sink.mail(({ raw }) => raw.includes(`<${first.id}@`))
  for (let relayed = 0; ; relayed += 1) {
    const by = mail.to
    const reply = await respond(by, mail, headers)
    if (reply.startsWith('554 5.4.6')) return relayed
    const id = /Accepted as (\S{36})/.exec(reply)?.[1]
    mail = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@`))
  }
}

describe('two vacation responders stop by themselves', () => {
  test.each([
    ['after one mail where they say so (RFC 3834 §5)', ['Subject: Away', 'Auto-Submitted: auto-replied'], 1],
    ['after one where they say so in the old way', ['Subject: Away', 'Precedence: bulk'], 1],
    ['after one where they say so in their subject', ['Subject: Automatic reply: %s'], 1],
    ['after two of each side where they say nothing at all', ['Subject: Re: %s'], 4],
  ])('%s', async (_kind, headers, mails) => {
    expect(await pingPong(headers)).toBe(mails)
  })

  test('after one mail of each side, whatever they refer to (RFC 3834 §2)', async () => {
    const away = (by: string) =>
      `From: ${by}\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n`
    expect(await submit(BUYER, away(BUYER))).toMatch(/^250/)
    expect(await submit(SELLER, away(SELLER))).toMatch(/^250/)
    for (const by of [BUYER, SELLER]) expect(await submit(by, away(by))).toMatch(/^554 5\.4\.6/)
    gateway.clock.now = new Date(gateway.clock.now.getTime() + 25 * 3_600_000)
    expect(await submit(BUYER, away(BUYER))).toMatch(/^250/)
  })
})

test('an automatic answer reaches the other side once, marked as such, and nobody is sent a notice about it', async () => {
  const { id } = await send(gateway, 'order-1', QUESTION)
  const mail = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@`))
  await respond(BUYER, mail, ['Subject: Away', 'Auto-Submitted: auto-replied'])
  const { raw } = await gateway.sink.mail(({ to }) => to === SELLER)
  expect(raw).toMatch(/^Auto-Submitted: auto-replied/m)
})

test('our own mail, sent back by a forward, is refused', async () => {
  const { id } = await send(gateway, 'order-1', QUESTION)
  const { raw } = await gateway.sink.mail((mail) => mail.raw.includes(`<${id}@`))
  expect(await submit(BUYER, raw)).toMatch(/^554 5\.4\.6 The message goes round in circles/)
})

test('people may answer each other as often as they like', async () => {
  const { id } = await send(gateway, 'order-1', QUESTION)
  for (let n = 0; n < 4; n += 1)
    expect(
      await submit(
        BUYER,
        `From: ${BUYER}\r\nSubject: Re: Your order\r\nReferences: <${id}@relay.localhost>\r\n\r\nAnswer ${n}.\r\n`,
      ),
    ).toMatch(/^250/)
})
