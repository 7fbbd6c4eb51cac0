// A seller's standing as he and the operator live through it: claims, letters, limits, the operator's acts, a rule undone.
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runComity } from './command.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const DAY_MS = 86_400_000

const REVIEW =
  'How do you like your order? Please write a review on the product page, it helps other customers and us.'
const ADDRESS =
  'We cannot ship your parcel: the house number is missing from your address. Which number is it?'

let gateway: TestGateway
let orders = 0

beforeAll(async () => {
  gateway = await startTestGateway()
})

afterAll(() => gateway[Symbol.asyncDispose]())

/** A seller's message on an order of its own to a buyer who opted out. */
async function send(
  seller: string,
  text: string,
  claim = {},
): Promise<{ code: string; outcome: string; id: string }> {
  orders += 1
  const [order, buyer] = [`standing-${orders}`, `standing-buyer-${orders}`]
  await gateway.order(order, { seller, buyer })
  await gateway.optOut(buyer)
  const { status, body } = await gateway.call('POST', '/v1/messages', {
    ...{ order, from: 'seller', subject: 'About your order', text, claim },
  })
  if (status !== 202) throw new Error(JSON.stringify(body))
  return { id: body.id, code: body.decision.code, outcome: body.decision.outcome }
}

const falseClaim = (seller: string) => send(seller, REVIEW, { important: true })

async function standingOf(seller: string) {
  const { status, body } = await gateway.call('GET', `/v1/sellers/${seller}/standing`)
  expect(status).toBe(200)
  return body
}

const letters = (seller: string) =>
  gateway.sink.mails.filter(({ to }) => to === `${seller}@shops.example`).map(({ decoded }) => decoded)

function comity(...args: string[]) {
  return runComity(args, { cwd: tmpdir(), env: { COMITY_DATABASE_URL: gateway.database.url } })
}

describe('a seller whose marked messages are review requests', () => {
  const seller = 'seller-eager'

  test('is told of each step before it bites, and limited step by step', async () => {
    for (const step of ['notice', 'warning', 'claims_reviewed']) {
      expect(await falseClaim(seller)).toMatchObject({ code: 'opted-out.false-claim' })
      expect((await standingOf(seller)).history[0].step).toBe(step)
      gateway.clock.now = new Date(gateway.clock.now.getTime() + DAY_MS)
    }
    const standing = await standingOf(seller)
    expect(standing.today).toMatchObject({ sanction: 'claims_reviewed' })
    expect(standing.limit.suspended).toBe(false)
    expect(standing.next).toEqual({ step: 'claims_ignored', strikes: expect.any(Number) })
    expect(standing.strikes).toHaveLength(3)
    expect(standing.strikes[0]).toMatchObject({ reason: 'non-critical-claimed', weight: expect.any(Number) })
    expect(standing.claims).toMatchObject({ made: 3, false: 3, share: 1 })
    expect(standing.trend).toEqual({ score_30_days_ago: 0, direction: 'worse' })
    expect(standing.explanation.join(' ')).toMatch(/waits until a person has read it.*At \d/)
    const warning = await gateway.sink.mail(
      ({ to, raw }) =>
        to === `${seller}@shops.example` && raw.includes('Warning: messages marked as critical'),
    )
    expect(warning.decoded).toContain('At 1 more: your unclear marked messages wait for a person.')
    expect(warning.decoded).toMatch(/how to object: http\S+\/r\//)
  })

  test('still reaches a buyer with what his order needs, marked or not', async () => {
    expect(await send(seller, ADDRESS)).toMatchObject({ outcome: 'deliver', code: 'critical' })
    expect(await send(seller, ADDRESS, { important: true })).toMatchObject({ code: 'critical' })
  })

  test('never learns of a buyer from letters or his standing', async () => {
    const text = [...letters(seller), JSON.stringify(await standingOf(seller))].join('\n')
    expect(text).not.toMatch(/homes\.example|Name of|standing-buyer/)
  })

  test('is no longer limited when the operator lifts it, and is told', async () => {
    const act = { kind: 'lift', why: 'He has called and understood.' }
    expect((await gateway.call('POST', `/v1/sellers/${seller}/standing/acts`, act)).status).toBe(204)
    expect((await standingOf(seller)).today.sanction).toBe('')
    const told = await gateway.sink.mail(({ raw }) => raw.includes('A limit on your messages was lifted'))
    expect(told.decoded).not.toContain('He has called')
  })
})

describe('the operator', () => {
  test('strikes and limits a seller of himself, whose claims are then not heard', async () => {
    const seller = 'seller-limited'
    await send(seller, ADDRESS)
    const until = new Date(gateway.clock.now.getTime() + 5 * DAY_MS).toISOString()
    const acts = `/v1/sellers/${seller}/standing/acts`
    expect((await gateway.call('POST', acts, { kind: 'strike', why: 'threats by telephone' })).status).toBe(
      204,
    )
    const limit = { kind: 'sanction', sanction: 'non_critical_stopped', until, why: 'threats by telephone' }
    expect((await gateway.call('POST', acts, limit)).status).toBe(204)
    expect((await standingOf(seller)).today).toMatchObject({ score: 1, sanction: 'non_critical_stopped' })
    orders += 1
    await gateway.order(`standing-${orders}`, { seller, buyer: 'standing-willing' })
    const { body } = await gateway.call('POST', '/v1/messages', {
      ...{ order: `standing-${orders}`, from: 'seller', subject: 'Hello', text: REVIEW },
    })
    expect(body.decision).toMatchObject({ outcome: 'withhold', code: 'sanction.stopped' })
  })

  test('cannot limit until a time that is over, nor a seller who is not there', async () => {
    const act = { kind: 'sanction', sanction: 'claims_ignored', until: '2020-01-01T00:00:00Z', why: 'late' }
    const { status, body } = await gateway.call('POST', '/v1/sellers/seller-limited/standing/acts', act)
    expect([status, body.errors[0].path]).toEqual([400, 'until'])
    expect((await gateway.call('GET', '/v1/sellers/nobody/standing')).status).toBe(404)
  })

  test('suspends all sanctions while a rule is looked into, and lets them bite again', async () => {
    expect((await gateway.call('PUT', '/v1/standing/freeze', { why: 'a rule misfires' })).status).toBe(204)
    const { today, limit } = await standingOf('seller-limited')
    expect([today.sanction, limit.suspended]).toEqual(['', true])
    expect((await gateway.call('GET', '/v1/standing/freeze')).body.freeze.why).toBe('a rule misfires')
    expect((await gateway.call('DELETE', '/v1/standing/freeze')).status).toBe(204)
    expect((await gateway.call('DELETE', '/v1/standing/freeze')).status).toBe(404)
    expect((await standingOf('seller-limited')).today.sanction).toBe('non_critical_stopped')
  })
})

describe('a rule that was wrong', () => {
  test('is undone in one command: strikes, limits and their letters are put right', async () => {
    const began = gateway.clock.now.toISOString()
    gateway.clock.now = new Date(gateway.clock.now.getTime() + DAY_MS)
    const sellers = ['seller-wronged-1', 'seller-wronged-2']
    for (const seller of sellers)
      for (let n = 0; n < 3; n += 1) {
        await falseClaim(seller)
        gateway.clock.now = new Date(gateway.clock.now.getTime() + DAY_MS / 2)
      }
    const args = ['--rule', 'non-critical-claimed', '--why', 'took order numbers for telephone numbers']
    const since = ['--since', began]
    const trial = await comity('standing', 'undo', ...args, ...since, '--dry-run')
    expect(trial.out).toBe(
      'Would take back 6 false claims of 2 sellers that the rule non-critical-claimed found.\n',
    )
    const done = await comity('standing', 'undo', ...args, ...since, '--json')
    expect(JSON.parse(done.out)).toEqual({ sellers: 2, strikes: 6 })
    for (const seller of sellers) {
      expect(await standingOf(seller)).toMatchObject({ strikes: [], limit: null, claims: { false: 0 } })
      const { rows } = await gateway.database.pool.query(
        `select body from notice n join seller s on s.marketplace_id = n.marketplace_id and s.seller_id = n.party_id
         where s.external_id = $1 and n.kind = 'standing-restored'`,
        [seller],
      )
      expect(rows).toHaveLength(1)
      expect(rows[0].body).toContain('Strikes taken back: 3. We are sorry. The limit on your messages ended')
    }
    expect((await comity('standing', 'undo', ...args, ...since)).out).toMatch(/^Nothing stands/)
  })
})

describe('computing all standings anew from the log', () => {
  test('comes to what is stored', async () => {
    const { code, out } = await comity('standing', 'recompute', '--json')
    expect([code, JSON.parse(out)]).toEqual([0, { sellers: 4, events: expect.any(Number), differing: [] }])
  })

  test('finds a standing that was altered', async () => {
    await gateway.database.asSuperuser(
      `update seller_standing s set state = jsonb_set(state, '{strikes}', '[]') from seller r
       where r.seller_id = s.seller_id and r.external_id = 'seller-eager'`,
    )
    const { code, out } = await comity('standing', 'recompute')
    expect([code, out]).toEqual([
      1,
      'seller-eager: what is stored is not what the log comes to\n1 of 4 standings differ from what the log comes to.\n',
    ])
  })
})
