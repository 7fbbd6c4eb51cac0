// The shapes of policies in the API.
import { CLASSES } from '@comity/judge'
import { CATEGORIES, OUTCOMES } from '@comity/policy'
import { z } from 'zod'
import { instant } from './shapes.ts'

export const sourceText = z.string().min(1).max(1_000_000).describe('the policy file, YAML')

export const who = z.string().min(1).max(100).describe('who does it; kept in the log')

export const version = z.object({
  name: z.string(),
  version: z.int(),
  created_at: instant,
  created_by: z.string(),
})

const change = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  what: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})

export const check = z.object({
  name: z.string(),
  version: z.int(),
  title: z.string(),
  rules: z.int(),
  gates: z.int(),
  cases: z.int().describe('all of them came out as they should'),
  changes: z.array(change).readonly().describe('against the policy in force'),
})

const mode = z.enum(['enforce', 'shadow']).describe('shadow: it only notes what it would have decided')

const share = z.number().gt(0).max(1).describe('share of sellers; the others stay with the activation before')

export const newActivation = z.strictObject({
  name: z.string().min(1).max(100),
  version: z.int().min(1),
  mode: mode.default('enforce'),
  share: share.default(1),
  by: who,
  why: z.string().min(1).max(1_000),
})

export const activation = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  mode,
  share,
  why: z.string(),
  activated_at: instant,
  activated_by: z.string(),
})

const consequence = { outcome: z.enum(OUTCOMES), code: z.string(), because: z.string() }
const staging = { stage: z.string(), share: z.number(), clause: z.string().optional() }

export const inForce = z.object({
  name: z.string(),
  version: z.int(),
  title: z.string(),
  intents: z.array(
    z.object({
      intent: z.string(),
      class: z.enum(CLASSES),
      category: z.enum(CATEGORIES).optional().describe('what a buyer refuses with it'),
    }),
  ),
  rules: z.array(z.object({ id: z.string(), when: z.string(), ...consequence, ...staging })),
  gates: z.array(z.object({ id: z.string(), closes: z.string(), ...consequence, ...staging })),
  reasons: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      intents: z.array(z.string()).readonly(),
      states: z.array(z.string()).readonly().describe('states of the order; empty: any'),
      begun_by: z.array(z.string()).readonly().describe('who began the conversation; empty: either'),
      cap: z.int().nullable().describe('messages with this reason on one order; null: any number'),
    }),
  ),
  platform_notices: z
    .array(z.object({ intent: z.string(), title: z.string(), states: z.array(z.string()).readonly() }))
    .describe('what the marketplace sends itself, so that sellers need not'),
})
