// Bad input gets a clear answer, and nothing is lost by it.
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSurroundings } from '../packages/gateway/src/operations/preflight.ts'
import { MESSAGE_LIMIT_BYTES } from '../packages/gateway/src/read/limits.ts'
import { readSettings } from '../packages/gateway/src/settings.ts'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')

let gateway: TestGateway
let alias: string

beforeAll(async () => {
  gateway = await startTestGateway()
  alias = (await gateway.order('order-1')).to_buyer
})

afterAll(() => gateway[Symbol.asyncDispose]())

async function submit(data: string | Buffer): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from: SELLER, to: alias, data })
}

function mail(headers: readonly string[], body: string): string {
  return [`From: ${SELLER}`, ...headers, '', body].join('\r\n')
}

function nested(depth: number): string {
  let lines = 'Content-Type: multipart/mixed; boundary=b0\r\n\r\n'
  for (let level = 1; level <= depth; level += 1) {
    lines += `--b${level - 1}\r\nContent-Type: multipart/mixed; boundary=b${level}\r\n\r\n`
  }
  return `From: ${SELLER}\r\n${lines}--b${depth}\r\nContent-Type: text/plain\r\n\r\nHello\r\n`
}

describe('a message that is no good', () => {
  test('announced over the size bound is refused at MAIL', async () => {
    using session = await gateway.session()
    session.says(`MAIL FROM:<${SELLER}> SIZE=${MESSAGE_LIMIT_BYTES + 1}`)
    await session.answers(552)
  })

  test('over the size bound without saying so is refused after its last dot', async () => {
    const line = `${'x'.repeat(998)}\r\n`
    const reply = await submit(mail([], line.repeat(Math.ceil(MESSAGE_LIMIT_BYTES / line.length) + 1)))
    expect(reply).toMatch(/^552 5\.3\.4 The message is larger than this server takes/)
  })

  test('of 1000 nested parts is refused', async () => {
    expect(await submit(nested(1_000))).toMatch(/^554 5\.6\.0 The message cannot be read as mail/)
  })

  test('with a header line of 1 MB is refused', async () => {
    expect(await submit(mail([`X-Long: ${'x'.repeat(1024 * 1024)}`], 'Hello'))).toMatch(
      /^554 5\.6\.0 .*headers? .*larger than/,
    )
  })

  test('with a thousand and one headers is refused', async () => {
    const headers = Array.from({ length: 1_001 }, (_, index) => `X-${index}: y`)
    expect(await submit(mail(headers, 'Hello'))).toMatch(/^554 5\.6\.0 .*more than 1000 headers/)
  })

  test.each([
    ['a lone LF', 'Subject: x\n\nHello'],
    ['a lone CR', 'Subject: x\r\n\r\nHel\rlo'],
    ['a dot between lone LFs', 'Subject: x\r\n\r\nHello\n.\nMAIL FROM:<x@y.example>'],
  ])('with %s is refused', async (_, data) => {
    expect(await submit(`From: ${SELLER}\r\n${data}`)).toMatch(/^550 5\.6\.11 /)
  })

  test('that has gone round a hundred servers is refused', async () => {
    const received = Array.from({ length: 101 }, () => 'Received: from a by b')
    expect(await submit(mail(received, 'Hello'))).toMatch(/^554 5\.4\.6 /)
  })

  test('whose text got lost in a missing boundary is sent back', async () => {
    const reply = await submit(
      mail(['Content-Type: multipart/mixed; boundary=never'], 'Please send us your address.'),
    )
    expect(reply).toMatch(/^550-5\.6\.0 No text could be read in this message/)
  })

  test('whose HTML is nested beyond any layout is sent back', async () => {
    const reply = await submit(
      mail(['Content-Type: text/html'], `${'<div>'.repeat(2_000)}Please send us your address.`),
    )
    expect(reply).toMatch(/^550-5\.6\.0 No text could be read in this message/)
  })

  test('with a program attached is refused by its type', async () => {
    const headers = [
      'Content-Type: application/zip; name="a.zip"',
      'Content-Disposition: attachment; filename="a.zip"',
    ]
    expect(await submit(mail(headers, 'UEs='))).toMatch(
      /^554 5\.7\.1 The attachment "a\.zip" is of a type that is not relayed/,
    )
  })
})

describe('a message that is odd but can be read', () => {
  test('with NUL bytes is delivered without them', async () => {
    expect(await submit(mail(['Subject: N\u0000UL'], 'Please send\u0000us your full address.'))).toMatch(
      /^250 /,
    )
    const { raw } = await gateway.sink.mail(({ raw }) => raw.includes('your full address'))
    expect(raw).not.toContain('\u0000')
  })

  test('with a broken charset is delivered as far as it can be read', async () => {
    const headers = ['Content-Type: text/plain; charset=x-no-such', 'Subject: =?x-no-such?Q?Ho=FF?=']
    expect(await submit(Buffer.from(mail(headers, 'Which size? \xff\xfe\x80 end'), 'latin1'))).toMatch(
      /^250 /,
    )
    await gateway.sink.mail(({ raw }) => raw.includes('Which size?'))
  })

  test('with half a surrogate pair is delivered', async () => {
    const headers = ['Content-Type: text/plain; charset=utf-16le', 'Content-Transfer-Encoding: base64']
    const body = Buffer.from('Which \ud83d length?', 'utf16le').toString('base64')
    expect(await submit(mail(headers, body))).toMatch(/^250 /)
    await gateway.sink.mail(({ raw }) => /Which .*length\?/.test(raw))
  })

  test('without any text is delivered to who accepts everything', async () => {
    expect(await submit(mail(['Subject: nothing-at-all'], ''))).toMatch(/^250 /)
    await gateway.sink.mail(({ raw }) => raw.includes('nothing-at-all'))
  })

  test('of a megabyte is read beside the others', async () => {
    const reply = await submit(
      mail(['Subject: long-letter'], `${'Which size would you like?\r\n'.repeat(20_000)}`),
    )
    expect(reply).toMatch(/^250 /)
    await gateway.sink.mail(({ raw }) => raw.includes('long-letter'))
  })
})

describe('a request that is no good', () => {
  test.each([
    ['a body that is not JSON', '{"name":', 400, 'request.not-json'],
    ['an empty body', '', 400, 'request.not-json'],
    ['an unknown field', { name: 'A', addresses: ['a@b.example'], nmae: 'B' }, 400, 'request.invalid'],
    ['a missing field', { name: 'A' }, 400, 'request.invalid'],
    ['an address that is none', { name: 'A', addresses: ['a b@c'] }, 400, 'request.invalid'],
  ])('%s', async (_, body, status, code) => {
    const answer = await gateway.call('PUT', '/v1/sellers/s-9', body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ status, code, type: `urn:comity:problem:${code}` })
  })

  test('names every bad field by its path', async () => {
    const body = { name: '', addresses: ['x', 'a@b.example'], colour: 'red' }
    const { errors } = (await gateway.call('PUT', '/v1/sellers/s-9', body)).body
    expect([...new Set(errors.map(({ path }: { path: string }) => path))].sort()).toEqual([
      'addresses.0',
      'colour',
      'name',
    ])
  })

  test.each([
    [
      'PUT',
      '/v1/orders/o-9',
      { seller: 'nobody', buyer: 'buyer-1', placed_at: '2026-01-01T00:00:00Z' },
      404,
      'thing.unknown',
    ],
    [
      'PUT',
      '/v1/orders/order-1',
      { seller: 'seller-1', buyer: 'buyer-1', placed_at: 'yesterday' },
      400,
      'request.invalid',
    ],
    ['GET', '/v1/sellers/nobody', undefined, 404, 'thing.unknown'],
    ['GET', '/v1/messages/01a20a1b-a0af-772f-a2fc-8f113cb1d38f', undefined, 404, 'thing.unknown'],
    ['GET', '/v1/messages/no-uuid', undefined, 400, 'request.invalid'],
    ['GET', `/v1/sellers/${'x'.repeat(129)}`, undefined, 400, 'request.invalid'],
    ['GET', '/v1/sellers/%00', undefined, 400, 'request.invalid'],
    ['GET', '/v1/nothing', undefined, 404, 'path.unknown'],
    ['GET', '/v1/messages?limit=1000', undefined, 400, 'request.invalid'],
    [
      'POST',
      '/v1/messages',
      { order: 'nothing', from: 'seller', subject: '', text: 'x' },
      404,
      'thing.unknown',
    ],
    ['POST', '/v1/messages', { order: 'order-1', from: 'seller', subject: '' }, 400, 'request.invalid'],
  ])('%s %s', async (method, path, body, status, code) => {
    expect(await gateway.call(method, path, body)).toMatchObject({ status, body: { status, code } })
  })

  test('without a key, or with a wrong one, is told how to send one', async () => {
    expect(await gateway.call('GET', '/v1/messages', undefined, { authorization: '' })).toMatchObject({
      status: 401,
      body: { code: 'key.missing' },
    })
    expect(
      await gateway.call('GET', '/v1/messages', undefined, { authorization: 'Bearer nope' }),
    ).toMatchObject({ status: 401, body: { code: 'key.unknown' } })
  })

  test('of another media type is told which one', async () => {
    const answer = await gateway.call('PUT', '/v1/sellers/s-9', '<a/>', { 'content-type': 'text/xml' })
    expect(answer).toMatchObject({ status: 415, body: { code: 'request.media-type' } })
  })
})

describe('surroundings that are no good', () => {
  test('a taken port is named with the setting that changes it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as { port: number }
    const settings = readSettings({
      COMITY_SMTP_PORT: String(port),
      COMITY_HTTP_PORT: '0',
      COMITY_HOST: '127.0.0.1',
      COMITY_DATABASE_URL: 'postgres://x/y',
    })
    await expect(checkSurroundings(settings, 'v24.0.0')).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program. Free it, or set COMITY_SMTP_PORT to another port (0 picks a free one).`,
    )
    other.close()
  })

  test('all troubles are told at once', async () => {
    const settings = readSettings({
      COMITY_DATA_DIR: '/dev/null/data',
      COMITY_HTTP_PORT: '0',
      COMITY_SMTP_PORT: '0',
      COMITY_HOST: '127.0.0.1',
    })
    await expect(checkSurroundings(settings, 'v20.1.0')).rejects.toThrow(
      /^This is Node v20\.1\.0; Comity needs 24 or later\..*\nThe data directory \/dev\/null\/data cannot be written \(ENOTDIR\)/s,
    )
  })
})
