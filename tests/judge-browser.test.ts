// The judge in a browser: the same messages give the same judgements there as in Node, bit for bit.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { type JudgeInput, judge, visibleHtml, visiblePlain } from '../packages/judge/src/index.ts'
import { readLetters } from '../packages/judge/training/letters.ts'
import { chance } from '../packages/policy/src/simulate/random.ts'
import { judgeCase } from '../prove/judge-inputs.ts'
import { startBrowser } from './browser.ts'

const JUDGE = fileURLToPath(new URL('../packages/judge/src/index.ts', import.meta.url))
const DATA = fileURLToPath(new URL('../packages/judge/data/train', import.meta.url))

const MESSAGES = 1_000

/** Half of them letters of all nine languages, half what went wrong with letters, lone surrogates and HTML included. */
function messages(): Pick<JudgeInput, 'subject' | 'body'>[] {
  const letters = readLetters(DATA)
  const random = chance(7)
  const texts = letters.map(({ body }) => body)
  return Array.from({ length: MESSAGES }, (_, n) => {
    const letter = letters[Math.floor(random.next() * letters.length)]
    if (n % 2 === 0 && letter) return { subject: letter.subject, body: visiblePlain(letter.body) }
    const { subject, text, isHtml } = judgeCase((n - 1) / 2, texts, random)
    return { subject, body: (isHtml ? visibleHtml(text) : undefined) ?? visiblePlain(text) }
  })
}

/** One script without imports, as a page would load it. */
async function bundled(): Promise<string> {
  const built = await build({
    ...{ configFile: false, logLevel: 'error' },
    ssr: { noExternal: true },
    build: { write: false, minify: false, lib: { entry: JUDGE, name: 'comity', formats: ['iife'] } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('nothing was bundled')
  const [chunk] = first.output
  return chunk.code
}

test(`${MESSAGES} messages are judged alike in Node and in Chromium`, async () => {
  const asked = messages()
  const here = asked.map((input) => JSON.stringify(judge(input)))
  await using browser = await startBrowser()
  const page = await browser.newPage()
  await page.addScriptTag({ content: await bundled() })
  // Lone surrogates do not survive the way between the processes as text, but do as JSON with escapes.
  const answers: string[] = await page.evaluate((json) => {
    const { comity } = globalThis as unknown as { comity: { judge(input: unknown): unknown } }
    return (JSON.parse(json) as unknown[]).map((input) => JSON.stringify(comity.judge(input)))
  }, JSON.stringify(asked))
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  const different = answers.filter((answer, n) => digest(answer) !== digest(here[n] as string))
  expect(answers).toHaveLength(MESSAGES)
  expect(different).toEqual([])
  expect(new Set(asked.map(({ body }) => body.text)).size).toBeGreaterThan(900)
}, 120_000)
