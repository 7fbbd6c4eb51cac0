// The section `sanctions` of a policy file.
import { durationMs } from '../file/durations.ts'
import type { SanctionsFile } from '../file/shape.ts'
import { type Rung, STANDING_RULES, type StandingRules } from './rules.ts'

/** The rules it stands for; those of every policy where there is none. Reports a ladder that nobody could climb fairly. */
export function standingRules(
  section: SanctionsFile | undefined,
  report: (message: string) => void,
): StandingRules {
  if (!section) return STANDING_RULES
  const ladder = section.ladder.map(
    ({ from, step, for: lasts }): Rung => ({ from, step, forMs: lasts === undefined ? 0 : ms(lasts) }),
  )
  for (const fault of faultsOf(ladder)) report(`sanctions.ladder: ${fault}`)
  return {
    halfLifeMs: ms(section.half_life),
    graceMs: ms(section.grace),
    misuseRate: section.misuse_rate,
    ladder,
  }
}

/** The schema has checked it. */
function ms(duration: string): number {
  return durationMs(duration) as number
}

function faultsOf(ladder: readonly Rung[]): string[] {
  const warned = ladder.findIndex(({ step }) => step === 'warning')
  return ladder.flatMap(({ from, step, forMs }, index) => {
    const isSanction = step !== 'notice' && step !== 'warning'
    const below = ladder[index - 1]
    return [
      ...(below && below.from >= from ? [`${step} must need more strikes than ${below.step}`] : []),
      ...(isSanction && forMs === 0 ? [`${step} must say how long it lasts, such as for: 14d`] : []),
      ...(isSanction && (warned < 0 || warned > index) ? [`a warning must come before ${step}`] : []),
    ]
  })
}
