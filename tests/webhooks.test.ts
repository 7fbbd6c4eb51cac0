// Mail that a provider received and posts here: believed where it is signed, taken once, told of by mail.
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')
const BUYER = addressOf('buyer-1')
const MAILGUN = 'mailgun-signing-key'
const POSTMARK = 'inbound:password-of-the-hook'
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:inbound'
const CERTIFICATE_URL = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem'

const seller = generateKeyPairSync('rsa', { modulusLength: 2048 })
const sendgrid = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64')

let gateway: TestGateway
let sns: { private: string; cert: string }
const visited: string[] = []
let alias: string
let orders = 0

beforeAll(async () => {
  sns = await generate([{ name: 'commonName', value: 'sns.amazonaws.com' }], { keySize: 2048 })
  gateway = await startTestGateway({
    settings: {
      ...{ COMITY_MAILGUN_KEY: MAILGUN, COMITY_POSTMARK_SECRET: POSTMARK, COMITY_SES_TOPIC: TOPIC },
      COMITY_SENDGRID_KEY: spki(sendgrid.publicKey),
    },
    resolver: async (name) => {
      if (name === 's1._domainkey.shops.example') return [[`v=DKIM1; k=rsa; p=${spki(seller.publicKey)}`]]
      if (name === '_dmarc.shops.example') return [['v=DMARC1; p=reject']]
      throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
    },
    fetchText: async (url) => {
      visited.push(url)
      return sns.cert
    },
  })
})

afterAll(() => gateway[Symbol.asyncDispose]())

beforeEach(async () => {
  orders += 1
  alias = (await gateway.order(`order-${orders}`)).to_buyer
})

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })

/** As the seller's own server sends it, signed. */
async function letter(text: string): Promise<string> {
  const { message } = await composer.sendMail({
    ...{ from: SELLER, to: alias, subject: 'Your ring', text },
    dkim: {
      ...{ domainName: 'shops.example', keySelector: 's1' },
      privateKey: seller.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  })
  return (message as Buffer).toString()
}

interface Call {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

const seconds = () => String(gateway.clock.now.getTime() / 1_000)

function mailgunCall(raw: string, { to = alias, key = MAILGUN, timestamp = seconds() } = {}): Call {
  const token = 'token'
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex')
  const form = { recipient: to, sender: SELLER, 'body-mime': raw, timestamp, token, signature }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { path: '/hooks/mailgun/mime', headers, body: new URLSearchParams(form).toString() }
}

function postmarkCall(raw: string, { to = alias, key = POSTMARK } = {}): Call {
  const headers = {
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(key).toString('base64')}`,
  }
  const body = {
    RawEmail: raw,
    OriginalRecipient: to,
    Headers: [{ Name: 'Return-Path', Value: `<${SELLER}>` }],
  }
  return { path: '/hooks/postmark', headers, body: JSON.stringify(body) }
}

function sendgridCall(
  raw: string,
  { to = alias, key = sendgrid.privateKey, timestamp = seconds() } = {},
): Call {
  const field = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const body = `${field('email', raw)}${field('envelope', JSON.stringify({ to: [to], from: SELLER }))}--b--\r\n`
  const headers = {
    'content-type': 'multipart/form-data; boundary=b',
    'x-twilio-email-event-webhook-timestamp': timestamp,
    'x-twilio-email-event-webhook-signature': createSign('sha256')
      .update(timestamp + body)
      .sign(key, 'base64'),
  }
  return { path: '/hooks/sendgrid', headers, body }
}

function sesCall(raw: string, { to = alias, key = sns.private, ...more }: Record<string, string> = {}): Call {
  const received = {
    notificationType: 'Received',
    mail: { source: SELLER },
    receipt: { recipients: [to], action: { encoding: 'BASE64' } },
  }
  const message: Record<string, string> = {
    ...{ Type: 'Notification', MessageId: 'm', TopicArn: TOPIC, Timestamp: '2026-11-23T12:00:00.000Z' },
    Message: JSON.stringify({ ...received, content: Buffer.from(raw).toString('base64') }),
    ...more,
  }
  const text = Object.keys(message)
    .sort()
    .map((name) => `${name}\n${message[name]}\n`)
    .join('')
  const Signature = createSign('sha256').update(text).sign(key, 'base64')
  const body = { ...message, Signature, SignatureVersion: '2', SigningCertURL: CERTIFICATE_URL }
  return { path: '/hooks/ses', headers: { 'content-type': 'text/plain' }, body: JSON.stringify(body) }
}

const CALLS = { mailgun: mailgunCall, postmark: postmarkCall, sendgrid: sendgridCall, ses: sesCall }
const NAMES = Object.keys(CALLS) as (keyof typeof CALLS)[]

async function send({ path, headers, body }: Call): Promise<{ status: number; text: string }> {
  const response = await fetch(gateway.gateway.httpUrl + path, { method: 'POST', headers, body })
  return { status: response.status, text: await response.text() }
}

describe.each(NAMES)('%s', (name) => {
  const call = CALLS[name] as (raw: string, options?: { to?: string; key?: never }) => Call

  test('hands a seller’s letter on, which reaches the buyer once however often it is posted', async () => {
    const raw = await letter('Which size would you like for the ring?')
    const [first, second] = [await send(call(raw)), await send(call(raw))]
    expect([first.status, second.status]).toEqual([200, 200])
    const [id] = JSON.parse(first.text).results
    expect(JSON.parse(second.text).results).toEqual([id])
    await gateway.sink.mail((mail) => mail.to === BUYER && mail.raw.includes(`<${id}@`))
    const message = (await gateway.call('GET', `/v1/messages/${id}`)).body
    expect(message).toMatchObject({ proof: 'dmarc', from: 'seller' })
    expect(
      gateway.sink.mails.filter(({ to, raw: sunk }) => to === BUYER && sunk.includes(`<${id}@`)),
    ).toHaveLength(1)
  })

  test('tells the seller by mail what nobody could answer', async () => {
    const { text, status } = await send(
      call(await letter('Send us your credit card number and password now.')),
    )
    expect(status).toBe(200)
    const [id] = JSON.parse(text).results
    const { notices } = (await gateway.call('GET', `/v1/messages/${id}`)).body
    expect(notices).toEqual([expect.objectContaining({ to: 'seller', kind: 'refused' })])
  })

  test('gives up what can never be taken', async () => {
    const { status, text } = await send(call(await letter('Hello'), { to: 'nobody@relay.localhost' }))
    expect([status, text]).toEqual([
      { mailgun: 406, postmark: 403, sendgrid: 422, ses: 422 }[name],
      expect.stringContaining('alias.unknown'),
    ])
  })

  test('is not believed what is not signed by its sender', async () => {
    const raw = (await letter('Which size would you like?')).replace('Which size', 'Which colour')
    expect((await send(call(raw))).text).toContain('sender.unauthenticated')
  })
})

describe('a call that is not the provider’s is refused', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
  test.each<[string, () => Call | Promise<Call>]>([
    ['mailgun, another key', () => mailgunCall('x', { key: 'other' })],
    ['mailgun, overheard an hour ago', () => mailgunCall('x', { timestamp: '1795000000' })],
    ['mailgun, no time at all', () => mailgunCall('x', { timestamp: 'now' })],
    ['postmark, another password', () => postmarkCall('x', { key: 'inbound:guess' })],
    ['sendgrid, another key', () => sendgridCall('x', { key: other })],
    ['sendgrid, another body', () => ({ ...sendgridCall('x'), body: sendgridCall('y').body })],
    ['ses, another key', async () => sesCall('x', { key: (await generate([], { keySize: 2048 })).private })],
    ['ses, another topic', () => sesCall('x', { TopicArn: `${TOPIC}-2` })],
    [
      'ses, a certificate of somebody else’s',
      () => {
        const call = sesCall('x')
        return {
          ...call,
          body: call.body.replace(CERTIFICATE_URL, 'https://sns.eu-west-1.amazonaws.com.evil.example/c.pem'),
        }
      },
    ],
  ])('%s', async (_name, make) => {
    expect((await send(await make())).status).toBe(401)
  })
})

test('a body that is none is refused with what to do', async () => {
  const call = postmarkCall('x')
  expect(await send({ ...call, body: '{' })).toEqual({
    status: 400,
    text: expect.stringContaining('raw MIME'),
  })
})

test('SNS’s subscription is confirmed by itself, and only at Amazon’s own address', async () => {
  const subscribe = (SubscribeURL: string) =>
    send(sesCall('', { Type: 'SubscriptionConfirmation', Token: 't', Message: 'confirm', SubscribeURL }))
  const own = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription'
  expect((await subscribe(own)).status).toBe(200)
  expect((await subscribe('https://evil.example/')).status).toBe(200)
  expect(visited).toContain(own)
  expect(visited).not.toContain('https://evil.example/')
})

test('a delivery report that a provider posts is taken at its return path', async () => {
  const { text } = await send(mailgunCall(await letter('Which size would you like for the ring?')))
  const [id] = JSON.parse(text).results
  const { from: path } = await gateway.sink.mail((mail) => mail.to === BUYER && mail.raw.includes(`<${id}@`))
  const call = mailgunCall(
    `X-Failed-Recipients: ${BUYER}\nSubject: Mail delivery failed\n\n550 5.1.1 user unknown`,
    { to: path },
  )
  expect((await send({ ...call, body: call.body.replace(encodeURIComponent(SELLER), '') })).status).toBe(200)
  expect((await gateway.call('GET', '/v1/dead-addresses')).body.items).toEqual([
    expect.objectContaining({ id: BUYER }),
  ])
})
