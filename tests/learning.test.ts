// The judge learns from its marketplace's reviewers: tried before it goes live, and taken back in one command.
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runComity } from './command.ts'
import { CLAIM, doubtful, Reviewing } from './reviewing.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const SIDES = ['river', 'harbour', 'canal', 'hill', 'park']

/** One sentence that the judge leaves in doubt, in as many forms as it is asked for. */
const asking = (n: number) =>
  `The carrier said that ${DAYS[n % 5]} looks fine on their side of the ${SIDES[Math.floor(n / 5) % 5]}.`

const UNSEEN = 'The carrier said that Friday looks fine on their side of the park.'

let reviewing: Reviewing

beforeAll(async () => {
  reviewing = await Reviewing.start()
}, 60_000)

afterAll(() => reviewing[Symbol.asyncDispose]())

const comity = (...args: string[]) =>
  runComity(['review', ...args], {
    cwd: tmpdir(),
    env: { COMITY_DATABASE_URL: reviewing.gateway.database.url },
  })

/** Of those forms that the judge is sure of nothing comes to a person. */
async function readByPeople(messages: number): Promise<void> {
  let read = 0
  for (let n = 0; read < messages; n += 1) {
    await reviewing.send(asking(n % 24), { seller: `seller-taught-${read}`, claim: CLAIM })
    const found = await reviewing.next()
    if (!found) continue
    await reviewing.decide(found.id, [{ segment: doubtful(found), intent: 'delivery_scheduling' }])
    read += 1
    // What is learned is to carry over by itself, not by being the same sentence.
    await reviewing.gateway.database.pool.query('delete from reviewed_sentence')
  }
}

describe('what reviewers label', () => {
  test('teaches nothing while it is of few sellers', async () => {
    await readByPeople(3)
    const { code, out } = await comity('learn', '--live')
    expect(code).toBe(1)
    expect(out).toMatch(/^3 messages of 3 sellers were read by people\./)
    expect(out).toContain('That is no better, so nothing changes.')
  }, 60_000)

  test('is tried on messages that were kept apart, goes live when told to, and is taken back', async () => {
    await readByPeople(60)
    const trial = await comity('learn', '--json')
    expect(trial.code, trial.out + trial.err).toBe(0)
    const report = JSON.parse(trial.out)
    expect(report).toMatchObject({ lessons: 63, better: true, version: null })
    expect(report.right_after).toBeGreaterThan(report.right_before)
    expect((await reviewing.send(UNSEEN)).decision.code).toMatch(/^opted-out/)
    expect((await comity('learn', '--live')).out).toContain('judges from now on as version 1')
    await expect
      .poll(async () => (await reviewing.send(UNSEEN)).decision.code, { timeout: 15_000, interval: 1_000 })
      .toBe('critical')
    expect((await comity('unlearn')).out).toBe('The judge reads as it came.\n')
    await expect
      .poll(async () => (await reviewing.send(UNSEEN)).decision.code, { timeout: 15_000, interval: 1_000 })
      .toMatch(/^opted-out/)
  }, 120_000)
})
