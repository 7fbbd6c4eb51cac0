// The section `sanctions`: what follows where a seller calls critical what is not.
import { z } from 'zod'
import { SANCTIONS } from '../facts/catalogue.ts'
import { duration } from './scalars.ts'
import type { SanctionsFile } from './shape.ts'

const rung = z.strictObject({
  from: z.number().min(0.5).max(25).meta({ description: 'strikes from which on it is reached' }),
  step: z.enum(['notice', 'warning', ...SANCTIONS.filter((name) => name !== '')]),
  for: duration.optional().meta({ description: 'how long a sanction lasts' }),
})

export const sanctions: z.ZodType<SanctionsFile> = z.strictObject({
  half_life: duration.meta({ description: 'after it a strike counts half' }),
  grace: duration.meta({ description: 'no sanction begins sooner after the first warning' }),
  misuse_rate: z.number().min(0).max(1).meta({
    description: 'a sanction bites where at least this share of claims is false, with 95 % confidence',
  }),
  ladder: z.array(rung).min(1),
})
