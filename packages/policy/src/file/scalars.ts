// The smallest pieces of a policy file.
import { z } from 'zod'
import { durationMs, minuteOfDay } from './durations.ts'

export const duration: z.ZodType<string> = z
  .string()
  .refine((text) => durationMs(text) !== undefined, {
    error: 'must be a duration, such as 90m, 24h, 30d or 1w',
  })
  .meta({ description: 'a duration: 90m, 24h, 30d, 1w', pattern: '^\\d{1,5}[mhdw]$' })

export const timeOfDay: z.ZodType<string> = z
  .string()
  .refine((text) => minuteOfDay(text) !== undefined, {
    error: 'must be a time of day in quotes, such as "21:00"',
  })
  .meta({ description: 'a time of day: "21:00"' })

export const id: z.ZodType<string> = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'must be lower-case words joined by hyphens' })
export const code: z.ZodType<string> = z
  .string()
  .regex(/^[a-z][a-z0-9.-]*$/, { error: 'must be lower-case words joined by dots or hyphens' })
