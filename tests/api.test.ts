// The API as an operator's program uses it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'
import { PNG } from './pictures.ts'

let gateway: TestGateway

beforeAll(async () => {
  gateway = await startTestGateway()
  await gateway.order('order-1')
})

afterAll(() => gateway[Symbol.asyncDispose]())

const QUESTION = {
  order: 'order-1',
  from: 'seller',
  subject: 'Your ring',
  text: 'Which size would you like?',
}

describe('parties', () => {
  test('are created and replaced by the marketplace’s own ids', async () => {
    const first = await gateway.call('PUT', '/v1/sellers/shop%2F1', {
      name: 'One',
      addresses: ['A@Shop.Example', 'b@shop.example'],
    })
    expect(first).toMatchObject({
      status: 200,
      body: { id: 'shop/1', name: 'One', addresses: ['a@shop.example', 'b@shop.example'], language: 'en' },
    })
    await gateway.call('PUT', '/v1/sellers/shop%2F1', {
      name: 'Two',
      addresses: ['b@shop.example'],
      language: 'de',
    })
    expect((await gateway.call('GET', '/v1/sellers/shop%2F1')).body).toMatchObject({
      name: 'Two',
      addresses: ['b@shop.example'],
      language: 'de',
    })
  })

  test('with an international address are stored as it is compared', async () => {
    const { body } = await gateway.call('PUT', '/v1/buyers/b-idn', {
      name: 'J',
      address: 'Jörg@bücher.example',
      time_zone: 'Europe/Berlin',
    })
    expect(body.address).toBe('jörg@xn--bcher-kva.example')
  })

  test('cannot take an address that another seller has', async () => {
    await gateway.call('PUT', '/v1/sellers/s-a', { name: 'A', addresses: ['same@shop.example'] })
    const answer = await gateway.call('PUT', '/v1/sellers/s-b', {
      name: 'B',
      addresses: ['same@shop.example'],
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'address.taken' } })
    expect((await gateway.call('GET', '/v1/sellers/s-b')).status).toBe(404)
  })

  test('of an order stay the same', async () => {
    await gateway.call('PUT', '/v1/buyers/b-2', { name: 'B', address: 'b-2@homes.example' })
    const answer = await gateway.call('PUT', '/v1/orders/order-1', {
      seller: 'seller-1',
      buyer: 'b-2',
      placed_at: '2026-11-20T09:00:00Z',
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'order.parties-fixed' } })
  })
})

describe('a message', () => {
  test('is judged, decided and recorded before the answer', async () => {
    const { status, body } = await gateway.call('POST', '/v1/messages', QUESTION)
    expect(status).toBe(202)
    expect(body).toMatchObject({
      from: 'seller',
      transport: 'api',
      judgement: { verdict: 'critical', model: { name: 'comity-judge' } },
      decision: { outcome: 'deliver', code: 'delivered', policy: { name: 'amazon-2017', version: 2 } },
    })
    const { raw } = await gateway.sink.mail(({ raw }) => raw.includes(`<${body.id}@relay.localhost>`))
    expect(raw).toContain('Which size would you like?')
  })

  test('can carry HTML, attachments and a claim', async () => {
    const { body } = await gateway.call('POST', '/v1/messages', {
      ...QUESTION,
      html: '<p>Which <b>size</b> would you like?</p>',
      claim: { action: 'confirmCustomizationDetails' },
      attachments: [{ file_name: 'proof.png', content_type: 'image/png', content: PNG.toString('base64') }],
    })
    expect(body.decision.claim).toEqual({ kind: 'action', upheld: true })
    const { raw } = await gateway.sink.mail(({ raw }) => raw.includes(`<${body.id}@relay.localhost>`))
    expect(raw).toMatch(/filename=proof\.png[\s\S]*iVBORw0KGgo/)
  })

  test('answers another in its conversation', async () => {
    const asked = (
      await gateway.call('POST', '/v1/messages', {
        order: 'order-1',
        from: 'buyer',
        subject: 'Bulb',
        text: 'Which bulb?',
      })
    ).body
    expect(asked).toMatchObject({ judgement: null, decision: { code: 'buyer-message' } })
    await gateway.optOut('buyer-1')
    const answer = {
      order: 'order-1',
      from: 'seller',
      subject: 'Re: Bulb',
      text: 'An E27 does.',
      in_reply_to: asked.id,
    }
    const { body } = await gateway.call('POST', '/v1/messages', answer)
    expect(body).toMatchObject({
      conversation: asked.conversation,
      decision: { code: 'exempt.reply-to-buyer' },
    })
    await gateway.call('PUT', '/v1/buyers/buyer-1/preferences', {
      category: 'all',
      choice: 'in',
      source: 'explicit',
    })
  })

  test('with an Idempotency-Key is taken once, however often it is sent', async () => {
    const key = { 'idempotency-key': 'key-1' }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => gateway.call('POST', '/v1/messages', QUESTION, key)),
    )
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.every(({ status }) => status === 202)).toBe(true)
    const other = await gateway.call('POST', '/v1/messages', { ...QUESTION, subject: 'Other' }, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.reused' } })
  })

  test('is listed with others, page by page, and found by its parties', async () => {
    await gateway.order('order-7', { seller: 'seller-7', buyer: 'buyer-7' })
    for (let index = 0; index < 5; index += 1)
      await gateway.call('POST', '/v1/messages', { ...QUESTION, order: 'order-7', subject: `Part ${index}` })
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await gateway.call('GET', `/v1/messages?seller=seller-7&limit=2${cursor}`)
      seen.push(...body.items.map(({ subject }: { subject: string }) => subject))
      cursor = body.next_cursor ? `&cursor=${body.next_cursor}` : ''
    } while (cursor)
    expect(seen).toEqual(['Part 4', 'Part 3', 'Part 2', 'Part 1', 'Part 0'])
    expect(
      (await gateway.call('GET', '/v1/messages?buyer=buyer-7&order=order-7&outcome=withhold')).body,
    ).toEqual({ items: [] })
  })
})

describe('preferences', () => {
  test('are recorded, told and remembered', async () => {
    await gateway.order('order-8', { buyer: 'buyer-8' })
    const path = '/v1/buyers/buyer-8/preferences'
    await gateway.call('PUT', path, {
      category: 'reviews',
      choice: 'out',
      source: 'operator',
      reason: 'phoned',
    })
    gateway.clock.now = new Date(gateway.clock.now.getTime() + 1_000)
    const { body } = await gateway.call('PUT', path, {
      scope: { seller: 'seller-1' },
      category: 'all',
      choice: 'out',
      source: 'explicit',
    })
    expect(body.items).toMatchObject([
      { scope: {}, category: 'reviews', choice: 'out', source: 'operator' },
      { scope: { seller: 'seller-1' }, category: 'all', choice: 'out', source: 'explicit' },
    ])
    const history = (await gateway.call('GET', `${path}/history?limit=1`)).body
    expect(history.items).toMatchObject([{ scope: { seller: 'seller-1' } }])
    const rest = (await gateway.call('GET', `${path}/history?cursor=${history.next_cursor}`)).body
    expect(rest.items).toMatchObject([{ category: 'reviews', reason: 'phoned' }])
  })

  test('of a scope that is not the buyer’s are refused', async () => {
    const choice = { category: 'all', choice: 'out', source: 'explicit' }
    await gateway.order('order-9', { buyer: 'buyer-9' })
    expect(
      await gateway.call('PUT', '/v1/buyers/buyer-1/preferences', { ...choice, scope: { order: 'order-9' } }),
    ).toMatchObject({ status: 404 })
    expect(
      await gateway.call('PUT', '/v1/buyers/buyer-1/preferences', {
        ...choice,
        scope: { seller: 'x', order: 'y' },
      }),
    ).toMatchObject({ status: 400 })
  })
})

describe('judge and lint', () => {
  test('answer without storing or sending', async () => {
    const before = (await gateway.call('GET', '/v1/messages?limit=1')).body.items[0]?.id
    const judged = await gateway.call('POST', '/v1/judge', { text: 'Please leave a product review.' })
    expect(judged).toMatchObject({ status: 200, body: { verdict: 'non_critical' } })
    const linted = await gateway.call('POST', '/v1/lint', {
      subject: '[Important]',
      html: '<p>Please leave a product review.</p>',
    })
    expect(linted.body).toMatchObject({
      opted_out: { outcome: 'withhold', code: 'opted-out.false-claim' },
      willing: { outcome: 'deliver', code: 'delivered.false-claim' },
      advice: [{ action: 'leave_out', text: 'Please leave a product review.' }],
    })
    expect((await gateway.call('GET', '/v1/messages?limit=1')).body.items[0]?.id).toBe(before)
  })
})

describe('for machines and readers', () => {
  test('the API describes itself', async () => {
    const { body } = await gateway.call('GET', '/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths).length).toBeGreaterThanOrEqual(12)
    for (const path of Object.values(body.paths) as Record<string, { summary?: string }>[]) {
      for (const { summary } of Object.values(path)) expect(summary).toBeTruthy()
    }
    expect(
      body.paths['/v1/orders/{id}'].put.requestBody.content['application/json'].schema.properties.placed_at,
    ).toMatchObject({ type: 'string', format: 'date-time' })
    expect((await gateway.call('GET', '/docs/')).status).toBe(200)
  })

  test('health and figures are told without a key', async () => {
    expect((await gateway.call('GET', '/healthz', undefined, { authorization: '' })).body).toEqual({
      status: 'alive',
    })
    expect((await gateway.call('GET', '/readyz', undefined, { authorization: '' })).body).toEqual({
      status: 'ready',
    })
    expect((await gateway.call('GET', '/metrics')).body).toContain('process_cpu_seconds_total')
  })

  test('without the demo there is no demo page', async () => {
    expect((await gateway.call('GET', '/demo')).status).toBe(404)
    expect((await gateway.call('GET', '/')).body).toContain('messaging gateway')
  })

  test('a link for one purpose opens nothing else, and a forged one nothing at all', async () => {
    using session = await gateway.session()
    await gateway.order('order-20', { buyer: 'buyer-20' })
    await gateway.optOut('buyer-20')
    const { aliases } = (await gateway.call('GET', '/v1/orders/order-20')).body
    const reply = await session.submits({
      from: addressOf('seller-1'),
      to: aliases.to_buyer,
      data: sample('address-question-with-review-request'),
    })
    const id = /Accepted as (\S{36})/.exec(reply)?.[1]
    const { decoded } = await gateway.sink.mail(({ raw }) => raw.includes(`<${id}@relay.localhost>`))
    const shelf = new URL(/http:\S+\/p\/message\/[\w-]+/.exec(decoded)?.[0] ?? '').pathname
    const page = await gateway.call('GET', shelf, undefined, { authorization: '' })
    expect(page.body).toMatch(/<mark>Would you take a minute to leave a review of our shop\?<\/mark>/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await gateway.call('GET', shelf.replace('/p/message/', '/r/'))).status).toBe(404)
    expect(
      (await gateway.call('GET', `${shelf.slice(0, -1)}${shelf.endsWith('A') ? 'B' : 'A'}`)).status,
    ).toBe(404)
    expect((await gateway.call('GET', '/r/x')).body).toContain('This link leads nowhere')
  })
  test('the shelf shows neither the seller’s address nor what nobody may be sent', async () => {
    await gateway.order('order-21')
    const text = `Your address has no house number. Please send us the full address so that we can ship your order.\n\nLeave us a review and get a $10 gift card.\n\n${addressOf('seller-1')}`
    const { body } = await gateway.call('POST', '/v1/messages', {
      order: 'order-21',
      from: 'seller',
      subject: 'Ring',
      text,
    })
    expect(body.decision.code).toBe('prohibited.trimmed')
    const { decoded } = await gateway.sink.mail(({ raw }) => raw.includes(`<${body.id}@relay.localhost>`))
    const page = await gateway.call(
      'GET',
      new URL(/http:\S+\/p\/message\/[\w-]+/.exec(decoded)?.[0] ?? '').pathname,
    )
    expect(page.body).toContain('Please send us the full address')
    expect(page.body).toContain('<mark>This part is not shown')
    expect(page.body).not.toMatch(/gift card|shops\.example/)
  })
})
