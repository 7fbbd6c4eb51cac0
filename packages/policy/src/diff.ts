// What is otherwise between two policies, by rule, gate and table, in words for who is to activate one.
import type { Intent } from '@comity/judge'
import { describeGate } from './gates/describe.ts'
import type { Gate, Policy, Rule } from './policy.ts'
import { describeStanding } from './standing/rules.ts'

export interface PolicyChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** `rule mixed`, `class delay_notice`, `limit pair-week`. */
  readonly what: string
  readonly before?: string
  readonly after?: string
}

/** The changes from one policy to another, tables first, then rules and gates in their new order. */
export function diffPolicies(before: Policy, after: Policy): PolicyChange[] {
  return [
    ...tableChanges('class', before.classes, after.classes),
    ...tableChanges('category', Object.fromEntries(before.categories), Object.fromEntries(after.categories)),
    ...listChange('tolerates', before.tolerates, after.tolerates),
    ...listChange('subject markers', before.claims.subject_markers, after.claims.subject_markers),
    ...listChange('bundled choices cover', [...before.bundledCovers], [...after.bundledCovers]),
    ...valueChange('uncertain', before.uncertain, after.uncertain),
    ...valueChange('sanctions', describeStanding(before.standing), describeStanding(after.standing)),
    ...itemChanges('rule', before.rules, after.rules, ruleText),
    ...itemChanges('gate', before.gates, after.gates, gateText),
  ]
}

function tableChanges(
  name: string,
  before: Readonly<Partial<Record<Intent, string>>>,
  after: Readonly<Partial<Record<Intent, string>>>,
): PolicyChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Intent[]
  return keys.flatMap((key) => valueChange(`${name} ${key}`, before[key] ?? 'none', after[key] ?? 'none'))
}

function valueChange(what: string, before: string, after: string): PolicyChange[] {
  return before === after ? [] : [{ kind: 'changed', what, before, after }]
}

function listChange(what: string, before: readonly string[], after: readonly string[]): PolicyChange[] {
  return valueChange(what, [...before].sort().join(', ') || 'none', [...after].sort().join(', ') || 'none')
}

function itemChanges<T extends { id: string }>(
  name: string,
  before: readonly T[],
  after: readonly T[],
  tell: (item: T) => string,
): PolicyChange[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const present = new Set(after.map(({ id }) => id))
  const removed = before.flatMap((item): PolicyChange[] =>
    present.has(item.id) ? [] : [{ kind: 'removed', what: `${name} ${item.id}`, before: tell(item) }],
  )
  const stayed = before.map(({ id }) => id).filter((id) => present.has(id))
  const inNewOrder = after.map(({ id }) => id).filter((id) => old.has(id))
  const changed = after.flatMap((item): PolicyChange[] => {
    const was = old.get(item.id)
    if (!was) return [{ kind: 'added', what: `${name} ${item.id}`, after: tell(item) }]
    const moved = stayed.indexOf(item.id) !== inNewOrder.indexOf(item.id)
    return [
      ...valueChange(`${name} ${item.id}`, tell(was), tell(item)),
      ...(moved ? [{ kind: 'moved', what: `${name} ${item.id}` } as const] : []),
    ]
  })
  return [...removed, ...changed]
}

function ruleText({ when, then, stage, share }: Rule): string {
  return `when ${when} then ${then.outcome} ${then.code}${staged(stage, share)}`
}

function gateText({ then, stage, share, ...gate }: Gate): string {
  return `${describeGate(gate)} then ${then.outcome} ${then.code}${staged(stage, share)}`
}

function staged(stage: string, share: number): string {
  return `${stage === 'enforce' ? '' : ` (${stage})`}${share < 1 ? ` (share ${share})` : ''}`
}
