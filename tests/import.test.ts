// Lists of choices that come in at once: tried first, worked through whatever happens, reported line by line.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, addressOf, startTestGateway, type TestGateway } from './gateway.ts'

let gateway: TestGateway
let buyers = 0

beforeAll(async () => {
  gateway = await startTestGateway({ settings: { COMITY_MARKETPLACE: 'Fair Market' } })
})

afterAll(() => gateway[Symbol.asyncDispose]())

beforeEach(async () => {
  buyers += 1
  await gateway.order(`order-${buyers}`, { buyer: `buyer-${buyers}` })
})

function put(csv: string, { id = randomUUID() as string, query = '' } = {}): Promise<Answer> {
  const type = { 'content-type': 'text/csv' }
  return gateway.call('PUT', `/v1/preferences/imports/${id}${query}`, csv, type)
}

/** Sends a list in and waits until it is through. */
async function take(csv: string, options: { id?: string; query?: string } = {}) {
  const { status, body } = await put(csv, options)
  expect(status, JSON.stringify(body)).toBe(202)
  for (;;) {
    const { body: now } = await gateway.call('GET', `/v1/preferences/imports/${body.id}`)
    if (now.state === 'done') return now
    await new Promise((done) => setTimeout(done, 20))
  }
}

async function choices(n = buyers): Promise<object[]> {
  return (await gateway.call('GET', `/v1/buyers/buyer-${n}/preferences`)).body.items
}

async function faults(id: string): Promise<object[]> {
  return (await gateway.call('GET', `/v1/preferences/imports/${id}/faults`)).body.items
}

describe('a list', () => {
  test('of buyers alone is a bundled refusal of everything', async () => {
    expect(await take(`buyer\nbuyer-${buyers}\n`)).toMatchObject({ lines: 1, recorded: 1, refused: 0 })
    expect(await choices()).toEqual([
      expect.objectContaining({ scope: {}, category: 'all', choice: 'out', source: 'bundled' }),
    ])
  })

  test('may name category, choice, source, seller, order, reason and time', async () => {
    const lines = [
      'buyer,category,choice,source,seller,order,reason,chosen_at',
      `buyer-${buyers},reviews,out,operator,seller-1,,"by phone, twice",2026-01-02T03:04:05Z`,
      `buyer-${buyers},offers,in,explicit,,order-${buyers},,`,
    ]
    expect(await take(lines.join('\r\n'))).toMatchObject({ recorded: 2 })
    expect(await choices()).toEqual([
      expect.objectContaining({
        ...{ scope: { seller: 'seller-1' }, category: 'reviews', source: 'operator' },
        chosen_at: '2026-01-02T03:04:05.000Z',
      }),
      expect.objectContaining({ scope: { order: `order-${buyers}` }, category: 'offers', choice: 'in' }),
    ])
    const { body } = await gateway.call('GET', `/v1/buyers/buyer-${buyers}/preferences/history`)
    expect(body.items.at(-1)).toMatchObject({
      reason: 'by phone, twice',
      evidence: { by: 'import', line: 2 },
    })
  })

  test('is told line by line what could not be recorded, and the rest is', async () => {
    const made = await take(
      [
        'buyer,category,seller',
        'nobody,,',
        `buyer-${buyers},newsletters,`,
        `buyer-${buyers},,nowhere`,
        `buyer-${buyers},,`,
      ].join('\n'),
    )
    expect(made).toMatchObject({ lines: 4, done: 4, recorded: 1, refused: 3 })
    expect(await faults(made.id)).toEqual([
      { line: 2, fault: 'there is no buyer "nobody"' },
      { line: 3, fault: expect.stringMatching(/^category: /) },
      { line: 4, fault: 'there is no seller "nowhere"' },
    ])
    expect(await choices()).toHaveLength(1)
  })

  test('tried first records nothing and says what it would', async () => {
    const csv = `buyer\nbuyer-${buyers}\nnobody\n`
    expect(await take(csv, { query: '?dry_run=true' })).toMatchObject({
      dry_run: true,
      recorded: 1,
      refused: 1,
    })
    expect(await choices()).toEqual([])
  })

  test('that comes in again changes nothing', async () => {
    const csv = `buyer\nbuyer-${buyers}\n`
    await take(csv)
    expect(await take(csv)).toMatchObject({ recorded: 0, unchanged: 1 })
    const { body } = await gateway.call('GET', `/v1/buyers/buyer-${buyers}/preferences/history`)
    expect(body.items).toHaveLength(1)
  })

  test('under the id of an earlier one is that one, and another list is refused', async () => {
    const id = randomUUID()
    await take(`buyer\nbuyer-${buyers}\n`, { id })
    expect((await put(`buyer\nbuyer-${buyers}\n`, { id })).status).toBe(202)
    expect(await put('buyer\nnobody\n', { id })).toMatchObject({
      status: 409,
      body: { code: 'import.taken' },
    })
  })

  test('does not overrule what a buyer chose himself', async () => {
    await gateway.optIn(`buyer-${buyers}`)
    await take(`buyer\nbuyer-${buyers}\n`)
    const { body } = await gateway.call('POST', '/v1/messages', {
      ...{
        order: `order-${buyers}`,
        from: 'seller',
        subject: 'Lamp',
        text: 'Please leave a product review.',
      },
    })
    expect(body.decision.outcome).toBe('deliver')
  })

  test.each([
    ['no heading', 'anna\nberta\n', /names columns that are none: anna/],
    ['a column unknown', 'buyer,mood\nanna,good\n', /columns that are none: mood/],
    ['no line', 'buyer\n', /has no line below its heading/],
    ['an open quote', 'buyer\n"anna\n', /Quote Not Closed/],
    ['a zero byte', 'buyer\nan\u0000na\n', /not text in UTF-8/],
  ])('with %s is refused at once, with the reason', async (_, csv, reason) => {
    const { status, body } = await put(csv)
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'import.unreadable', detail: expect.stringMatching(reason) })
  })
})

describe('a buyer whom a setting refused for', () => {
  test('is told once, and one click makes it his own choice', async () => {
    await take(`buyer\nbuyer-${buyers}\n`)
    const { decoded } = await gateway.sink.mail(
      ({ to, decoded }) => to === addressOf(`buyer-${buyers}`) && decoded.includes('/p/all/'),
    )
    expect(decoded).toContain('You did not choose this yourself')
    const url = /\S*\/p\/all\/\S+/.exec(decoded)?.[0] ?? ''
    const form = new URLSearchParams({ do: 'settle', answer: 'allow' })
    await fetch(url, { method: 'POST', body: form })
    expect(await choices()).toContainEqual(
      expect.objectContaining({ category: 'offers', choice: 'in', source: 'explicit' }),
    )

    await take(`buyer,category\nbuyer-${buyers},offers\n`)
    const { rows } = await gateway.database.pool.query(
      `select count(*)::int as n from notice join buyer on buyer_id = party_id where kind = 'bundled' and external_id = $1`,
      [`buyer-${buyers}`],
    )
    expect(rows[0].n).toBe(1)
  })

  test('is not told where the marketplace does that itself', async () => {
    await take(`buyer\nbuyer-${buyers}\n`, { query: '?tell=false' })
    const { rows } = await gateway.database.pool.query(
      `select count(*)::int as n from notice join buyer on buyer_id = party_id where external_id = $1`,
      [`buyer-${buyers}`],
    )
    expect(rows[0].n).toBe(0)
  })
})
