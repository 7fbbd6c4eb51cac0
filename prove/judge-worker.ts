// A share of the inputs, judged in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { visibleHtml, visiblePlain } from '../packages/judge/src/index.ts'
import { chance } from '../packages/policy/src/simulate/random.ts'
import { judgementFault } from './judge-fault.ts'
import { type JudgeCase, judgeCase } from './judge-inputs.ts'

export interface Share {
  readonly seed: number
  readonly count: number
  readonly letters: readonly string[]
}

export interface ShareResult {
  readonly judged: number
  /** HTML beyond a limit, which is not judged in part. */
  readonly unread: number
  readonly letters: number
  readonly faults: readonly string[]
}

/** One in so many is judged twice. */
const TWICE = 20

/** What is printed of them. */
const FAULTS = 20

function run({ seed, count, letters }: Share): ShareResult {
  const random = chance(seed)
  const faults: string[] = []
  let [judged, unread, length] = [0, 0, 0]
  for (let n = 0; n < count && faults.length < FAULTS; n += 1) {
    const one = judgeCase(n, letters, random)
    const { fault, read } = outcomeOf(one, n % TWICE === 0)
    if (fault) faults.push(`${one.kind}, ${seed}/${n}: ${fault}`)
    if (read === undefined) unread += 1
    else judged += 1
    length += read ?? 0
  }
  return { judged, unread, letters: length, faults }
}

/** `read`: how many letters were judged; undefined beyond a limit. */
function outcomeOf(one: JudgeCase, twice: boolean): { fault: string | undefined; read: number | undefined } {
  try {
    const body = one.isHtml ? visibleHtml(one.text) : visiblePlain(one.text)
    return { fault: body && judgementFault(one.subject, body, twice), read: body?.text.length }
  } catch (error) {
    return { fault: (error as Error).stack, read: undefined }
  }
}

parentPort?.postMessage(run(workerData as Share))
