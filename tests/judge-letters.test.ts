// The judge's letters: the held-out ones stay as they were frozen, and no training letter comes near one of them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const DATA = new URL('../packages/judge/data/', import.meta.url).pathname
/** The label guide's codes, among its words in capitals. */
const CODES = new Set(readFileSync(join(DATA, 'label-guide.md'), 'utf8').match(/\b[A-Z]{3,4}\b/g))
const README = readFileSync(join(DATA, 'README.md'), 'utf8')

/** One author's file; a letter is the lines below its `=== N`. */
interface Voice {
  readonly name: string
  readonly source: string
  readonly letters: readonly { readonly id: string; readonly lines: readonly string[] }[]
}

function voicesOf(folder: string): Voice[] {
  return readdirSync(join(DATA, folder))
    .sort()
    .map((file) => {
      const name = file.replace('.txt', '')
      const source = readFileSync(join(DATA, folder, file), 'utf8')
      const letters = source
        .split(/^=== /m)
        .slice(1)
        .map((block) => {
          const [number, ...lines] = block.split('\n')
          return { id: `${name}/${number}`, lines: lines.filter((line) => line !== '') }
        })
      return { name, source, letters }
    })
}

const train = voicesOf('train')
const heldout = voicesOf('heldout')

const RUN = 5
const MOST_SHARED = 0.5

/** The runs of five characters in what a letter says, labels and order line aside. */
function runsOf(lines: readonly string[]): Set<string> {
  const text = lines
    .filter((line) => !line.startsWith('@'))
    .map((line) => line.slice(line.indexOf('|') + 1).trim())
    .join('\n')
    .toLowerCase()
    .replace(/\s+/g, ' ')
  return new Set(
    Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN)),
  )
}

/** Which letters share too much, as `train letter ~ held-out letter share`; the share is of the shorter letter's runs. */
function tooNear(language: string): string[] {
  const of = (voices: readonly Voice[]) =>
    voices
      .filter(({ name }) => name.startsWith(`${language}-`))
      .flatMap(({ letters }) => letters.map(({ id, lines }) => ({ id, runs: runsOf(lines) })))
  const frozen = of(heldout)
  const holding = new Map<string, number[]>()
  for (const [index, { runs }] of frozen.entries())
    for (const run of runs) holding.set(run, [...(holding.get(run) ?? []), index])
  return of(train).flatMap(({ id, runs }) => {
    const shared = new Uint32Array(frozen.length)
    for (const run of runs)
      for (const index of holding.get(run) ?? []) shared[index] = (shared[index] ?? 0) + 1
    return frozen.flatMap((other, index) => {
      const share = (shared[index] ?? 0) / Math.min(runs.size, other.runs.size)
      return share > MOST_SHARED ? [`${id} ~ ${other.id} ${share.toFixed(2)}`] : []
    })
  })
}

describe('the held-out letters', () => {
  test('are those that were frozen before any training', () => {
    const digest = createHash('sha256')
    for (const { source } of heldout) digest.update(source)
    expect(digest.digest('hex')).toBe(readFileSync(join(DATA, 'heldout.sha256'), 'utf8').trim())
  })

  test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja'])(
    'share at most half of their runs of five characters with a letter to train on (%s)',
    (language) => {
      expect(tooNear(language)).toEqual([])
    },
  )
})

describe('every letter', () => {
  test.each([...train, ...heldout])(
    'of $name has its order line, one subject, a body and labels of the guide',
    ({ letters }) => {
      for (const { id, lines } of letters) {
        const [order = '', ...labelled] = lines
        expect(order, id).toMatch(/^@ state=\w+( custom)? thread=(none|buyer: .+)$/)
        expect(
          labelled.filter((line) => line.startsWith('> ')),
          id,
        ).toHaveLength(1)
        expect(labelled.length, id).toBeGreaterThan(1)
        for (const line of labelled) {
          const code = /^(?:> )?([A-Z]{3,4}) \|/.exec(line)?.[1] ?? 'no label'
          expect(CODES, `${id}: ${line}`).toContain(code)
        }
      }
    },
  )
})

test.each([
  ['train', train],
  ['heldout', heldout],
] as const)('the README counts the voices and letters of %s', (folder, voices) => {
  const count = voices.reduce((sum, { letters }) => sum + letters.length, 0)
  expect(README).toContain(
    `| \`${folder}\` | ${voices.length} | ${Math.floor(count / 1000)} ${String(count % 1000).padStart(3, '0')} |`,
  )
})

test('the second labels are of training letters, a code of the guide for each line that says something', () => {
  const letters = new Map(train.flatMap((voice) => voice.letters).map(({ id, lines }) => [id.trim(), lines]))
  const rows = readFileSync(join(DATA, 'second-labels.txt'), 'utf8').trimEnd().split('\n')
  expect(rows).toHaveLength(117)
  for (const row of rows) {
    const [id = '', ...codes] = row.split(' ')
    const said = (letters.get(id) ?? []).filter((line) => /\|.*\S/.test(line))
    expect(codes, id).toHaveLength(said.length)
    expect(codes.filter((code) => !CODES.has(code))).toEqual([])
  }
})
