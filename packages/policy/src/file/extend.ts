// A policy that extends another says only what is otherwise: lists of things with an id are merged by it, the rest is
// replaced. What comes out knows for each rule and gate in which file it stands.
import type { Place } from '../policy.ts'
import { PolicyError, type SourceFile } from './read.ts'
import type { PolicyFile } from './shape.ts'

/** Where policies that others extend are found: by name, from the file that asks. */
export type FindPolicy = (name: string) => { readonly source: string; readonly file: string } | undefined

/** Something of a policy with the place it was written at. */
export interface Placed<T> {
  readonly value: T
  readonly place: Place
  readonly report: (path: readonly PropertyKey[], message: string) => void
}

/** The sections whose items have an id. */
const GATE_SECTIONS = [
  'duplicates',
  'repeats_platform',
  'once_per_order',
  'windows',
  'limits',
  'quiet_hours',
] as const

export type GateSection = (typeof GATE_SECTIONS)[number]

export type GateItem = PolicyFile[GateSection][number]

export interface Merged {
  readonly head: Pick<PolicyFile, 'policy' | 'version' | 'title'>
  readonly classes: PolicyFile['classes']
  readonly categories: PolicyFile['categories']
  readonly tolerates: PolicyFile['tolerates']
  readonly claims: PolicyFile['claims']
  readonly uncertain: PolicyFile['uncertain']
  /** Undefined where no file says anything of it. */
  readonly sanctions: PolicyFile['sanctions'] | undefined
  readonly bundledCovers: PolicyFile['bundled_covers']
  readonly reasons: readonly Placed<PolicyFile['reasons'][number]>[]
  readonly notices: PolicyFile['platform_notices']
  readonly rules: readonly Placed<PolicyFile['rules'][number]>[]
  readonly gates: readonly (Placed<GateItem> & { readonly section: GateSection })[]
  readonly untrimmable: PolicyFile['untrimmable']
  readonly texts: PolicyFile['texts']
  /** Of the last file alone: what a policy extends has its own cases. */
  readonly cases: readonly Placed<PolicyFile['cases'][number]>[]
  /** Reports a fault in the last file. */
  readonly report: (path: readonly PropertyKey[], message: string) => void
}

export type Report = (file: SourceFile, path: readonly PropertyKey[], message: string) => void

/** Merges files, the extended ones first. */
export function merge(files: readonly SourceFile[], report: Report): Merged {
  const last = files.at(-1) as SourceFile
  const latest = <K extends keyof PolicyFile>(key: K): PolicyFile[K] | undefined =>
    files.map(({ data }) => data[key] as PolicyFile[K] | undefined).findLast((value) => value !== undefined)
  const required = <K extends keyof PolicyFile>(key: K): PolicyFile[K] => latest(key) as PolicyFile[K]
  const { policy, version, title } = last.data
  return {
    head: { policy, version, title },
    classes: required('classes'),
    categories: required('categories'),
    tolerates: latest('tolerates') ?? [],
    claims: required('claims'),
    uncertain: latest('uncertain') ?? 'trust-then-verify',
    sanctions: latest('sanctions'),
    bundledCovers: latest('bundled_covers') ?? ['reviews', 'updates', 'help', 'offers'],
    reasons: byId(files, 'reasons', report),
    notices: latest('platform_notices') ?? [],
    rules: mergeRules(files, report),
    gates: GATE_SECTIONS.flatMap((section) =>
      without(byId<GateItem>(files, section, report), files).map((gate) => ({ ...gate, section })),
    ),
    untrimmable: required('untrimmable'),
    texts: mergeTexts(files),
    cases: (last.data.cases ?? []).map((value, index) => placed(last, ['cases', index], value, report)),
    report: (path, message) => report(last, path, message),
  }
}

function placed<T>(file: SourceFile, path: readonly PropertyKey[], value: T, report: Report): Placed<T> {
  return {
    value,
    place: { file: file.name, line: file.placeOf(path).line },
    report: (rest, message) => report(file, [...path, ...rest], message),
  }
}

/** Items of one section: a later file's item with the same id takes the place of the earlier one. */
function byId<T extends { id: string }>(
  files: readonly SourceFile[],
  section: keyof PolicyFile,
  report: Report,
): Placed<T>[] {
  const items = new Map<string, Placed<T>>()
  for (const file of files) {
    const own = new Set<string>()
    for (const [index, value] of ((file.data[section] ?? []) as unknown as T[]).entries()) {
      const item = placed(file, [section, index], value, report)
      if (own.has(value.id)) item.report(['id'], `${section}: the id ${value.id} is there already`)
      own.add(value.id)
      items.set(value.id, item)
    }
  }
  return [...items.values()]
}

type RuleItem = PolicyFile['rules'][number]

/** Rules are tried in order, so a new one says before which it goes; else before the last, which always holds. */
function mergeRules(files: readonly SourceFile[], report: Report): Placed<RuleItem>[] {
  let rules: Placed<RuleItem>[] = []
  for (const file of files) {
    const own = new Set<string>()
    const isFirst = rules.length === 0
    for (const [index, value] of (file.data.rules ?? []).entries()) {
      const rule = placed(file, ['rules', index], value, report)
      if (own.has(value.id)) rule.report(['id'], `rules: the id ${value.id} is there already`)
      own.add(value.id)
      rules = isFirst ? [...rules, rule] : inserted(rules, rule)
    }
  }
  return without(rules, files)
}

function inserted(rules: readonly Placed<RuleItem>[], rule: Placed<RuleItem>): Placed<RuleItem>[] {
  const { id, before } = rule.value
  const same = rules.findIndex(({ value }) => value.id === id)
  if (same >= 0 && before === undefined) return rules.with(same, rule)
  const others = rules.filter(({ value }) => value.id !== id)
  const target =
    before === undefined ? others.length - 1 : others.findIndex(({ value }) => value.id === before)
  if (target < 0) {
    rule.report(['before'], `there is no rule ${before} to go before`)
    return others
  }
  return others.toSpliced(target, 0, rule)
}

function without<T extends { id: string }>(
  items: readonly Placed<T>[],
  files: readonly SourceFile[],
): Placed<T>[] {
  const removed = new Set(files.flatMap(({ data }) => data.remove ?? []))
  return items.filter(({ value }) => !removed.has(value.id))
}

function mergeTexts(files: readonly SourceFile[]): PolicyFile['texts'] {
  const merged: Record<string, PolicyFile['texts'][string]> = {}
  for (const { data } of files)
    for (const [language, texts] of Object.entries(data.texts ?? {}))
      merged[language] = { ...merged[language], ...texts }
  return merged
}

/** Ends a chain of policies that extend each other. */
const DEPTH_LIMIT = 8

/** A file and all it extends, the furthest first. Throws a PolicyError where one is missing or extends itself. */
export function chainOf(
  first: SourceFile,
  find: FindPolicy,
  read: (source: string, file: string) => SourceFile,
): SourceFile[] {
  const chain = [first]
  const names = [first.data.policy]
  for (let file = first; file.extends !== undefined; file = chain[0] as SourceFile) {
    const fail = (message: string) =>
      new PolicyError([{ file: file.name, ...file.placeOf(['extends']), message: `extends: ${message}` }])
    if (names.includes(file.extends))
      throw fail(`${[...names, file.extends].join(' extends ')}: a policy cannot extend itself`)
    if (chain.length >= DEPTH_LIMIT) throw fail(`more than ${DEPTH_LIMIT} policies extend each other`)
    const found = find(file.extends)
    if (!found) throw fail(`there is no policy "${file.extends}"`)
    names.push(file.extends)
    chain.unshift(read(found.source, found.file))
  }
  return chain
}
