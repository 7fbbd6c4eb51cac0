// Judgement and decision as the API answers them.
import { CLASSES, INTENTS, PARTS, VERDICTS } from '@comity/judge'
import { ACTIONS, CLAIM_KINDS, OUTCOMES } from '@comity/policy'
import { z } from 'zod'

export const segment = z.object({
  part: z.enum(PARTS).describe('`hidden` is what HTML holds and no reader sees'),
  start: z.int().describe('UTF-16 offset into the text of the part'),
  end: z.int(),
  text: z.string(),
  kind: z.string(),
  intent: z.enum(INTENTS as [string, ...string[]]),
  class: z.enum(CLASSES),
  confidence: z.number().describe('how likely the class is, 0 to 1'),
  alternatives: z
    .array(z.enum(INTENTS as [string, ...string[]]))
    .readonly()
    .describe('what else it may be'),
  because: z.array(z.string()).readonly(),
})

export const judgement = z.object({
  verdict: z.enum(VERDICTS),
  confidence: z.number(),
  language: z.string(),
  segments: z.array(segment).readonly(),
  signals: z.array(z.object({ kind: z.string(), detail: z.string() })).readonly(),
  model: z.object({ name: z.string(), version: z.string() }),
})

export const decision = z.object({
  outcome: z.enum(OUTCOMES),
  code: z.string(),
  because: z.string(),
  how_to_fix: z.string().optional(),
  rule: z.string(),
  policy: z.object({ name: z.string(), version: z.int() }),
  claim: z.object({ kind: z.enum(CLAIM_KINDS), upheld: z.boolean() }).optional(),
  trimmed: z.object({ kept: z.array(z.int()).readonly(), left_out: z.array(z.int()).readonly() }).optional(),
  review: z.boolean(),
  warnings: z
    .array(z.object({ rule: z.string(), code: z.string(), because: z.string() }))
    .readonly()
    .describe('what rules that only warn would have decided, and a mark that is none'),
  shadow: z
    .array(z.object({ rule: z.string(), outcome: z.enum(OUTCOMES), code: z.string() }))
    .readonly()
    .describe('what rules and policies in shadow would have decided'),
})

export const advice = z.object({
  ...{ part: z.enum(PARTS), start: z.int(), end: z.int(), text: z.string() },
  action: z.enum(ACTIONS),
  reading: z.string().describe('how the passage was read, and why'),
  change: z.string().describe('what to do with it'),
})

const found = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])

export const walk = z.object({
  decision,
  steps: z
    .array(
      z.object({
        kind: z.enum(['rule', 'gate']),
        id: z.string(),
        effect: z.enum(['passed', 'decided', 'cut', 'warned', 'shadow']),
        place: z.object({ file: z.string(), line: z.int() }).describe('in the policy file'),
        clause: z.string().optional(),
        asks: z.string(),
        found: z.record(z.string(), found).describe('the facts that it asks for, as they were'),
      }),
    )
    .readonly(),
  next: z
    .object({ rule: z.string(), outcome: z.string(), code: z.string() })
    .optional()
    .describe('what would have decided if the rule that did were not there'),
})

export { OUTCOMES, VERDICTS }
