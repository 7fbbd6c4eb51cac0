// Reads a policy: files to checked data to compiled rules and gates, every fault with its file, line and column.
import { type Class, type ClassTable, INTENTS, type Intent, isIntent } from '@comity/judge'
import { caseInput } from './cases.ts'
import type { PolicyFacts } from './facts/catalogue.ts'
import { type Condition, compileCondition } from './facts/condition.ts'
import { durationMs, minuteOfDay } from './file/durations.ts'
import {
  chainOf,
  type FindPolicy,
  type GateItem,
  type GateSection,
  type Merged,
  merge,
  type Placed,
} from './file/extend.ts'
import { PolicyError, type PolicyFault, readSource, type SourceFile } from './file/read.ts'
import type { PolicyFile } from './file/shape.ts'
import {
  CATEGORIES,
  type Category,
  type Gate,
  type GateScope,
  type GateTest,
  type Policy,
  type PolicyCase,
  type Reason,
  type Rule,
} from './policy.ts'
import { standingRules } from './standing/from-file.ts'

export interface LoadOptions {
  /** Finds what a policy extends. */
  readonly find?: FindPolicy
}

/** Reads a policy; throws a PolicyError that names each fault with file, line and column. */
export function loadPolicy(
  source: string,
  file: string,
  { find = () => undefined }: LoadOptions = {},
): Policy {
  const faults: PolicyFault[] = []
  const report = (at: SourceFile, path: readonly PropertyKey[], message: string) =>
    faults.push({ file: at.name, ...at.placeOf(path), message })
  const chain = chainOf(readSource(source, file), find, readSource)
  const merged = merge(chain, report)
  const policy = build(merged)
  checkWhole(policy, merged)
  if (faults.length > 0) throw new PolicyError(faults)
  return policy
}

function build(merged: Merged): Policy {
  const { policy: name, version, title } = merged.head
  return {
    ...{ name, version, title },
    classes: classTable(merged.classes),
    categories: new Map(
      CATEGORIES.flatMap((category) =>
        merged.categories[category].map((intent): [Intent, Category] => [intent, category]),
      ),
    ),
    tolerates: merged.tolerates,
    claims: merged.claims,
    uncertain: merged.uncertain,
    standing: standingRules(merged.sanctions, (message) => merged.report(['sanctions'], message)),
    bundledCovers: new Set(merged.bundledCovers),
    reasons: new Map(merged.reasons.map(({ value }) => [value.id, reason(value)])),
    platformNotices: merged.notices.map(({ intent, title: told, states = [] }) => ({
      intent,
      title: told,
      states,
    })),
    rules: merged.rules.map(rule),
    gates: merged.gates.map(gate),
    untrimmable: merged.untrimmable,
    texts: new Map(
      Object.entries(merged.texts).map(([language, texts]) => [language, new Map(Object.entries(texts))]),
    ),
    cases: merged.cases.map(policyCase),
  }
}

function classTable(classes: PolicyFile['classes']): ClassTable {
  const table = Object.fromEntries(INTENTS.map((name) => [name, 'neutral' as Class])) as Record<Intent, Class>
  for (const [group, names] of Object.entries(classes)) for (const name of names) table[name] = group as Class
  return table
}

/** As many as nobody will write. */
const NO_CAP = Number.MAX_SAFE_INTEGER

function reason({
  id,
  title,
  intents,
  states = [],
  begun_by = [],
  cap = NO_CAP,
  critical = false,
}: PolicyFile['reasons'][number]): Reason {
  return { id, title, intents, states, begunBy: begun_by, cap, critical }
}

function rule({ value, place, report }: Placed<PolicyFile['rules'][number]>): Rule {
  const { id, when, then, clause, stage = 'enforce', share = 1 } = value
  const condition = compiled(when, (message) => report(['when'], `rules.${id}.when: ${message}`))
  return {
    ...{ id, place, clause, when, then, stage, share },
    holds: condition?.holds ?? never,
    names: (condition?.literals ?? []).filter(isIntent),
  }
}

const never = (_: PolicyFacts) => false

function compiled(source: string, report: (message: string) => void): Condition | undefined {
  try {
    return compileCondition(source)
  } catch (error) {
    report((error as Error).message)
    return undefined
  }
}

function gate({ value, place, report, section }: Placed<GateItem> & { section: GateSection }): Gate {
  const { id, then, clause, unless, stage = 'enforce', share = 1 } = value
  const condition =
    unless === undefined
      ? undefined
      : compiled(unless, (message) => report(['unless'], `${section}.${id}.unless: ${message}`))
  return {
    ...{ id, place, clause, then, stage, share },
    scope: scopeOf(value.for),
    unless: condition?.holds ?? never,
    unlessSource: unless,
    test: TESTS[section](value),
  }
}

function scopeOf(scope: GateItem['for']): GateScope {
  return typeof scope === 'string' ? { kind: 'class', class: scope } : { kind: 'intents', intents: scope }
}

const days = (duration: string | undefined, fallback: number) =>
  duration === undefined ? fallback : (durationMs(duration) as number) / 86_400_000

/** What closes the gates of each section. */
const TESTS: Readonly<Record<GateSection, (item: GateItem) => GateTest>> = {
  windows: (item) => {
    const { from, after, until } = item as PolicyFile['windows'][number]
    return {
      kind: 'window',
      from,
      afterDays: days(after, 0),
      untilDays: days(until, Number.POSITIVE_INFINITY),
    }
  },
  limits: (item) => {
    const { of, capacity, per_daily_order, per } = item as PolicyFile['limits'][number]
    return {
      kind: 'limit',
      of,
      capacity,
      perDailyOrder: per_daily_order ?? 0,
      perMs: durationMs(per) as number,
    }
  },
  quiet_hours: (item) => {
    const { from, to } = item as PolicyFile['quiet_hours'][number]
    return { kind: 'quiet', fromMinute: minuteOfDay(from) as number, toMinute: minuteOfDay(to) as number }
  },
  once_per_order: () => ({ kind: 'once' }),
  duplicates: (item) => ({
    kind: 'duplicate',
    withinMs: durationMs((item as PolicyFile['duplicates'][number]).within) as number,
  }),
  repeats_platform: () => ({ kind: 'platform' }),
}

function policyCase({ value, place, report }: Placed<PolicyFile['cases'][number]>): PolicyCase {
  const { name, expect, outcome } = value
  return { ...{ name, place, expect, outcome }, input: caseInput(value, report) }
}

/** What no single field can show: a rule that always holds at the end, a text for every code, a category for each. */
function checkWhole(policy: Policy, merged: Merged): void {
  const last = merged.rules.at(-1)
  if (last?.value.when.trim() !== 'true')
    last?.report(['when'], "the last rule must be `when: 'true'`, so that every message gets a decision")
  checkIds(merged)
  checkTexts(policy, merged)
  const sorted = Object.values(merged.categories).flat()
  merged.classes.non_critical.forEach((name, index) => {
    if (!sorted.includes(name))
      merged.report(
        ['classes', 'non_critical', index],
        `${name} is non-critical but belongs to no category, so no buyer could refuse it`,
      )
  })
}

/** Decisions are told and counted by the id of their rule or gate. */
function checkIds({ rules, gates }: Merged): void {
  const seen = new Set<string>()
  for (const { value, report } of [...rules, ...gates]) {
    if (seen.has(value.id)) report(['id'], `the id ${value.id} is there already`)
    seen.add(value.id)
  }
}

/** Said where a policy's own words are missing: of messages that the engine itself decides on. */
const ENGINE_CODES = ['critical.guarded']

function checkTexts({ texts }: Policy, merged: Merged): void {
  const english = texts.get('en')
  const uses = [...merged.rules, ...merged.gates]
  for (const { value, report } of uses)
    if (!english?.has(value.then.code))
      report(['then', 'code'], `there is no English text for the code ${value.then.code}`)
  for (const code of [merged.untrimmable.code, ...ENGINE_CODES])
    if (!english?.has(code)) merged.report(['texts', 'en'], `there is no English text for the code ${code}`)
}
