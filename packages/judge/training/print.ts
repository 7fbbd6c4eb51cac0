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
