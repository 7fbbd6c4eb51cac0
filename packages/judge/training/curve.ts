// What more data would do: the same figures with ever more voices to train on, on the same voices that no row has seen.
import { figuresUnderChosen } from './calibrate.ts'
import { readWithMore } from './cross.ts'
import { exampleOf, type LetterExample } from './dataset.ts'
import type { Letter } from './letters.ts'
import { FIGURE_HEADS, figureCells, table } from './print.ts'

/** Shares of each language's voices. */
const SHARES = [0.25, 0.5, 0.75, 1]

/** Takes some ten minutes on one core. */
export function printCurve(letters: readonly Letter[]): void {
  console.log('A fifth of the voices measured, the others trained on; thresholds chosen for each row')
  const examples = letters.map(exampleOf)
  const rows = SHARES.map((share) => {
    const { seen, readings } = readWithMore(examples, (others) => shareOf(others, share))
    const voices = new Set(seen.map(({ letter }) => letter.voice)).size
    return [String(voices), String(seen.length), ...figureCells(figuresUnderChosen(readings))]
  })
  table(['voices', 'letters seen', ...FIGURE_HEADS], rows)
}

/** The first share of each language's voices, at least one. */
function shareOf(examples: readonly LetterExample[], share: number): LetterExample[] {
  const languages = Map.groupBy(examples, ({ letter }) => letter.language)
  return [...languages.values()].flatMap((own) => {
    const voices = [...new Set(own.map(({ letter }) => letter.voice))].sort()
    const kept = new Set(voices.slice(0, Math.max(1, Math.round(voices.length * share))))
    return own.filter(({ letter }) => kept.has(letter.voice))
  })
}
