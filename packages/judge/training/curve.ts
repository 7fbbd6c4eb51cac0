// What more data would do: the same figures with ever more voices to train on, on voices held out in turn.
import { figuresUnderChosen } from './calibrate.ts'
import { crossRead } from './cross.ts'
import { exampleOf } from './dataset.ts'
import type { Letter } from './letters.ts'
import { FIGURE_HEADS, figureCells, table } from './print.ts'

/** Shares of each language's voices. */
const SHARES = [0.25, 0.5, 0.75, 1]

export function printCurve(letters: readonly Letter[]): void {
  console.log('By cross-validation over voices; thresholds chosen for each row')
  const rows = SHARES.map((share) => {
    const own = shareOf(letters, share)
    const voices = new Set(own.map(({ voice }) => voice)).size
    return [String(voices), ...figureCells(figuresUnderChosen(crossRead(own.map(exampleOf))))]
  })
  table(['voices', ...FIGURE_HEADS], rows)
}

/** The first share of each language's voices, at least two. */
function shareOf(letters: readonly Letter[], share: number): Letter[] {
  const languages = Map.groupBy(letters, ({ language }) => language)
  return [...languages.values()].flatMap((own) => {
    const voices = [...new Set(own.map(({ voice }) => voice))].sort()
    const kept = new Set(voices.slice(0, Math.max(2, Math.round(voices.length * share))))
    return own.filter(({ voice }) => kept.has(voice))
  })
}
