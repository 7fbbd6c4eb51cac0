// A decision is a pure function of what was recorded: decided again in this process, it is what the API answered.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lintMail } from '../packages/gateway/src/pipeline/lint.ts'
import { checkedPolicy } from '../packages/gateway/src/policies/policy-source.ts'
import { chooseBody } from '../packages/gateway/src/read/choose-body.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const POLICY = 'open-marketplace'

const source = readFileSync(new URL(`../policies/${POLICY}.yaml`, import.meta.url), 'utf8')
const policy = checkedPolicy(source, `${POLICY}.yaml`)

const SENTENCES = [
  'Which size would you like?',
  'Please leave a product review.',
  'Your parcel was handed to the carrier today.',
  'All lamps are 20 % off this week.',
  'Here is how to clean the lamp: use a soft dry cloth.',
  'The carrier says that your house number is missing. Please send us the full address.',
  'Call us at +49 170 1234567.',
  'We give you a voucher of 10 € for five stars.',
  'Thank you!',
  'Please get back to us.',
  'Bitte teilen Sie uns die gewünschte Gravur mit.',
]

const letter = fc.record({
  subject: fc.constantFrom('Your order', '[Important] Your order', 'A question', ''),
  text: fc
    .uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 })
    .map((all) => all.join('\n\n')),
})

let gateway: TestGateway

beforeAll(async () => {
  gateway = await startTestGateway({ settings: { COMITY_POLICY: POLICY } })
  for (const n of [1, 2, 3]) await gateway.order(`order-${n}`, { buyer: `buyer-${n}` })
  await gateway.optOut('buyer-2')
  await gateway.call('PUT', '/v1/buyers/buyer-3/preferences', {
    ...{ category: 'reviews', choice: 'out', source: 'explicit' },
  })
})

afterAll(() => gateway[Symbol.asyncDispose]())

/** What waits although its time has come; a replay knows no gateway that is late. */
async function due(): Promise<number> {
  const { rows } = await gateway.database.pool.query(
    'select count(*)::int as n from outbox where due_at <= $1',
    [gateway.clock.now],
  )
  return rows[0].n
}

describe('the same decision', () => {
  test('by the linter in process and through the API', async () => {
    await fc.assert(
      fc.asyncProperty(
        letter,
        fc.constantFrom('paid', 'shipped', 'delivered' as const),
        fc.nat(60),
        async ({ subject, text }, state, days) => {
          const order = { state: state as 'paid', days }
          const { body } = await gateway.call('POST', '/v1/lint', { subject, text, order })
          const mail = { subject, visible: chooseBody(text, undefined)?.visible }
          const here = lintMail(mail, policy, { now: gateway.clock.now, order })
          for (const whose of ['opted_out', 'willing'] as const) {
            const { consumes: _, until: __, ...decided } = here[whose]
            expect(body[whose]).toEqual(JSON.parse(JSON.stringify(decided)))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('by the live path, by its walk, and by a back-test of the policy in force', async () => {
    const ids: string[] = []
    await fc.assert(
      fc.asyncProperty(letter, fc.constantFrom(1, 2, 3), fc.nat(24 * 60), async (body, order, minutes) => {
        gateway.clock.now = new Date(gateway.clock.now.getTime() + minutes * 60_000)
        await expect.poll(due, { timeout: 10_000 }).toBe(0)
        const answer = await gateway.call('POST', '/v1/messages', {
          order: `order-${order}`,
          from: 'seller',
          ...body,
        })
        if (answer.body.id) ids.push(answer.body.id)
      }),
      { numRuns: 60 },
    )
    expect(ids.length).toBeGreaterThan(50)
    for (const id of new Set(ids)) {
      const [{ body: message }, { body: walk }] = await Promise.all([
        gateway.call('GET', `/v1/messages/${id}`),
        gateway.call('GET', `/v1/messages/${id}/walk`),
      ])
      const { decided_at: _, until: __, ...decided } = message.decision
      expect(walk.decision, id).toEqual(decided)
    }
    const tried = await gateway.call('POST', '/v1/policies/backtest', { source, days: 3_650 })
    const { report } = JSON.parse(String(tried.body).trim().split('\n').at(-1) as string)
    expect(report.kinds).toEqual([])
    expect(report).toMatchObject({ changed: 0, opt_outs_breached: 0, critical_withheld: 0 })
    expect(report.messages).toBeGreaterThan(50)
  })
})
