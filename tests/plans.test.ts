// Every statement on the way of a message finds its rows by keys, on a database that has no statistics at all.
import pg from 'pg'
import { expect, test } from 'vitest'
import { SERVING } from '../packages/gateway/src/store/database.ts'
import { addressOf, sample, startTestGateway } from './gateway.ts'

/** Notes the named statements that run while `work` does. */
async function statementsOf(work: () => Promise<void>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [{ name?: string; text?: string }]
    if (config.name && config.text) found.set(config.name, config.text)
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return found
}

test('no statement on the way of a message reads a table whole', async () => {
  await using gateway = await startTestGateway()
  const statements = await statementsOf(async () => {
    const { to_buyer, to_seller } = await gateway.order('order-1')
    await gateway.optOut('buyer-1')
    using session = await gateway.session()
    const [from, buyer] = [addressOf('seller-1'), addressOf('buyer-1')]
    const trimmed = await session.submits({
      from,
      to: to_buyer,
      data: sample('address-question-with-review-request'),
    })
    const id = /Accepted as (\S{36})/.exec(trimmed)?.[1]
    const answer = `In-Reply-To: <${id}@relay.localhost>\r\n${sample('buyers-answer')}`
    await session.submits({ from: buyer, to: to_seller, data: answer })
    await gateway.sink.mail(({ to, raw }) => to === from && raw.includes('Buyer of order'))
    await gateway.sink.mail(({ to, raw }) => to === from && raw.includes('Delivered in part'))
  })
  expect([...statements.keys()].sort()).toEqual(
    expect.arrayContaining([
      'claim-due',
      'find-choices',
      'insert-messages',
      'insert-rest',
      'load-messages',
      'log-append',
      'parties-by-aliases',
      'settle',
    ]),
  )
  const client = new pg.Client({ connectionString: gateway.database.url, ...SERVING })
  await client.connect()
  const plans = new Map<string, string>()
  for (const [name, text] of statements) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
    plans.set(name, rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  await client.end()
  const whole = [...plans].filter(([, plan]) => /Seq Scan on|Disabled: true/.test(plan))
  expect(whole).toEqual([])
  expect(statements.size).toBeGreaterThan(12)
})
