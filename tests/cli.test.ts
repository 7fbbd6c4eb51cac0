// The command line as a person and a script use it: real processes, their output and how they end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Run, type Running, type RunOptions, runComity, startComity } from './command.ts'

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url))

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'comity-cli-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(args: readonly string[], env: Record<string, string> = {}): Running {
  return startComity(args, { cwd: folder, env })
}

function comity(args: readonly string[], options: Omit<RunOptions, 'cwd'> = {}): Promise<Run> {
  return runComity(args, { cwd: folder, ...options })
}

describe('comity judge', () => {
  test('shows a letter segment by segment', async () => {
    const { code, out } = await comity(['judge', join(SAMPLES, 'address-question.eml')])
    expect(code).toBe(0)
    expect(out).toMatch(/^■ critical {2}sure \(0\.\d\d\), language en\n/)
    expect(out).toMatch(
      /the house number is missing\.\n {4}address problem 0\.\d\d {2}Critical: it asks for the shipping address, and the order cannot go on without it\./,
    )
  })

  test('answers one JSON value and nothing else', async () => {
    const { out } = await comity(['judge', '--json', join(SAMPLES, 'review-request.eml')])
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'non_critical',
      language: 'en',
      model: { name: 'comity-judge' },
    })
  })

  test('takes several files, a line each, and from standard input a text whose lines are no headers (RFC 5322 §2.2)', async () => {
    const files = ['address-question', 'paid-review'].map((name) => join(SAMPLES, `${name}.eml`))
    expect((await comity(['judge', ...files])).out).toMatch(
      /^■ critical\t0\.\d\d\t.*address-question\.eml\n▲ prohibited\t0\.\d\d\t.*paid-review\.eml\n$/,
    )
    expect(
      (await comity(['judge', '-'], { input: 'Hello Anna:\n\nwhich size would you like?' })).out,
    ).toMatch(/^■ critical/)
  })

  test('ends as usual where nobody reads its output to the end, as `head` does', async () => {
    const { child, texts, ended } = start(['judge', join(SAMPLES, 'address-question.eml')])
    child.stdin.end()
    child.stdout.destroy()
    expect(await ended).toMatchObject({ code: 0, err: '' })
    expect(texts.out).toBe('')
  })

  test('ends with 2 where the input cannot be read', async () => {
    expect(await comity(['judge', 'nothing.eml'])).toMatchObject({
      code: 2,
      out: '',
      err: 'nothing.eml cannot be read (ENOENT).\n',
    })
    expect(
      await comity(['judge', '-'], {
        input: 'Subject: x\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\ntext',
      }),
    ).toMatchObject({ code: 2, err: '-: no text could be read in it.\n' })
  })
})

describe('comity lint', () => {
  test('ends with 1 and says what to do where something would not arrive', async () => {
    const { code, out } = await comity(['lint', join(SAMPLES, 'review-request.eml')])
    expect(code).toBe(1)
    expect(out).toMatch(/To a buyer who opted out: withhold\. Not delivered: .*\n {2}What you can do: /)
    expect(out).toMatch(/To any other buyer: deliver\./)
    expect(out).toMatch(/“.*review.*”\n {2}Not critical: .*\n {2}→ Leave this out/)
  })

  test('ends with 0 where all is well', async () => {
    expect(await comity(['lint', '--opted-out', join(SAMPLES, 'address-question.eml')])).toMatchObject({
      code: 0,
    })
  })

  test('follows a claim and another policy, as JSON', async () => {
    const { code, out } = await comity([
      'lint',
      '--claim',
      '--opted-out',
      '--json',
      join(SAMPLES, 'review-request.eml'),
    ])
    expect(code).toBe(1)
    expect(JSON.parse(out).opted_out).toMatchObject({
      code: 'opted-out.false-claim',
      claim: { kind: 'field', upheld: false },
    })
    expect(await comity(['lint', '--policy', 'none', join(SAMPLES, 'review-request.eml')])).toMatchObject({
      code: 2,
      err: 'There is no policy "none": name a profile in policies/ or a file.\n',
    })
    writeFileSync(join(folder, 'bad.yaml'), 'policy: [')
    expect((await comity(['lint', '--policy', 'bad.yaml', join(SAMPLES, 'review-request.eml')])).err).toMatch(
      /^bad\.yaml:1:\d+ /,
    )
  })
})

test('comity send ends with 3 where no gateway answers', async () => {
  const args = [
    'send',
    join(SAMPLES, 'review-request.eml'),
    '--from',
    'a@b.example',
    '--to',
    'c@d.example',
    '--server',
    'smtp://127.0.0.1:1',
  ]
  const { code, err } = await comity(args)
  expect(code).toBe(3)
  expect(err).toMatch(/^No gateway answers at smtp:\/\/127\.0\.0\.1:1 .*Start one with "npm start"/)
})

test('wrong use ends with 2 and says what is right', async () => {
  expect(await comity(['judge', '--jsn', 'x'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean --json?'),
  })
  expect(await comity(['serv'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean serve?'),
  })
  expect((await comity(['--help'])).code).toBe(0)
  expect((await comity(['serve'], { env: { COMITY_SMTP_PORT: 'x' } })).err).toBe(
    'COMITY_SMTP_PORT: must be a port number, 0 to 65535; 0 picks a free one\n',
  )
})

describe('comity serve', () => {
  const env = { COMITY_HTTP_PORT: '0', COMITY_SMTP_PORT: '0', COMITY_DATA_DIR: 'data' }

  async function ready({ texts }: ReturnType<typeof start>): Promise<RegExpExecArray> {
    for (;;) {
      const line = /^comity ready (http:\S+) (smtp:\S+)\n$/.exec(texts.out)
      if (line) return line
      await new Promise((done) => setTimeout(done, 20))
    }
  }

  test('serves the demo, takes a first message (RFC 6409 §8: completed by what a submission adds), keeps a log that verifies, and ends in order', {
    timeout: 60_000,
  }, async () => {
    const run = start(['serve', '--demo'], env)
    const [, , smtp = ''] = await ready(run)
    expect(run.texts.err).toMatch(/Database: embedded PostgreSQL in data/)
    expect(run.texts.err).toMatch(/Operator's API key, shown this once: comity_[\w-]{32}\n/)
    const [, alias = ''] = /--to (\S+@relay\.localhost) --server/.exec(run.texts.err) ?? []
    const args = [
      'send',
      join(SAMPLES, 'address-question.eml'),
      '--from',
      'care@harbour-lamps.example',
      '--to',
      alias,
      '--server',
      smtp,
    ]
    expect(await comity(args)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^250 2\.0\.0 Accepted as /),
    })
    const refused = await comity([
      ...args.slice(0, 1),
      join(SAMPLES, 'review-request.eml'),
      ...args.slice(2),
      '--json',
    ])
    expect(refused).toMatchObject({ code: 1 })
    expect(JSON.parse(refused.out)).toMatchObject({ code: 550 })
    const verified = await comity(['log', 'verify'], { env })
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^The log is whole: \d+ entries of \d+ writers, 7 decisions\.\n$/),
    })
    const begin = Date.now()
    run.child.kill('SIGTERM')
    expect((await run.ended).code).toBe(0)
    expect(Date.now() - begin).toBeLessThan(10_000)
  })

  test('starts again on the same data without new secrets, and the log is whole without it as well', {
    timeout: 60_000,
  }, async () => {
    const run = start(['serve', '--demo'], env)
    await ready(run)
    expect(run.texts.err).not.toContain('API key')
    expect(run.texts.err).toContain('--to ')
    const second = await comity(['serve', '--demo'], { env })
    expect(second).toMatchObject({
      code: 3,
      err: 'Another Comity is running on data. Stop it first, or choose another COMITY_DATA_DIR.\n',
    })
    run.child.kill('SIGINT')
    await run.ended
    const { out } = await comity(['log', 'verify', '--json'], { env })
    expect(JSON.parse(out)).toMatchObject({ faults: [], messages: 7 })
  })
})
