// Conversations between real mail servers: each letter arrives once, at the right person, who never learns the other's
// address; and what cannot be delivered comes back to who wrote it.

import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { pino } from 'pino'
import { startGateway } from '../packages/gateway/src/gateway.ts'
import { readSettings } from '../packages/gateway/src/settings.ts'
import { hasPostfix, type Postfix, startPostfix } from './postfix.ts'

const ORDERS = 200
/** Buyers whose address does not exist. */
const GONE = 20
const KEY = 'operator-key-of-the-proof'
const SELLER = 'care@lindqvist-lamps.example'
const DOMAINS = ['lindqvist-lamps.example', 'mustermann-home.example']
const RELAY = 'relay.localhost'

/** The gateway's clock runs this much faster, so that waiting for a grey list takes a second. */
const HASTE = 60
const PATIENCE_MS = 240_000

const buyerOf = (n: number) => `anna.${n}@mustermann-home.example`

interface Conversation {
  readonly n: number
  readonly toBuyer: string
  /** What each side has read of the other, by its words. */
  readonly asked: string
  readonly answered: string
  readonly thanked: string
}

/** Prints what arrived where; false where something was lost, doubled, or told too much. */
export async function proveConversations(): Promise<boolean> {
  if (!hasPostfix()) throw new Error('Conversations need Debian’s postfix, and root to start it.')
  const dir = mkdtempSync(join(tmpdir(), 'comity-conversations-'))
  // Postfix’s own user must get through.
  chmodSync(dir, 0o755)
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rmSync(dir, { recursive: true, force: true, maxRetries: 9, retryDelay: 200 }))
  const [port, policyPort, smtpPort] = await freePorts(3)
  const began = Date.now()
  const settings = readSettings({
    ...{ COMITY_HTTP_PORT: '0', COMITY_SMTP_PORT: String(smtpPort), COMITY_HOST: '127.0.0.1' },
    ...{
      COMITY_DATA_DIR: join(dir, 'comity'),
      COMITY_OPERATOR_KEY: KEY,
      COMITY_SMARTHOST: `smtp://127.0.0.1:${port}`,
    },
    ...{ COMITY_TRUSTED_NETWORKS: '127.0.0.0/8', COMITY_RELAY_DOMAIN: RELAY },
  })
  const now = () => new Date(began + (Date.now() - began) * HASTE)
  const gateway = stack.use(
    await startGateway(settings, { log: pino({ level: 'silent' }), version: 'proof', now }),
  )
  const living = Array.from({ length: ORDERS - GONE }, (_, n) => buyerOf(n))
  const postfix = stack.use(
    await startPostfix({
      ...{
        dir: join(dir, 'postfix'),
        port: port as number,
        policyPort: policyPort as number,
        domains: DOMAINS,
      },
      ...{ relay: { domain: RELAY, port: smtpPort as number }, mailboxes: [SELLER, ...living] },
    }),
  )
  const transport = createTransport({
    host: '127.0.0.1',
    port: port as number,
    pool: true,
    tls: { rejectUnauthorized: false },
  })
  stack.defer(() => transport.close())
  const post = (mail: SendMailOptions) => transport.sendMail(mail).then(() => undefined)
  const conversations = await prepare(gateway.httpUrl)
  await converse(conversations, postfix, post)
  return await judgeResult(conversations, postfix, gateway.httpUrl)
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  for (const server of servers) server.close()
  return ports
}

async function call(url: string, method: string, path: string, body?: object) {
  const response = await fetch(`${url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<{ aliases: { to_buyer: string }; items: { id: string }[] }>
}

async function prepare(url: string): Promise<Conversation[]> {
  await call(url, 'PUT', '/sellers/s', { name: 'Lamp Shop', addresses: [SELLER] })
  const conversations: Conversation[] = []
  for (let n = 0; n < ORDERS; n += 1) {
    await call(url, 'PUT', `/buyers/b-${n}`, { name: `Anna ${n}`, address: buyerOf(n) })
    const order = { seller: 's', buyer: `b-${n}`, placed_at: new Date(Date.now() - 86_400_000).toISOString() }
    const { aliases } = await call(url, 'PUT', `/orders/o-${n}`, order)
    const words = { asked: `question-${n}-q`, answered: `answer-${n}-a`, thanked: `second-${n}-s` }
    conversations.push({ n, toBuyer: aliases.to_buyer, ...words })
  }
  return conversations
}

type Post = (mail: SendMailOptions) => Promise<void>

/** The seller asks, the buyer answers, the seller asks once more; each writes when he has read. */
async function converse(conversations: readonly Conversation[], postfix: Postfix, post: Post): Promise<void> {
  for (const { toBuyer, asked } of conversations) {
    const text = `Which size would you like for the ring? ${asked}`
    await post({ from: SELLER, to: toBuyer, subject: 'Your ring', text })
  }
  const end = Date.now() + PATIENCE_MS
  const living = conversations.slice(0, ORDERS - GONE)
  const answer = new Replies(post)
  const askAgain = new Replies(post)
  while (Date.now() < end && !isOver(living, postfix)) {
    for (const { n, asked, answered } of living)
      await answer.to(postfix.mails(buyerOf(n)), asked, {
        by: buyerOf(n),
        text: `Size 54, thank you. ${answered}`,
      })
    const inbox = postfix.mails(SELLER)
    for (const { answered, thanked } of living)
      await askAgain.to(inbox, answered, {
        by: SELLER,
        text: `Which engraving would you like inside it? ${thanked}`,
      })
    await sleep(500)
  }
}

/** Replies to each letter once. */
class Replies {
  readonly #post: Post
  readonly #done = new Set<string>()

  constructor(post: Post) {
    this.#post = post
  }

  /** Replies to the letter that says `words`, if it is there. */
  async to(
    mails: readonly string[],
    words: string,
    { by, text }: { by: string; text: string },
  ): Promise<void> {
    const letter = this.#done.has(words) ? undefined : mails.find((mail) => mail.includes(words))
    if (letter === undefined) return
    this.#done.add(words)
    await this.#post(await replyTo(letter, by, text))
  }
}

function isOver(living: readonly Conversation[], postfix: Postfix): boolean {
  const told = postfix.mails(SELLER).filter((mail) => mail.includes('multipart/report')).length
  return (
    told >= GONE &&
    living.every(({ n, thanked }) => postfix.mails(buyerOf(n)).some((mail) => mail.includes(thanked)))
  )
}

async function replyTo(letter: string, by: string, text: string): Promise<SendMailOptions> {
  const {
    from,
    messageId = '',
    references = [],
    subject = '',
    text: quoted = '',
  } = await simpleParser(letter)
  const to = from?.value[0]?.address ?? ''
  return {
    ...{ from: `Marta Anna <${by}>`, to, subject: `Re: ${subject}`, inReplyTo: messageId },
    references: [references, messageId].flat(),
    text: `${text}\n\nOn Mon, Nov 23, 2026 at 9:12 AM ${from?.text} wrote:\n${quoted.replace(/^/gm, '> ')}\n\nTo: ${by}`,
  }
}

async function judgeResult(
  conversations: readonly Conversation[],
  postfix: Postfix,
  url: string,
): Promise<boolean> {
  const living = conversations.slice(0, ORDERS - GONE)
  const inbox = postfix.mails(SELLER)
  const read = await textsOf(inbox)
  const counts: number[] = []
  for (const { n, asked, answered, thanked } of living) {
    const box = await textsOf(postfix.mails(buyerOf(n)))
    counts.push(arrivals(box, asked), arrivals(read, answered), arrivals(box, thanked))
  }
  const lost = counts.filter((count) => count === 0).length
  const doubled = counts.filter((count) => count > 1).length
  const reports = inbox.filter((mail) => mail.includes('multipart/report'))
  const dead = (await call(url, 'GET', '/dead-addresses')).items.length
  const leaks = [
    ...inbox.filter((mail) => /mustermann-home/i.test(mail)),
    ...living.flatMap(({ n }) => postfix.mails(buyerOf(n)).filter((mail) => /lindqvist-lamps/i.test(mail))),
  ].length
  console.log(
    `${living.length} conversations of three letters through Postfix: ${lost} lost, ${doubled} doubled, ${leaks} that tell the other's domain; ` +
      `${GONE} addresses that do not exist: ${reports.length} reports to the seller, ${dead} known as dead; ` +
      `${postfix.greylisted()} times put off by the grey list, ${postfix.encrypted()} encrypted sessions to the gateway`,
  )
  return (
    lost + doubled + leaks === 0 &&
    reports.length === GONE &&
    dead === GONE &&
    postfix.greylisted() > 0 &&
    postfix.encrypted() > 0
  )
}

async function textsOf(mails: readonly string[]): Promise<string[]> {
  const parsed = await Promise.all(mails.map((mail) => simpleParser(mail)))
  return parsed.map(({ text = '' }) => text)
}

/** How many letters say it themselves: an answer quotes what it answers. */
function arrivals(texts: readonly string[], words: string): number {
  return texts.filter((text) => new RegExp(`^[^>\n]*${words}`, 'm').test(text)).length
}
