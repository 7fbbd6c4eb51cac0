// Reads a policy file: YAML to checked data to compiled rules, every fault with its line and column.
import { type Class, type ClassTable, INTENTS, type Intent, isIntent } from '@comity/judge'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { OUTCOMES } from './decision.ts'
import { compileCondition, KNOWN_WORDS, type PolicyFacts } from './facts.ts'
import { CATEGORIES, type Category, type Policy, type PolicyCase } from './policy.ts'

/** A fault in a policy file. Line and column count from 1. */
export interface PolicyFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

export class PolicyError extends Error {
  readonly faults: readonly PolicyFault[]

  constructor(file: string, faults: readonly PolicyFault[]) {
    super(faults.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'))
    this.name = 'PolicyError'
    this.faults = faults
  }
}

const intent = z
  .string()
  .refine(isIntent, { error: ({ input }) => `"${input}" is no intent` }) as unknown as z.ZodType<Intent>
const intents = z.array(intent)

const consequence = z.strictObject({
  outcome: z.enum(OUTCOMES),
  code: z.string().regex(/^[a-z][a-z.-]*$/),
  claim: z.enum(['upheld', 'denied']).optional(),
  review: z.boolean().optional(),
})

const word = (fact: string) => z.enum(KNOWN_WORDS[fact] as [string, ...string[]])

const caseFile = z.strictObject({
  name: z.string(),
  from: word('message.from').default('seller'),
  readable: z.boolean().default(true),
  verdict: word('message.verdict').default('uncertain'),
  has_critical: z.boolean().optional(),
  has_refused: z.boolean().optional(),
  refuses: word('buyer.refuses').default('none'),
  claim: word('claim.kind').default(''),
  custom: z.boolean().default(false),
  began_by: word('thread.began_by').default(''),
  is_reply: z.boolean().default(false),
  expect: z.string(),
})

const policyFile = z.strictObject({
  policy: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().positive(),
  title: z.string(),
  classes: z.strictObject({ critical: intents, non_critical: intents, prohibited: intents }),
  categories: z.strictObject(
    Object.fromEntries(CATEGORIES.map((name) => [name, intents])) as Record<Category, typeof intents>,
  ),
  tolerates: intents,
  claims: z.strictObject({
    subject_markers: z.array(z.string().min(1)),
    subjects: z.array(z.string().min(1)),
  }),
  // biome-ignore lint/suspicious/noThenProperty: `then` is the name in the policy file, nothing awaits it
  rules: z.array(z.strictObject({ id: z.string(), when: z.string(), then: consequence })).min(1),
  untrimmable: consequence,
  texts: z.record(
    z.string(),
    z.record(z.string(), z.strictObject({ because: z.string(), how_to_fix: z.string().optional() })),
  ),
  cases: z.array(caseFile),
})

type PolicyFile = z.infer<typeof policyFile>

/** Reads a policy; throws a PolicyError that names each fault with file, line and column. */
export function loadPolicy(source: string, file: string): Policy {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const syntax = document.errors.map((error) =>
    faultAt(lines, error.pos[0], error.message.split('\n', 1)[0] as string),
  )
  if (syntax.length > 0) throw new PolicyError(file, syntax)
  const parsed = policyFile.safeParse(document.toJS())
  if (!parsed.success)
    throw new PolicyError(
      file,
      parsed.error.issues.map((issue) => faultIn(document, lines, issue)),
    )
  const faults: PolicyFault[] = []
  const at = (path: PropertyKey[], message: string) =>
    faults.push(faultIn(document, lines, { path, message }))
  const policy = build(parsed.data, at)
  checkWhole(parsed.data, at)
  if (faults.length > 0) throw new PolicyError(file, faults)
  return policy
}

type Report = (path: PropertyKey[], message: string) => void

function build(file: PolicyFile, report: Report): Policy {
  return {
    name: file.policy,
    version: file.version,
    title: file.title,
    classes: classTable(file.classes),
    categories: new Map(
      CATEGORIES.flatMap((category) =>
        file.categories[category].map((name): [Intent, Category] => [name, category]),
      ),
    ),
    tolerates: file.tolerates,
    claims: file.claims,
    rules: file.rules.map(({ id, when, then }, index) => ({
      id,
      holds: condition(when, index, report),
      then,
    })),
    untrimmable: file.untrimmable,
    texts: new Map(
      Object.entries(file.texts).map(([language, texts]) => [language, new Map(Object.entries(texts))]),
    ),
    cases: file.cases.map(policyCase),
  }
}

function classTable(classes: PolicyFile['classes']): ClassTable {
  const table = Object.fromEntries(INTENTS.map((name) => [name, 'neutral' as Class])) as Record<Intent, Class>
  for (const [group, names] of Object.entries(classes)) for (const name of names) table[name] = group as Class
  return table
}

function condition(when: string, index: number, report: Report): (facts: PolicyFacts) => boolean {
  try {
    return compileCondition(when)
  } catch (error) {
    report(['rules', index, 'when'], (error as Error).message)
    return () => false
  }
}

/** What no single field can show: a rule that always holds at the end, a text for every code, a category for each. */
function checkWhole(file: PolicyFile, report: Report): void {
  const last = file.rules.length - 1
  if (file.rules[last]?.when.trim() !== 'true')
    report(
      ['rules', last, 'when'],
      "the last rule must be `when: 'true'`, so that every message gets a decision",
    )
  const codes = [...file.rules.map(({ then }) => then.code), file.untrimmable.code]
  for (const code of new Set(codes))
    if (!file.texts.en?.[code]) report(['texts', 'en'], `no English text for the code ${code}`)
  const sorted = Object.values(file.categories).flat()
  file.classes.non_critical.forEach((name, index) => {
    if (!sorted.includes(name))
      report(
        ['classes', 'non_critical', index],
        `${name} is non-critical but belongs to no category, so no buyer could refuse it`,
      )
  })
}

function policyCase(row: PolicyFile['cases'][number]): PolicyCase {
  const hasCritical = row.has_critical ?? (row.verdict === 'critical' || row.verdict === 'mixed')
  return {
    name: row.name,
    expect: row.expect,
    facts: {
      message: {
        from: row.from as 'seller' | 'buyer',
        readable: row.readable,
        verdict: row.verdict,
        has_critical: hasCritical,
        has_refused: row.has_refused ?? false,
        language: 'en',
      },
      claim: { made: row.claim !== '', kind: row.claim },
      buyer: { opted_out: row.refuses !== 'none', refuses: row.refuses },
      order: { custom: row.custom },
      thread: { began_by: row.began_by, is_reply: row.is_reply },
    },
  }
}

function faultIn(
  document: Document,
  lines: LineCounter,
  { path, message }: { path: PropertyKey[]; message: string },
): PolicyFault {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return faultAt(lines, node.range[0], `${path.join('.')}: ${message}`)
  }
  return { line: 1, column: 1, message }
}

function faultAt(lines: LineCounter, offset: number, message: string): PolicyFault {
  const { line, col } = lines.linePos(offset)
  return { line, column: col, message }
}
