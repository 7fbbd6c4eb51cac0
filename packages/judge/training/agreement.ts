// `npm run agreement`: how far a second reader, who saw the letters without their labels, labels them as their authors did.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_CLASSES, type Intent } from '../src/intents.ts'
import { intentOf, readLetters } from './letters.ts'

const DATA = join(import.meta.dirname, '..', 'data')

type Pair = readonly [first: string, second: string]

interface Line {
  readonly language: string
  readonly first: Intent
  readonly second: Intent
}

/** One row a letter: its id, then a code for each labelled line. */
function readLines(): Line[] {
  const letters = new Map(readLetters(join(DATA, 'train')).map((letter) => [letter.id, letter]))
  return readFileSync(join(DATA, 'second-labels.txt'), 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((row) => {
      const [id = '', ...codes] = row.split(' ')
      const letter = letters.get(id)
      if (!letter || letter.gold.length !== codes.length)
        throw new Error(`${id}: not the lines of that letter`)
      return letter.gold.map(({ intent }, n) => ({
        language: letter.language,
        first: intent,
        second: intentOf(codes[n] as string),
      }))
    })
}

/** Cohen's kappa: agreement beyond what chance would bring, 1 for the same everywhere (Cohen 1960). */
function kappa(pairs: readonly Pair[]): number {
  const alike = pairs.filter(([first, second]) => first === second).length / pairs.length
  const shares = (of: 0 | 1) => Map.groupBy(pairs, (pair) => pair[of])
  const [firsts, seconds] = [shares(0), shares(1)]
  let chance = 0
  for (const [label, own] of firsts)
    chance += (own.length * (seconds.get(label)?.length ?? 0)) / pairs.length ** 2
  return chance === 1 ? 1 : (alike - chance) / (1 - chance)
}

const byIntent = ({ first, second }: Line): Pair => [first, second]
const byClass = ({ first, second }: Line): Pair => [DEFAULT_CLASSES[first], DEFAULT_CLASSES[second]]

const lines = readLines()
const row = (name: string, own: readonly Line[]) =>
  console.log(
    `| ${name} | ${own.length} | ${kappa(own.map(byIntent)).toFixed(2)} | ${kappa(own.map(byClass)).toFixed(2)} |`,
  )
console.log('| language | lines | κ of intents | κ of classes |\n|---|---|---|---|')
for (const [language, own] of Map.groupBy(lines, (line) => line.language)) row(language, own)
row('all', lines)
console.log('\n| intent | first | second | κ |\n|---|---|---|---|')
const intents = [...new Set(lines.map(({ first }) => first))].sort()
for (const intent of intents) {
  const isIt = (name: Intent) => String(name === intent)
  const pairs = lines.map(({ first, second }): Pair => [isIt(first), isIt(second)])
  const count = (of: 'first' | 'second') => lines.filter((line) => line[of] === intent).length
  console.log(`| ${intent} | ${count('first')} | ${count('second')} | ${kappa(pairs).toFixed(2)} |`)
}
