// Figures of fairness: what the random sample says of wrong decisions, how reviewers agree, what became of appeals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLAIM, REVIEW, Reviewing } from './reviewing.ts'

const ADDRESS = 'We cannot ship your parcel: the house number is missing. Which number is it?'

let reviewing: Reviewing
// biome-ignore lint/suspicious/noExplicitAny: an answer of the API
let stats: any

beforeAll(async () => {
  reviewing = await Reviewing.start('1')
  await reviewing.send(REVIEW)
  await readAll('delivery_scheduling')
  await reviewing.send(ADDRESS)
  await readAll(undefined)
  const { id } = await reviewing.send('Would you write a review of the lamp on the product page?', {
    claim: CLAIM,
  })
  await reviewing.gateway.call('POST', `/v1/messages/${id}/appeal`, { words: 'Please look again.' })
  reviewing.later(3_600_000)
  await readAll(undefined)
  stats = (await reviewing.gateway.call('GET', '/v1/stats/fairness')).body
}, 60_000)

afterAll(() => reviewing[Symbol.asyncDispose]())

/** Some of a sample are read by two; both say the same of each passage of the body that is not critical. */
async function readAll(intent: string | undefined): Promise<void> {
  for (const reviewer of ['ada', 'ben']) {
    for (let found = await reviewing.next(reviewer); found; found = await reviewing.next(reviewer)) {
      const labels = found.segments.flatMap(
        ({ class: group, part }: { class: string; part: string }, segment: number) =>
          intent && group === 'non_critical' && part === 'body' ? [{ segment, intent }] : [],
      )
      const { status } = await reviewing.decide(found.id, labels, { reviewer })
      expect(status).toBe(200)
    }
  }
}

describe('the figures of fairness', () => {
  test('say of what was kept back how much was wrongly, with its bounds', () => {
    const { false_withheld: wrong, leaked } = stats.quality
    expect(wrong).toMatchObject({ of: 1, wrong: 1, share: 1, at_most: 1 })
    expect(wrong.at_least).toBeGreaterThan(0)
    expect(leaked).toEqual({ of: 1, wrong: 0, share: 0, at_least: 0, at_most: expect.any(Number) })
    expect(stats.quality.read).toBe(2)
  })

  test('compare languages and sizes of sellers', () => {
    expect(stats.quality.by_language).toEqual([expect.objectContaining({ name: 'en', of: 2, wrong: 1 })])
    expect(stats.quality.by_seller_size.map(({ of }: { of: number }) => of)).toEqual([2])
  })

  test('count errors against the rule that erred', () => {
    expect(stats.rules[0]).toMatchObject({ name: 'non-critical', stage: 'enforce', wrong: 1 })
  })

  test('say how long cases waited, and how appeals ended', () => {
    expect(stats.review).toMatchObject({ closed: 3, open: {} })
    expect(stats.appeals).toEqual({ made: 1, open: 0, granted: 0, rejected: 1, median_hours: 1 })
    expect(stats.claims).toEqual([{ seller: 'seller-1', made: 1, false: 1 }])
  })
})
