// Whatever text comes, the judge reads it. A slice of what `npm run prove -- judge` does a million times.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { visibleHtml, visiblePlain } from '../packages/judge/src/index.ts'
import { readLetters } from '../packages/judge/training/letters.ts'
import { chance } from '../packages/policy/src/simulate/random.ts'
import { judgementFault } from '../prove/judge-fault.ts'
import { judgeCase } from '../prove/judge-inputs.ts'

const DATA = fileURLToPath(new URL('../packages/judge/data/train', import.meta.url))

const INPUTS = 8_000

test('random bytes, broken letters, disguises and soups of tags are judged, every segment at its place', () => {
  const letters = readLetters(DATA).map(({ body }) => body)
  const random = chance(1)
  for (let n = 0; n < INPUTS; n += 1) {
    const { kind, subject, text, isHtml } = judgeCase(n, letters, random)
    const body = isHtml ? visibleHtml(text) : visiblePlain(text)
    if (body) expect(judgementFault(subject, body, n % 20 === 0), `${kind} ${n}`).toBeUndefined()
  }
}, 60_000)
