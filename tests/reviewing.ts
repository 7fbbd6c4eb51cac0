// Sellers whose messages need a person, and the reviewer who reads them.
import { expect } from 'vitest'
import { type Answer, startTestGateway, type TestGateway } from './gateway.ts'

export const DAY_MS = 86_400_000

/** Read as uncertain: it may ask for an answer, and may not. */
export const UNCLEAR = 'The carrier said that Tuesday looks fine on their side of the river.'

export const REVIEW =
  'How do you like your order? Please write a review on the product page, it helps other customers and us.'

export const CLAIM = { important: true }

export interface Sent {
  readonly id: string
  readonly buyer: string
  readonly decision: { readonly outcome: string; readonly code: string }
}

// biome-ignore lint/suspicious/noExplicitAny: answers of the API, which tests look into
type Any = any

export class Reviewing implements AsyncDisposable {
  readonly gateway: TestGateway
  #orders = 0

  private constructor(gateway: TestGateway) {
    this.gateway = gateway
  }

  /** A gateway of which this share of messages is read for quality. */
  static async start(sample = '0'): Promise<Reviewing> {
    return new Reviewing(await startTestGateway({ settings: { COMITY_REVIEW_SAMPLE: sample } }))
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.gateway[Symbol.asyncDispose]()
  }

  /** A message on an order of its own, to a buyer who refuses what it does not need. */
  async send(text: string, { seller = 'seller-1', claim = {}, buyer = '', order = '' } = {}): Promise<Sent> {
    this.#orders += 1
    const of = { buyer: buyer || `review-buyer-${this.#orders}`, order: order || `review-${this.#orders}` }
    await this.gateway.order(of.order, { seller, buyer: of.buyer })
    await this.gateway.optOut(of.buyer)
    const { status, body } = await this.gateway.call('POST', '/v1/messages', {
      ...{ order: of.order, from: 'seller', subject: 'About your order', text, claim },
    })
    if (status !== 202) throw new Error(JSON.stringify(body))
    return { id: body.id, buyer: of.buyer, decision: body.decision }
  }

  /** A message that waits: its sender's unclear claims go to a person first. */
  async sendHeld(text: string = UNCLEAR): Promise<Sent> {
    const seller = 'seller-watched'
    await this.gateway.order(`watch-${seller}`, { seller })
    const until = new Date(this.gateway.clock.now.getTime() + 30 * DAY_MS).toISOString()
    await this.act(seller, { kind: 'sanction', sanction: 'claims_reviewed', until, why: 'a test' })
    const sent = await this.send(text, { seller, claim: CLAIM })
    expect(sent.decision.outcome).toBe('hold')
    return sent
  }

  act(seller: string, act: object): Promise<Answer> {
    return this.gateway.call('POST', `/v1/sellers/${seller}/standing/acts`, act)
  }

  async next(reviewer = 'ada'): Promise<Any> {
    const { status, body } = await this.gateway.call('POST', '/v1/review/next', { reviewer })
    expect(status).toBe(200)
    return body.case
  }

  decide(id: string, labels: object[], { reviewer = 'ada', why = 'Read as a whole.' } = {}): Promise<Answer> {
    return this.gateway.call('POST', `/v1/review/cases/${id}/decide`, { reviewer, labels, why })
  }

  async decision(id: string): Promise<Any> {
    return (await this.gateway.call('GET', `/v1/messages/${id}`)).body.decision
  }

  async standing(seller: string): Promise<Any> {
    return (await this.gateway.call('GET', `/v1/sellers/${seller}/standing`)).body
  }

  later(ms: number): void {
    this.gateway.clock.now = new Date(this.gateway.clock.now.getTime() + ms)
  }

  delivered({ id }: Sent): Promise<{ readonly to: string; readonly raw: string }> {
    return this.gateway.sink.mail(({ raw }) => raw.includes(`<${id}@`))
  }
}

/** The passage of a case whose purpose is in doubt. */
export function doubtful({ segments }: Any): number {
  return segments.findIndex(
    ({ part, alternatives }: { part: string; alternatives: string[] }) =>
      part === 'body' && alternatives.length > 0,
  )
}
