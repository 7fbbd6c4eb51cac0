// Judgements and inputs in short, for tests.

import { readFileSync } from 'node:fs'
import { DEFAULT_CLASSES, type Intent, type Judgement, type Segment, sumSegments } from '@comity/judge'
import { type Circumstances, type DecisionInput, PLAIN } from './decision-input.ts'
import type { FindPolicy } from './file/extend.ts'
import { loadPolicy } from './load.ts'
import type { Policy } from './policy.ts'

const FOLDER = new URL('../../../policies/', import.meta.url)

/** Finds the profiles that ship. */
export const findProfile: FindPolicy = (name) => ({
  source: readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8'),
  file: `${name}.yaml`,
})

export function profile(name: string): Policy {
  const { source, file } = findProfile(name) as { source: string; file: string }
  return loadPolicy(source, file, { find: findProfile })
}

/** "address_problem thanks|courtesy": a judgement of a body with these segments; what stands behind `|` it may be too. */
export function judgementOf(text: string): Judgement {
  const segments = text
    .split(' ')
    .filter(Boolean)
    .map((word, index): Segment => {
      const [intent, ...alternatives] = word.split('|') as [Intent, ...Intent[]]
      const start = index * 10
      const base = {
        part: 'body',
        start,
        end: start + 9,
        text: 'A text.',
        kind: 'sentence',
        because: [],
      } as const
      return { ...base, intent, class: DEFAULT_CLASSES[intent], confidence: 0.9, alternatives }
    })
  const sum = sumSegments(segments)
  return { ...sum, language: 'en', segments, signals: [], model: { name: 'test', version: '1' } }
}

type Change<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[]
    ? T[K]
    : T[K] extends object
      ? Partial<T[K]>
      : T[K]
}

/** An input that says this, under plain circumstances but for what is given. */
export function inputOf(text: string, change: Change<Circumstances> = {}): DecisionInput {
  const changed = Object.fromEntries(
    Object.entries(PLAIN).map(([key, value]) => {
      const other = change[key as keyof Circumstances]
      const isGroup = typeof value === 'object' && value !== null && key !== 'buckets'
      return [key, isGroup ? { ...value, ...(other as object) } : (other ?? value)]
    }),
  ) as unknown as Circumstances
  return { ...changed, judgement: judgementOf(text) }
}
