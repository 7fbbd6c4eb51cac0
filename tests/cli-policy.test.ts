// Rules as an operator works with them on the command line: write, try, compare, activate, take back, explain, simulate.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Run, runComity } from './command.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const DRAFT = `policy: no-reviews
version: 1
title: Nobody is asked for reviews
extends: amazon-2017
rules:
  - id: no-reviews
    when: '"product_review_request" in message.intents'
    then: { outcome: withhold, code: no-reviews }
    before: willing-buyer
texts:
  en:
    no-reviews: { because: "Not delivered: this marketplace asks for reviews itself." }
cases:
  - { name: a review request stops, says: product_review_request, expect: no-reviews }
`

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'comity-cli-policy-'))
  writeFileSync(join(folder, 'draft.yaml'), DRAFT)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function comity(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return runComity(args, { cwd: folder, env })
}

describe('comity policy test', () => {
  test('runs the cases of every profile that ships', async () => {
    const { code, out } = await comity(['policy', 'test', '--json'])
    expect(code).toBe(0)
    const results = JSON.parse(out) as { policy: string; cases: number; faults: string[] }[]
    expect(results.length).toBeGreaterThanOrEqual(9)
    for (const { policy, cases, faults } of results) {
      expect(cases, policy).toBeGreaterThanOrEqual(40)
      expect(faults, policy).toEqual([])
    }
  })

  test('says in which line a case comes out otherwise, and ends with 1', async () => {
    writeFileSync(join(folder, 'other.yaml'), DRAFT.replace('expect: no-reviews', 'expect: delivered'))
    expect(await comity(['policy', 'test', 'other.yaml', 'draft.yaml'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^no-reviews 1: 1 faults\nother\.yaml:14 case "a review request stops": expected delivered, got withhold no-reviews by no-reviews\nno-reviews 1: \d+ cases hold\n$/,
      ),
    })
  })
})

describe('comity policy diff', () => {
  test('tells what is otherwise, and where nothing is', async () => {
    const { out } = await comity(['policy', 'diff', 'amazon-2017', 'draft.yaml'])
    expect(out).toMatch(/^\+ rule no-reviews\n {4}is {2}when .*product_review_request/m)
    expect((await comity(['policy', 'diff', 'strict', 'strict'])).out).toBe('Nothing is otherwise.\n')
  })
})

describe('on an installation', () => {
  let gateway: TestGateway
  let message: string

  beforeAll(async () => {
    gateway = await startTestGateway()
    gateway.clock.now = new Date()
    await gateway.order('order-1')
    const sent = await gateway.call('POST', '/v1/messages', {
      ...{ order: 'order-1', from: 'seller', subject: 'Your order' },
      text: 'Please leave a product review.',
    })
    message = sent.body.id
  })

  afterAll(() => gateway[Symbol.asyncDispose]())

  const here = (...args: string[]) =>
    comity(['policy', ...args], { COMITY_DATABASE_URL: gateway.database.url, USER: 'ada' })

  test('a draft is tried on recorded mail', async () => {
    const { code, out, err } = await here('backtest', 'draft.yaml')
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^1 of 1 messages would be decided otherwise\.\ndeliver → withhold: 1\n[\s\S]*seller-1: of 1 messages 0 more and 1 fewer would arrive\nOpt-outs breached: 0\. Critical messages withheld: 0\.\n$/,
      ),
    })
    expect(err).toMatch(/^1 messages in [\d.]+ s\n$/)
  })

  test('a draft that would breach an opt-out ends with 1, and shows where', async () => {
    await gateway.order('order-2', { buyer: 'buyer-2' })
    await gateway.optOut('buyer-2')
    await gateway.call('POST', '/v1/messages', {
      ...{ order: 'order-2', from: 'seller', subject: 'Your order' },
      text: 'Please leave a product review.',
    })
    const careless = DRAFT.replace('outcome: withhold', 'outcome: deliver')
    writeFileSync(join(folder, 'careless.yaml'), careless)
    const { code, out } = await here('backtest', 'careless.yaml', '--since', '1d')
    expect(code).toBe(1)
    expect(out).toMatch(/Opt-outs breached: 1\..*\n {4}[\d a-f-]{36} seller-1 "Your order": /)
  })

  test('is activated, listed and taken back, each with who and why', async () => {
    expect((await here('activate', 'draft.yaml', '--why', 'tried for a week')).code).toBe(0)
    expect((await here('list')).out).toMatch(
      /^\S+Z no-reviews 1 in force, by ada: tried for a week\n\S+Z amazon-2017 \d+ in force, by first start: first start\n$/,
    )
    writeFileSync(join(folder, 'same.yaml'), DRAFT.replace('itself.', 'alone.'))
    expect(await here('activate', 'same.yaml', '--why', 'better words')).toMatchObject({
      code: 2,
      err: 'no-reviews 1 is there with another text, and a version stays what it is. Raise `version` in the file.\n',
    })
    expect((await here('rollback', '--why', 'sellers complained')).out).toMatch(
      / amazon-2017 \d+ in force, by ada: sellers complained\n$/,
    )
  })

  test('a message is explained rule by rule', async () => {
    const { code, out } = await here('explain', message)
    expect(code).toBe(0)
    expect(out).toMatch(/^deliver delivered, by amazon-2017 \d+\nDelivered: /)
    expect(out).toMatch(/^YES {3}willing-buyer \(\S+\.yaml:\d+\): /m)
    expect(await here('explain', '019a0000-0000-7000-8000-000000000000')).toMatchObject({ code: 2 })
    expect(await here('explain', 'nothing')).toMatchObject({
      code: 2,
      err: '"nothing" is no id of a message.\n',
    })
  })

  test('a wrong share, a wrong time and a database that is not there are told in a sentence', async () => {
    expect(await here('activate', 'strict', '--why', 'x', '--share', '2')).toMatchObject({
      code: 2,
      err: '--share 2: give a number above 0 up to 1.\n',
    })
    expect(await here('backtest', 'strict', '--since', 'ever')).toMatchObject({ code: 2 })
    expect(
      await comity(['policy', 'list'], { COMITY_DATABASE_URL: 'postgres://127.0.0.1:1/none' }),
    ).toMatchObject({ code: 3, err: expect.stringMatching(/^The database cannot be opened: .*\n$/) })
  })
})

describe('comity simulate', () => {
  const small = ['--months', '2', '--buyers', '200', '--sellers', '10', '--seed', '7']

  test('shows policies side by side, the same again with the same seed', async () => {
    const first = await comity(['simulate', 'base', 'strict', ...small])
    expect(first.code).toBe(0)
    expect(first.out).toMatch(/base/)
    expect((await comity(['simulate', 'base', 'strict', ...small])).out).toBe(first.out)
  })

  test('answers CSV or JSON for other programs, and draws', async () => {
    const { out } = await comity(['simulate', 'base', 'strict', ...small, '--csv', '--plot', 'plot.svg'])
    expect(out.trim().split('\n')).toHaveLength(5)
    expect(readFileSync(join(folder, 'plot.svg'), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/)
    const { out: json } = await comity(['simulate', 'base', ...small, '--json'])
    expect(JSON.parse(json)).toMatchObject([{ policy: 'base', months: [{}, {}] }])
  })

  test('says what numbers it takes', async () => {
    expect(await comity(['simulate', 'base', '--months', '0'])).toMatchObject({
      code: 2,
      err: '--months 0: give a whole number from 1 to 60.\n',
    })
  })
})
