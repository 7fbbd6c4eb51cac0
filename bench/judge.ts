// What a judgement costs, beside a classifier of words that is trained on the same letters.
import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { judge, visiblePlain } from '@comity/judge'
import bayes from 'wink-naive-bayes-text-classifier'
import type { Letter } from '../packages/judge/training/letters.ts'
import { goldVerdict } from '../packages/judge/training/measure.ts'
import { type BenchMessage, lettersOf, messagesOf } from './letters.ts'

const JUDGE = join(import.meta.dirname, '../packages/judge')

/** In characters. */
const LENGTHS = [200, 400, 600, 3_000]

/** Rounds are interleaved, each of other messages, and the median is told: the machine has other things to do. */
const ROUNDS = 5

/** Messages that are judged before the clock runs, so that the engine has compiled what it will compile. */
const WARM_UP = 3_000

const LARGE = { length: 1_000_000, messages: 12 }

interface Runner {
  readonly name: string
  run(message: BenchMessage): unknown
}

const train: readonly Letter[] = lettersOf('train')
const heldOut: readonly Letter[] = lettersOf('heldout')

function judgeRunner(name: string, explain: boolean): Runner {
  return { name, run: ({ subject, text }) => judge({ subject, body: visiblePlain(text), explain }) }
}

/** Words as they stand, in lower case: the least that a classifier of texts in nine languages can do. */
function bayesRunner(): Runner {
  const classifier = bayes()
  classifier.definePrepTasks([(text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? []])
  classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 })
  for (const letter of train) classifier.learn(`${letter.subject}\n${letter.body}`, goldVerdict(letter))
  classifier.consolidate()
  return {
    name: 'wink-naive-bayes-text-classifier',
    run: ({ subject, text }) => classifier.predict(`${subject}\n${text}`),
  }
}

function perSecond({ run }: Runner, messages: readonly BenchMessage[]): number {
  const start = performance.now()
  for (const message of messages) run(message)
  return messages.length / ((performance.now() - start) / 1000)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function measureSpeed(runners: readonly Runner[], length: number): void {
  const messages = messagesOf(heldOut, length)
  const share = Math.floor(messages.length / ROUNDS)
  const rates = new Map(runners.map((runner) => [runner, [] as number[]]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const runner of runners)
      rates.get(runner)?.push(perSecond(runner, messages.slice(round * share, (round + 1) * share)))
  const peer = median(rates.get(runners.at(-1) as Runner) ?? [])
  for (const runner of runners) {
    const rate = median(rates.get(runner) ?? [])
    const columns = [String(length).padStart(10), runner.name.padEnd(34), rate.toFixed(0).padStart(9)]
    console.log([...columns, (rate / peer).toFixed(2).padStart(6)].join(' | '))
  }
}

/** Each of these messages is judged once; with so few the 99th percentile is the slowest. */
function measureLarge({ run }: Runner): void {
  const text = train.map(({ body }) => body).join('\n\n')
  const step = Math.floor((text.length - LARGE.length) / LARGE.messages)
  const times = Array.from({ length: LARGE.messages }, (_, index) => {
    const message = { subject: 'Large', text: text.slice(index * step, index * step + LARGE.length) }
    const start = performance.now()
    run(message)
    return performance.now() - start
  })
  console.log(
    `One message of 1 MB: median ${median(times).toFixed(0)} ms, p99 (of ${times.length}) ${Math.max(...times).toFixed(0)} ms.`,
  )
}

/** A fresh process that loads the built package, as one does who has it by npm. */
async function measureProcess(): Promise<void> {
  execFileSync(process.execPath, [join(JUDGE, '../../node_modules/typescript/bin/tsc'), '--build', JUDGE])
  const child = fork(join(import.meta.dirname, 'judge-process.ts'), { execArgv: ['--expose-gc'] })
  const messages = messagesOf(train, 400)
  child.send({ entry: join(JUDGE, 'dist/index.js'), messages })
  const [figures] = (await once(child, 'message')) as [
    Record<'importMs' | 'firstMs' | 'loaded' | 'after', number>,
  ]
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  console.log(
    `Cold start: ${figures.importMs.toFixed(0)} ms to import, ${figures.firstMs.toFixed(0)} ms to the first judgement.`,
  )
  console.log(
    `Memory: ${megabytes(figures.loaded)} more after the first judgement, ${megabytes(figures.after)} after ${messages.length} messages of 400 characters.`,
  )
}

/** Prints messages a second by length, what one large message takes, and what a process of its own needs. */
export async function benchJudge(): Promise<void> {
  const runners = [
    judgeRunner('judge', false),
    judgeRunner('judge, with the words that decided', true),
    bayesRunner(),
  ]
  for (const message of messagesOf(train, 400).slice(0, WARM_UP)) for (const { run } of runners) run(message)
  console.log(`Judging held-out letters on one core, each once, median of ${ROUNDS} interleaved rounds.`)
  console.log('characters | what                               | msg/s     | ratio')
  for (const length of LENGTHS) measureSpeed(runners, length)
  measureLarge(runners[0] as Runner)
  await measureProcess()
  const size = statSync(join(JUDGE, 'model/weights.js')).size
  console.log(`In the package: the model has ${(size / 1e6).toFixed(2)} MB.\n`)
}
