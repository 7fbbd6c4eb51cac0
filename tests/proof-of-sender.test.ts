// Who a mail from the Internet is believed to come from.
import { generateKeyPairSync } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')
const BUYER = addressOf('buyer-1')

describe('a seller outside the trusted networks', () => {
  /** What DNS says: shops.example sends from 127.0.0.1 only. */
  const records: Record<string, string[][]> = {
    'TXT shops.example': [['v=spf1 ip4:127.0.0.1 -all']],
    'TXT _dmarc.shops.example': [['v=DMARC1; p=reject']],
    'TXT elsewhere.example': [['v=spf1 ip4:127.0.0.1 -all']],
    'TXT homes.example': [['v=spf1 ip4:192.0.2.1 -all']],
  }
  let dnsIsAway = false
  const resolver = (name: string, type: string) => {
    if (dnsIsAway) return Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }))
    const found = records[`${type} ${name}`]
    return found
      ? Promise.resolve(found)
      : Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }))
  }
  let gateway: TestGateway
  let aliases: { to_buyer: string; to_seller: string }

  beforeAll(async () => {
    gateway = await startTestGateway({ settings: { COMITY_TRUSTED_NETWORKS: '' }, resolver })
    aliases = await gateway.order('order-1')
  })

  afterAll(() => gateway[Symbol.asyncDispose]())

  const from = (address: string) => sample('address-question').replace(/^From: .*/, `From: ${address}`)

  test('is believed where DMARC passes', async () => {
    using session = await gateway.session()
    expect(await session.submits({ from: SELLER, to: aliases.to_buyer, data: from(SELLER) })).toMatch(/^250 /)
  })

  test('is believed where an aligned DKIM signature holds, whoever sent it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    records['TXT s1._domainkey.shops.example'] = [[`v=DKIM1; k=rsa; p=${published}`]]
    const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    const signed = await composer.sendMail({
      from: SELLER,
      to: aliases.to_buyer,
      subject: 'Your lamp',
      text: 'Which size would you like?',
      dkim: {
        domainName: 'shops.example',
        keySelector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    })
    using session = await gateway.session()
    const data = (signed.message as Buffer).toString()
    expect(await session.submits({ from: 'bounce@elsewhere.example', to: aliases.to_buyer, data })).toMatch(
      /^250 /,
    )
    const forged = data.replace('Which size', 'Which colour')
    expect(
      await session.submits({ from: 'bounce@elsewhere.example', to: aliases.to_buyer, data: forged }),
    ).toMatch(/^550 5\.7\.26 /)
  })

  test('is not believed where the envelope is another domain’s, aligned or not', async () => {
    using session = await gateway.session()
    expect(
      await session.submits({ from: 'x@elsewhere.example', to: aliases.to_buyer, data: from(SELLER) }),
    ).toMatch(/^550 5\.7\.26 Your mail could not be proved to come from the address it names/)
  })

  test('is a stranger where the From line names somebody else', async () => {
    using session = await gateway.session()
    expect(
      await session.submits({ from: SELLER, to: aliases.to_buyer, data: from('x@elsewhere.example') }),
    ).toMatch(/^550 5\.7\.1 /)
  })

  test('is refused with two From addresses, which mail programs show differently', async () => {
    using session = await gateway.session()
    expect(
      await session.submits({
        from: SELLER,
        to: aliases.to_buyer,
        data: from(`${SELLER}, x@elsewhere.example`),
      }),
    ).toMatch(/^550 5\.6\.0 /)
  })

  test('is asked to come again where DNS does not answer', async () => {
    dnsIsAway = true
    using session = await gateway.session()
    expect(await session.submits({ from: SELLER, to: aliases.to_buyer, data: from(SELLER) })).toMatch(
      /^451 4\.7\.0 /,
    )
    dnsIsAway = false
  })

  test('applies to buyers as well: a reply from a foreign server is not the buyer’s', async () => {
    using session = await gateway.session()
    const reply = sample('buyers-answer').replaceAll('anna.keller@mail.example', BUYER)
    expect(await session.submits({ from: BUYER, to: aliases.to_seller, data: reply })).toMatch(
      /^550 5\.7\.26 /,
    )
  })

  test('may sign in over TLS with credentials made for him', async () => {
    const { body } = await gateway.call('POST', '/v1/sellers/seller-1/smtp-credentials')
    using session = await gateway.session()
    await session.upgrades()
    session.says('EHLO client.example')
    expect(await session.answers(250)).toContain('AUTH PLAIN LOGIN')
    const token = (password: string) => Buffer.from(`\0${body.user_name}\0${password}`).toString('base64')
    session.says(`AUTH PLAIN ${token('wrong')}`)
    expect(await session.answers(535)).toMatch(/^535 5\.7\.8 User name or password is wrong/)
    session.says(`AUTH PLAIN ${token(body.password)}`)
    await session.answers(235)
    expect(
      await session.submits({
        from: 'me@elsewhere.example',
        to: aliases.to_buyer,
        data: sample('address-question'),
      }),
    ).toMatch(/^250 /)
  })

  test('is, signed in, still a stranger on other sellers’ orders', async () => {
    const other = await gateway.order('order-2', { seller: 'seller-2' })
    const { body } = await gateway.call('POST', '/v1/sellers/seller-1/smtp-credentials')
    using session = await gateway.session()
    await session.upgrades()
    session.says(
      'EHLO client.example',
      `AUTH PLAIN ${Buffer.from(`\0${body.user_name}\0${body.password}`).toString('base64')}`,
    )
    await session.answers(250)
    await session.answers(235)
    expect(
      await session.submits({ from: SELLER, to: other.to_buyer, data: sample('address-question') }),
    ).toMatch(/^550 5\.7\.1 /)
  })
})
