// Figures and tables as lines of text, for a terminal and for Markdown alike.
import type { Floors } from './calibrate.ts'
import { type Figures, type Share, told } from './measure.ts'

/** Mixed letters trimmed to exactly the right lines, in every language (judge.md). */
const EXACT_TRIMS = 0.95

type Test = (rate: number, floors: Floors) => boolean

const COLUMNS: readonly (readonly [head: string, of: (figures: Figures) => Share, isMet: Test])[] = [
  ['critical lost', ({ criticalLost }) => criticalLost, (rate, floors) => rate <= floors.criticalLost],
  ['leak', ({ leak }) => leak, (rate, floors) => rate <= floors.leak],
  [
    'right among decided',
    ({ rightAmongDecided }) => rightAmongDecided,
    (rate, floors) => rate >= floors.right,
  ],
  ['uncertain', ({ uncertain }) => uncertain, (rate, floors) => rate <= floors.uncertain],
  [
    'prohibited found',
    ({ prohibitedFound }) => prohibitedFound,
    (rate, floors) => rate >= floors.prohibitedFound,
  ],
  [
    'rightly',
    ({ prohibitedRightly }) => prohibitedRightly,
    (rate, floors) => rate >= floors.prohibitedRightly,
  ],
  ['trimmed exactly', ({ exactTrims }) => exactTrims, (rate) => rate >= EXACT_TRIMS],
  ['critical lines cut', ({ criticalCut }) => criticalCut, () => true],
]

export const FIGURE_HEADS: readonly string[] = ['letters', ...COLUMNS.map(([head]) => head)]

/** A row of figures with their bounds; ✗ where a floor is missed. */
export function figureCells(figures: Figures, floors?: Floors): string[] {
  const cells = COLUMNS.map(([, of, isMet]) => {
    const share = of(figures)
    const isMissed = floors !== undefined && share.of > 0 && !isMet(share.hits / share.of, floors)
    return isMissed ? `${told(share)} ✗` : told(share)
  })
  return [String(figures.letters), ...cells]
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`
  console.log(line(head))
  console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
  for (const row of rows) console.log(line(row))
}
