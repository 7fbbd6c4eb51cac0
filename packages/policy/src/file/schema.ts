// The shape of a policy file: the checks, and the JSON Schema by which editors complete and underline.
import { INTENTS, type Intent } from '@comity/judge'
import { z } from 'zod'
import { CLAIM_KINDS, OUTCOMES } from '../decision.ts'
import { ORDER_STATES, SANCTIONS, UNCERTAIN_MODES } from '../facts/catalogue.ts'
import { CATEGORIES, type Category, LIMIT_SCOPES, STAGES } from '../policy.ts'
import { sanctions } from './sanctions.ts'
import { code, duration, id, timeOfDay } from './scalars.ts'
import type { PartialFile } from './shape.ts'
import { suggestion } from './suggest.ts'

const intent = z
  .enum(INTENTS as [Intent, ...Intent[]], {
    error: ({ input }) => `"${String(input)}" is no intent${suggestion(String(input), INTENTS)}`,
  })
  .meta({ description: 'an intent of the taxonomy' })
const intents = z.array(intent)

const consequence = z.strictObject({
  outcome: z.enum(OUTCOMES),
  code: code.meta({ description: 'stable; `texts` says it in words' }),
  claim: z.enum(['upheld', 'denied']).optional(),
  review: z.boolean().optional().meta({ description: 'put it before a person as well' }),
  cut: z
    .enum(['refused', 'non_critical'])
    .optional()
    .meta({ description: 'with trim: what is cut beside prohibited parts; refused where it is not given' }),
})

const staging = {
  clause: z
    .string()
    .optional()
    .meta({ description: 'the clause of law or of the marketplace’s rules it stands for' }),
  stage: z
    .enum(STAGES)
    .optional()
    .meta({ description: 'shadow: only noted; warn: the seller is told; enforce: decides' }),
  share: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'share of sellers it applies to; in shadow for the others' }),
}

const condition = z.string().min(1).meta({ description: 'CEL over the facts of docs/policy/facts.md' })

const rule = z.strictObject({
  id,
  when: condition,
  // biome-ignore lint/suspicious/noThenProperty: `then` is the name in the policy file, nothing awaits it
  then: consequence,
  before: id
    .optional()
    .meta({ description: 'with extends: the rule of the extended policy that it goes before' }),
  ...staging,
})

const scope = z
  .union([z.enum(['critical', 'non_critical', 'any']), intents.min(1)])
  .meta({ description: 'intents, or all messages of a class' })

const gate = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject({
    id,
    for: scope,
    unless: condition.optional(),
    // biome-ignore lint/suspicious/noThenProperty: as above
    then: consequence,
    ...staging,
    ...shape,
  })

const window = gate({
  from: z.enum(['placed', 'shipped', 'delivered']),
  after: duration.optional(),
  until: duration.optional(),
})

const limit = gate({
  of: z.enum(LIMIT_SCOPES),
  capacity: z.int().min(1).max(1_000_000),
  per_daily_order: z.number().min(0).max(1_000).optional(),
  per: duration,
})

const quiet = gate({ from: timeOfDay, to: timeOfDay })
const once = gate({})
const duplicate = gate({ within: duration })

const reason = z.strictObject({
  id,
  title: z.string().min(1),
  intents: intents.min(1),
  states: z.array(z.enum(ORDER_STATES)).optional(),
  begun_by: z.array(z.enum(['seller', 'buyer'])).optional(),
  cap: z.int().min(1).max(1_000).optional(),
  critical: z.boolean().optional(),
})

const notice = z.strictObject({
  intent,
  title: z.string().min(1),
  states: z.array(z.enum(ORDER_STATES)).optional(),
})

const texts = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'must be a language, such as en or pt-BR' }),
  z.record(
    z.string(),
    z.strictObject({ because: z.string().min(1), how_to_fix: z.string().min(1).optional() }),
  ),
)

const categories = z.enum(CATEGORIES)
const refusal = z.union([z.enum(['none', 'all']), z.array(categories)])

const policyCase = z.strictObject({
  name: z.string().min(1),
  from: z.enum(['seller', 'buyer']).optional(),
  says: z
    .string()
    .optional()
    .meta({ description: 'intents in order; `a|b`: may be b as well; `subject:a`: in the subject' }),
  readable: z.boolean().optional(),
  refuses: refusal.optional(),
  bundled: refusal.optional(),
  consents: z.array(categories).optional(),
  claim: z.enum(CLAIM_KINDS).optional(),
  reason: z.string().optional(),
  custom: z.boolean().optional(),
  state: z.enum(ORDER_STATES).optional(),
  placed: duration.optional(),
  shipped: duration.optional(),
  delivered: duration.optional(),
  began_by: z.enum(['seller', 'buyer']).optional(),
  is_reply: z.boolean().optional(),
  open_question: z.boolean().optional(),
  sanction: z.enum(SANCTIONS).optional(),
  already: z.record(z.string(), z.int().min(0)).optional(),
  emptied: z.array(z.string()).optional().meta({ description: 'limits whose bucket is empty' }),
  said_before: duration.optional(),
  at: timeOfDay.optional(),
  names_order: z.boolean().optional(),
  attachments: z.int().min(0).optional(),
  words: z.int().min(0).optional(),
  automatic: z.boolean().optional(),
  language: z.string().optional(),
  signals: z.array(z.string()).optional(),
  expect: code,
  outcome: z.enum(OUTCOMES).optional(),
})

/** All sections of a file. Only a file that extends none must have all of the first ones. */
const policyFile = z.strictObject({
  policy: id,
  version: z.int().positive(),
  title: z.string().min(1),
  extends: z.string().optional(),
  classes: z.strictObject({ critical: intents, non_critical: intents, prohibited: intents }),
  categories: z.strictObject(
    Object.fromEntries(CATEGORIES.map((name) => [name, intents])) as Record<Category, typeof intents>,
  ),
  tolerates: intents,
  claims: z.strictObject({
    subject_markers: z.array(z.string().min(1)),
    subjects: z.array(z.string().min(1)),
  }),
  uncertain: z.enum(UNCERTAIN_MODES),
  sanctions,
  bundled_covers: z.array(categories),
  reasons: z.array(reason),
  platform_notices: z.array(notice),
  rules: z.array(rule).min(1),
  remove: z
    .array(id)
    .meta({ description: 'with extends: rules and gates of the extended policy to do without' }),
  windows: z.array(window),
  limits: z.array(limit),
  quiet_hours: z.array(quiet),
  once_per_order: z.array(once),
  duplicates: z.array(duplicate),
  repeats_platform: z.array(once),
  untrimmable: consequence,
  texts,
  cases: z.array(policyCase),
})

const OPTIONAL_ALONE = {
  extends: true,
  tolerates: true,
  uncertain: true,
  sanctions: true,
  bundled_covers: true,
  reasons: true,
  platform_notices: true,
  remove: true,
  windows: true,
  limits: true,
  quiet_hours: true,
  once_per_order: true,
  duplicates: true,
  repeats_platform: true,
  cases: true,
} as const

/** A file that stands for itself. */
const wholeFile = policyFile.partial(OPTIONAL_ALONE)

/** A file that extends another: it says only what is otherwise. */
const extendingFile = policyFile
  .partial()
  .required({ policy: true, version: true, title: true, extends: true })

/** The published JSON Schema of policy files, draft 2020-12. */
export function policySchema(): object {
  const schema = z.toJSONSchema(policyFile.partial().required({ policy: true, version: true, title: true }), {
    io: 'input',
  })
  return { $id: 'https://comity.example/policy.schema.json', title: 'A Comity policy', ...schema }
}

/** Something wrong in a file, and where. */
export interface SchemaFault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Checks a file's data; returns it, or all that is wrong with it. */
export function checkFile(
  data: unknown,
  { isExtending }: { isExtending: boolean },
): PartialFile | SchemaFault[] {
  const parsed = (isExtending ? extendingFile : wholeFile).safeParse(data)
  return parsed.success ? (parsed.data as PartialFile) : parsed.error.issues.flatMap(faultsOf)
}

/** One issue may name several unknown keys, each of which stands in a place of its own. */
function faultsOf(issue: z.core.$ZodIssue): SchemaFault[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ path: issue.path, message: `${issue.path.join('.') || 'the file'}: ${inWords(issue)}` }]
  const known = keysAt(issue.path)
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: `${[...issue.path, key].join('.')}: there is no such key${suggestion(key, known)}`,
  }))
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}

function inWords(issue: z.core.$ZodIssue): string {
  const expected = issue.code === 'invalid_type' ? TYPES[issue.expected] : undefined
  if (expected === undefined) return issue.message
  return issue.message.endsWith('received undefined')
    ? `it is missing; give ${expected}`
    : `must be ${expected}`
}

/** The keys that a place of the file may have, as far as the schema tells without data. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = policyFile
  for (const step of path) {
    const inner = unwrapped(schema) as { shape?: Record<string, unknown>; element?: unknown }
    schema = typeof step === 'number' ? inner.element : inner.shape?.[String(step)]
  }
  return Object.keys((unwrapped(schema) as { shape?: object } | undefined)?.shape ?? {})
}

function unwrapped(schema: unknown): unknown {
  const optional = schema as { unwrap?: () => unknown; element?: unknown } | undefined
  return optional?.unwrap && optional.element === undefined ? unwrapped(optional.unwrap()) : schema
}
