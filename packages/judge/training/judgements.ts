// `npm run judgements -- FILE`: the judgement of every letter as a digest, a line each, in a file; where the file is
// there, which letters are judged otherwise than it says. For changes that must not change a judgement, such as speed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeLetter } from './judge-letter.ts'
import { readLetters } from './letters.ts'

const DATA = join(import.meta.dirname, '..', 'data')
const MARKETPLACE = { allowedHosts: ['market.example'], known: ['118-6620-4', 'anna@lamps.example'] }

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name the file to write, or to compare with.')
  process.exit(2)
}
const lines = ['train', 'heldout']
  .flatMap((folder) => readLetters(join(DATA, folder)))
  .map((letter) => {
    const judgement = judgeLetter(letter, { explain: true, ...MARKETPLACE })
    return `${letter.id} ${createHash('sha256').update(JSON.stringify(judgement)).digest('hex')}`
  })
if (existsSync(file)) {
  const before = new Set(readFileSync(file, 'utf8').split('\n'))
  const other = lines.filter((line) => !before.has(line)).map((line) => line.split(' ')[0])
  console.log(`${lines.length} letters, ${other.length} judged otherwise. ${other.join(' ')}`)
  process.exitCode = other.length === 0 ? 0 : 1
} else {
  writeFileSync(file, lines.join('\n'))
  console.log(`${lines.length} letters written to ${file}.`)
}
