// Figures as lines of text.
import { type Figures, told } from './measure.ts'

export function printFigures(title: string, figures: Figures): void {
  console.log(`\n${title} (${figures.letters} letters)`)
  console.log(`  critical lost         ${told(figures.criticalLost)}`)
  console.log(`  leak                  ${told(figures.leak)}`)
  console.log(`  right among decided   ${told(figures.rightAmongDecided)}`)
  console.log(`  uncertain             ${told(figures.uncertain)}`)
  console.log(`  prohibited found      ${told(figures.prohibitedFound)}`)
  console.log(`  prohibited rightly    ${told(figures.prohibitedRightly)}`)
  console.log(`  trimmed exactly       ${told(figures.exactTrims)}`)
  console.log(`  critical lines cut    ${told(figures.criticalCut)}`)
}

/** A table for a terminal and for Markdown alike. */
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
