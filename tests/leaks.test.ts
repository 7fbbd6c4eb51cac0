// Neither side learns who the other is: conversations between mail programs, searched in every byte that leaves.
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './gateway.ts'
import { type Answered, PROGRAMS, type Writer } from './mail-programs.ts'
import { jpegBy, PNG, pdfBy, pngBy } from './pictures.ts'
import type { SunkMail } from './sink.ts'

const SELLER: Writer = { name: 'Marta Lindqvist', address: 'marta.lindqvist@lindqvist-lamps.example' }
const BUYER: Writer = { name: 'Anna Mustermann', address: 'anna.mustermann@mustermann-home.example' }

let gateway: TestGateway
let aliases: { to_buyer: string; to_seller: string }
let orders = 0

beforeAll(async () => {
  gateway = await startTestGateway()
  await gateway.call('PUT', '/v1/sellers/s', { name: 'Lamp Shop', addresses: [SELLER.address] })
  await gateway.call('PUT', '/v1/buyers/b', { name: BUYER.name, address: BUYER.address })
})

afterAll(() => gateway[Symbol.asyncDispose]())

async function newOrder(): Promise<void> {
  orders += 1
  const order = { seller: 's', buyer: 'b', placed_at: '2026-11-20T09:00:00Z' }
  aliases = (await gateway.call('PUT', `/v1/orders/7-${orders}`, order)).body.aliases
}

async function write(by: Writer, program: string, text: string, answered?: Answered): Promise<SunkMail> {
  const [to, reader] = by === SELLER ? [aliases.to_buyer, BUYER] : [aliases.to_seller, SELLER]
  const data = PROGRAMS[program]?.({ by, to, text, answered }) ?? ''
  using session = await gateway.session()
  const reply = await session.submits({ from: by.address, to, data })
  const id = /Accepted as (\S{36})/.exec(reply)?.[1]
  expect(id, reply).toBeDefined()
  return gateway.sink.mail((mail) => mail.to === reader.address && mail.raw.includes(`<${id}@`))
}

/** As the mail program of its reader keeps it. */
async function read(mail: SunkMail): Promise<Answered> {
  const { messageId = '', references = [], subject = '', text = '', from } = await simpleParser(mail.raw)
  const [sender] = from?.value ?? []
  return {
    ...{
      messageId,
      subject,
      references: [references].flat().join(' '),
      text: text.replaceAll(/\r?\n/g, '\r\n'),
    },
    from: { name: sender?.name ?? '', address: sender?.address ?? '' },
  }
}

/** Address, name, the parts of both, in the bytes and in what they stand for. */
async function told(mail: SunkMail, of: Writer): Promise<string[]> {
  const [local = '', domain = ''] = of.address.split('@')
  const parsed = await simpleParser(mail.raw)
  const everything = [
    mail.raw,
    mail.decoded,
    parsed.text,
    parsed.html || '',
    ...parsed.headerLines.map(({ line }) => line),
    ...parsed.attachments.flatMap(({ content, filename, cid }) => [
      content.toString('latin1'),
      filename,
      cid,
    ]),
    mail.from,
  ].join('\n')
  return [of.address, local, domain, of.name, domain.split('.')[0] as string, '203.0.113.7'].filter((word) =>
    everything.toLowerCase().includes(word.toLowerCase()),
  )
}

describe.each(Object.keys(PROGRAMS))('a seller with %s', (seller) => {
  test.each(Object.keys(PROGRAMS))(
    'and a buyer with %s stay unknown to each other, in one thread',
    async (buyer) => {
      await newOrder()
      const question = await write(SELLER, seller, 'Which size would you like for the ring?')
      expect(await told(question, SELLER)).toEqual([])
      const answer = await write(BUYER, buyer, 'Size 54 please.', await read(question))
      expect(await told(answer, BUYER)).toEqual([])
      const readAnswer = await read(answer)
      // What the seller knows his own letter by (RFC 5322 §3.6.4).
      const domain = SELLER.address.split('@')[1]
      expect(readAnswer.references).toMatch(new RegExp(`^<[^@ ]+@${domain}>$`))
      expect(readAnswer.subject).toMatch(/^(?:re|aw): Your order 7$/i)
      const thanks = await write(SELLER, seller, 'Which engraving would you like inside it?', readAnswer)
      expect(await told(thanks, SELLER)).toEqual([])
      const { references } = await read(thanks)
      const buyerDomain = BUYER.address.split('@')[1]
      const known = [(await read(question)).messageId, expect.stringMatching(new RegExp(`@${buyerDomain}>$`))]
      expect(references.split(' ')).toEqual(known)
      expect(thanks.decoded).toContain('Which engraving would you like inside it?')
    },
  )
})

test('what is attached tells no more: pictures, documents, notes, names of files; a visiting card stays behind', async () => {
  await newOrder()
  const { address, name } = BUYER
  const domain = address.split('@')[1]
  const part = (headers: string, content: Buffer) =>
    `--b\r\n${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`
  const data = [
    `From: ${name} <${address}>\r\nSubject: Broken\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`,
    part('Content-Type: text/html', Buffer.from(`<p>It broke, see <img src="cid:photo@${domain}"></p>`)),
    part(
      `Content-Type: image/jpeg; name="${address}.jpg"\r\nContent-ID: <photo@${domain}>`,
      jpegBy(`${name} ${address}`, 6),
    ),
    part('Content-Type: image/png; name=b.png', pngBy(address)),
    part('Content-Type: application/pdf; name=c.pdf', await pdfBy(`${name} ${address}`)),
    part(
      'Content-Type: text/plain; name=d.txt\r\nContent-Disposition: attachment',
      Buffer.from(`Écris à ${address}`, 'latin1'),
    ),
    part(
      'Content-Type: text/vcard; name=anna.vcf',
      Buffer.from(`BEGIN:VCARD\r\nEMAIL:${address}\r\nEND:VCARD`),
    ),
    '--b--\r\n',
  ].join('')
  using session = await gateway.session()
  await session.submits({ from: address, to: aliases.to_seller, data })
  const mail = await gateway.sink.mail(({ decoded }) => decoded.includes('It broke'))
  expect(await told(mail, BUYER)).toEqual([])
  const { attachments, html } = await simpleParser(mail.raw, { keepCidLinks: true })
  expect(attachments.map(({ contentType, filename }) => [contentType, filename])).toEqual([
    ['image/jpeg', `${aliases.to_buyer}.jpg`],
    ['image/png', 'b.png'],
    ['application/pdf', 'c.pdf'],
    ['text/plain', 'd.txt'],
  ])
  expect(attachments[1]?.content.equals(PNG)).toBe(true)
  expect(attachments[3]?.content.toString('latin1')).toBe(`Écris à ${aliases.to_buyer}`)
  expect(html).toContain(`cid:${attachments[0]?.cid}`)
})
