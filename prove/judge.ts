// Whatever text comes, the judge reads it: no throw, every segment at its place, every letter in one, the same judgement
// again; and twice the length takes twice the time.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { judge, visiblePlain } from '../packages/judge/src/index.ts'
import { readLetters } from '../packages/judge/training/letters.ts'
import type { Share, ShareResult } from './judge-worker.ts'

const DATA = fileURLToPath(new URL('../packages/judge/data/train', import.meta.url))

const COUNT = 1_000_000
const SEED = 20_261_127

/** Prints what was judged, and how time grows; false where a promise did not hold. */
export async function proveJudge(): Promise<boolean> {
  const letters = readLetters(DATA).map(({ subject, body }) => `${subject}\n${body}`)
  const began = performance.now()
  const threads = availableParallelism()
  const shares = Array.from(
    { length: threads },
    (_, n): Share => ({
      ...{ seed: SEED + n, count: Math.ceil(COUNT / threads), letters },
    }),
  )
  const results = await Promise.all(shares.map(runShare))
  const sum = (of: (result: ShareResult) => number) => results.reduce((all, one) => all + of(one), 0)
  const faults = results.flatMap((result) => result.faults)
  for (const fault of faults) console.log(`judge: ${fault}`)
  const seconds = ((performance.now() - began) / 1_000).toFixed(0)
  console.log(
    `judge: ${sum(({ judged }) => judged)} inputs judged, ${sum((one) => one.unread)} beyond a limit, ${Math.round(sum((one) => one.letters) / 1e6)} million letters, ${faults.length} faults, ${seconds} s`,
  )
  const isLinear = growth()
  return faults.length === 0 && sum(({ judged, unread }) => judged + unread) >= COUNT && isLinear
}

async function runShare(share: Share): Promise<ShareResult> {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { workerData: share })
  const [result] = await once(worker, 'message')
  return result as ShareResult
}

/** What others have been slow at. */
const FAMILIES: Readonly<Record<string, string>> = {
  'one long word': 'a',
  'short lines': 'ab\n',
  digits: '7',
  'joined emoji': '👩‍👩‍👧',
  'Japanese without stops': '注文の住所',
  'quoted lines': '> quoted\n',
  'quotes within quotes': '> ',
  links: 'https://x.example/a ',
  addresses: 'a@b.example ',
  telephones: '+49 30 1234567 ',
  brackets: '((',
  'letters apart': 'r e v i e w ',
  'invisible characters': 'a\u200b\u202e',
  'accents on accents': 'e\u0301\u0336',
  sentences: 'Please confirm your address. ',
  'a list': '- one thing\n',
}

const SHORTEST = 16_000
const DOUBLINGS = 5

/** Twice the length may take this much longer, with what the clock and the collector add. */
const PER_DOUBLING = 2.6

function growth(): boolean {
  const slow: string[] = []
  const ratios = Object.entries(FAMILIES).map(([name, unit]) => {
    const times = Array.from({ length: DOUBLINGS + 1 }, (_, n) => timeOf(unit, SHORTEST * 2 ** n))
    const ratio = ((times.at(-1) as number) / (times[0] as number)) ** (1 / DOUBLINGS)
    if (ratio > PER_DOUBLING) slow.push(name)
    return `${name} ${ratio.toFixed(2)} (${(times.at(-1) as number).toFixed(0)} ms)`
  })
  console.log(
    `judge: time for twice the length, up to ${(SHORTEST * 2 ** DOUBLINGS) / 1_000}k: ${ratios.join(', ')}`,
  )
  if (slow.length > 0) console.log(`judge: slower than by the length: ${slow.join(', ')}`)
  return slow.length === 0
}

/** The best of three, so that a pause of the collector does not count. */
function timeOf(unit: string, length: number): number {
  const body = visiblePlain(unit.repeat(Math.ceil(length / unit.length)))
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now()
      judge({ subject: '', body })
      return performance.now() - start
    }),
  )
}
