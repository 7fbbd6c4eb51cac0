// Compiles the conditions of rules: CEL over the facts of the catalogue, typed, and bounded in what they may cost.
import { Environment } from '@marcbachmann/cel-js'
import { suggestion } from '../file/suggest.ts'
import { BY_NAME, FACTS, type PolicyFacts } from './catalogue.ts'
import { type Ast, directly, factOf } from './direct.ts'

/** Bounds what one condition may cost: no condition of the profiles comes near. */
const LIMITS = {
  maxAstNodes: 400,
  maxDepth: 30,
  maxListElements: 60,
  maxMapEntries: 20,
  maxCallArguments: 10,
}

/** Loops over lists inside loops over lists: two deep is 40 × 40 items. */
const LOOP_DEPTH = 2

const GROUPS = [...new Set(FACTS.map(({ name }) => name.split('.')[0] as string))]

const environment = GROUPS.reduce(
  (env, group) => env.registerVariable({ name: group, schema: schemaOf(group) }),
  new Environment({ limits: LIMITS }),
)

function schemaOf(group: string): Record<string, string> {
  const fields = FACTS.filter(({ name }) => name.startsWith(`${group}.`))
  return Object.fromEntries(fields.map(({ name, type }) => [name.slice(group.length + 1), type]))
}

export interface Condition {
  readonly source: string
  readonly holds: (facts: PolicyFacts) => boolean
  /** Every word in quotes, such as intents that the condition names. */
  readonly literals: readonly string[]
  /** Facts that it asks for. */
  readonly facts: readonly string[]
}

/** Compiles a CEL condition; throws with one sentence where it asks for unknown facts or does not yield a bool. */
export function compileCondition(source: string): Condition {
  const checked = environment.check(source)
  if (!checked.valid) throw new Error(inWords(checked.error?.message ?? 'not a CEL expression', source))
  if (checked.type !== 'bool') throw new Error(`the condition yields ${checked.type}, not true or false`)
  const parsed = environment.parse(source)
  const nodes = nodesOf(parsed.ast)
  if (loopDepth(parsed.ast) > LOOP_DEPTH)
    throw new Error(`the condition loops over lists more than ${LOOP_DEPTH} deep`)
  checkCalls(nodes)
  checkWords(nodes)
  return {
    source,
    holds: directly(parsed.ast) ?? ((facts) => parsed(facts) === true),
    literals: nodes.flatMap((node) =>
      node.op === 'value' && typeof node.args === 'string' ? [node.args] : [],
    ),
    facts: [...new Set(nodes.map(factOf).filter((name) => name !== undefined))],
  }
}

function children(node: Ast): Ast[] {
  const found: Ast[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null && 'op' in value && 'args' in value)
      found.push(value as Ast)
  }
  visit(node.args)
  return found
}

function nodesOf(root: Ast): Ast[] {
  return [root, ...children(root).flatMap(nodesOf)]
}

const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

function loopDepth(node: Ast): number {
  const inner = Math.max(0, ...children(node).map(loopDepth))
  return node.op === 'rcall' && LOOPS.has(node.args[0]) ? inner + 1 : inner
}

/** A pattern can take for ever on the right text; words are compared whole. */
function checkCalls(nodes: readonly Ast[]): void {
  if (nodes.some((node) => (node.op === 'rcall' || node.op === 'call') && node.args[0] === 'matches'))
    throw new Error('matches() is not offered; compare words, or use contains() and startsWith()')
}

/** A word that a fact never is makes a condition that never holds: that is a slip, not a wish. */
function checkWords(nodes: readonly Ast[]): void {
  const variables = loopVariables(nodes)
  for (const node of nodes) {
    const compared = comparedWith(node, variables)
    for (const { fact, word } of compared) {
      const words = BY_NAME.get(fact)?.words
      if (!words || words.includes(word)) continue
      const known = words.map((one) => `"${one}"`).join(', ')
      throw new Error(`${fact} is never "${word}"${suggestion(word, words)} It is one of ${known}`)
    }
  }
}

/** Names that loops give to the items of a list fact, as `i` in `message.intents.exists(i, …)`. */
function loopVariables(nodes: readonly Ast[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const node of nodes) {
    if (node.op !== 'rcall' || !LOOPS.has(node.args[0])) continue
    const [, list, [variable]] = node.args
    const fact = factOf(list)
    if (fact !== undefined && variable?.op === 'id') variables.set(variable.args, fact)
  }
  return variables
}

function comparedWith(node: Ast, variables: ReadonlyMap<string, string>): { fact: string; word: string }[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return []
  const [left, right] = node.args
  const named = (side: Ast) => factOf(side) ?? (side.op === 'id' ? variables.get(side.args) : undefined)
  const fact = named(left) ?? named(right)
  if (fact === undefined) return []
  return [left, right]
    .flatMap((side) => (side.op === 'list' ? side.args : [side]))
    .flatMap((side) =>
      side.op === 'value' && typeof side.args === 'string' ? [{ fact, word: side.args }] : [],
    )
}

/** The library's first line, with a suggestion where a fact is unknown. */
function inWords(message: string, source: string): string {
  const [line = ''] = message.split('\n', 1)
  const known = FACTS.map(({ name }) => name)
  const unknown = [...source.matchAll(/\b([a-z]+\.[a-z_]+)\b/g)]
    .map(([name]) => name)
    .find((name) => GROUPS.includes(name.split('.')[0] as string) && !known.includes(name))
  return unknown === undefined ? line : `there is no fact ${unknown}${suggestion(unknown, known)} (${line})`
}
