// The shipped judge does on the held-out letters what its model card says, or better: a change that makes it worse is seen.
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { measureLetter } from '../packages/judge/training/judge-letter.ts'
import { readLetters } from '../packages/judge/training/letters.ts'
import { type Figures, figuresOf, type Share } from '../packages/judge/training/measure.ts'

const HELD_OUT = fileURLToPath(new URL('../packages/judge/data/heldout', import.meta.url))

let figures: Figures

beforeAll(() => {
  figures = figuresOf(readLetters(HELD_OUT).map(measureLetter))
}, 60_000)

const rate = ({ hits, of }: Share) => hits / of

describe('on the held-out letters', () => {
  test.each([
    ['of critical letters no more are lost', 'criticalLost', 0.0215],
    ['of non-critical letters no more leak', 'leak', 0.018],
    ['no more are left uncertain', 'uncertain', 0.19],
  ] as const)('%s than the card says', (_, figure, most) => {
    expect(rate(figures[figure])).toBeLessThanOrEqual(most)
  })

  test.each([
    ['decided letters', 'rightAmongDecided', 0.862],
    ['prohibited letters found', 'prohibitedFound', 0.93],
    ['letters rightly called prohibited', 'prohibitedRightly', 0.902],
    ['mixed letters trimmed exactly', 'exactTrims', 0.88],
  ] as const)('%s are as many as the card says', (_, figure, fewest) => {
    expect(rate(figures[figure])).toBeGreaterThanOrEqual(fewest)
  })
})
