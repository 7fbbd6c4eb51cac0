// A buyer as the tests of his pages need him: letters that reach him, the links in them, forms that he sends.
import { addressOf, type TestGateway } from './gateway.ts'

export interface Letter {
  readonly id: string
  readonly outcome: string
  /** Empty where nothing was delivered. */
  readonly raw: string
}

/** Sends a letter by the API, and waits for what of it reaches the buyer. */
export async function send(gateway: TestGateway, order: string, text: string): Promise<Letter> {
  const { body } = await gateway.call('POST', '/v1/messages', {
    ...{ order, from: 'seller', subject: 'Your order', text: `${text}\n\nAbout ${order}` },
  })
  const { outcome } = body.decision
  if (outcome !== 'deliver' && outcome !== 'trim') return { id: body.id, outcome, raw: '' }
  const { raw } = await gateway.sink.mail((mail) => mail.raw.includes(`<${body.id}@`))
  return { id: body.id, outcome, raw }
}

/** The https link of List-Unsubscribe in a mail. */
export function stopLink(raw: string): string {
  return /^List-Unsubscribe:.*?<(http[^>]+)>/m.exec(raw.replace(/\r\n[ \t]+/g, ''))?.[1] ?? ''
}

/** The page of choices that a letter which may be refused leads to. */
export async function chooseLink(raw: string): Promise<string> {
  const text = await (await fetch(stopLink(raw))).text()
  return /href="([^"]*\/p\/choose\/[^"]+)"/.exec(text)?.[1] ?? ''
}

/** Asks for a link by the address, as anybody can, and finds it in what comes by mail. */
export async function mineLink(gateway: TestGateway, buyer: string): Promise<string> {
  gateway.clock.now = new Date(gateway.clock.now.getTime() + 180_000)
  const known = gateway.sink.mails.length
  await post(`${gateway.gateway.httpUrl}/p/ask`, { address: addressOf(buyer) })
  const { decoded } = await gateway.sink.mail(
    (mail) =>
      mail.to === addressOf(buyer) &&
      gateway.sink.mails.indexOf(mail) >= known &&
      mail.decoded.includes('/p/mine/'),
  )
  return /\S*\/p\/mine\/\S+/.exec(decoded)?.[0] ?? ''
}

/** Sends a form. */
export function post(url: string, form: Record<string, string> | string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: typeof form === 'string' ? form : new URLSearchParams(form),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}
