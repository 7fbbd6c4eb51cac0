// Conditions without the interpreter. Every message asks some dozens of them, nearly all made of a few plain questions;
// those become functions here. What is not plain stays with the interpreter, which also checks every condition first.
import type { ParseResult } from '@marcbachmann/cel-js'
import { BY_NAME, type PolicyFacts } from './catalogue.ts'

export type Ast = ParseResult['ast']

/** Items that the loops around a question stand at, by name. */
type Items = Readonly<Record<string, unknown>>

type Read = (facts: PolicyFacts, items: Items) => unknown

const NO_ITEMS: Items = {}

/** The condition as a function; undefined where it holds anything but plain questions. */
export function directly(condition: Ast): ((facts: PolicyFacts) => boolean) | undefined {
  const read = reader(condition)
  return read && ((facts) => read(facts, NO_ITEMS) === true)
}

function reader(node: Ast): Read | undefined {
  switch (node.op) {
    case 'value':
      return () => node.args
    case '.':
      return factReader(node)
    case 'id':
      return (_, items) => items[node.args]
    case '!_':
      return with1(node.args, (value) => value !== true)
    case '&&':
      return chain(node.args, false)
    case '||':
      return chain(node.args, true)
    case 'in':
      return membership(node.args)
    case 'rcall':
      return loop(node.args)
    case 'call':
      return size(node.args)
    default:
      return comparison(node)
  }
}

/** A fact that a node reads, as `message.verdict`. */
export function factOf(node: Ast): string | undefined {
  if (node.op !== '.') return undefined
  const [object, field] = node.args
  const name = object.op === 'id' ? `${object.args}.${field}` : ''
  return BY_NAME.has(name) ? name : undefined
}

function factReader(node: Ast): Read | undefined {
  const name = factOf(node)
  if (name === undefined) return undefined
  const [group, field] = name.split('.') as [string, string]
  return (facts) => facts[group]?.[field]
}

function with1(node: Ast, apply: (value: unknown) => unknown): Read | undefined {
  const read = reader(node)
  return read && ((facts, items) => apply(read(facts, items)))
}

/** `&&` and `||`: the first answer of `ending` ends it. */
function chain(nodes: readonly [Ast, Ast], ending: boolean): Read | undefined {
  const [left, right] = nodes.map(reader)
  if (!left || !right) return undefined
  return (facts, items) => ((left(facts, items) === true) === ending ? ending : right(facts, items))
}

const COMPARISONS: Readonly<Record<string, (left: never, right: never) => boolean>> = {
  '==': equal,
  '!=': (left, right) => !equal(left, right),
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

/** Whole numbers are bigints in CEL; 5 and 5.0 are equal. */
function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true
  const isMixed = typeof left === 'bigint' ? typeof right === 'number' : typeof right === 'bigint'
  // biome-ignore lint/suspicious/noDoubleEquals: the loose one compares a bigint with a number by value
  return isMixed && typeof left !== 'string' && typeof right !== 'string' && left == right
}

function comparison(node: Ast): Read | undefined {
  const compare = COMPARISONS[node.op]
  if (!compare) return undefined
  const [leftNode, rightNode] = node.args as [Ast, Ast]
  const left = reader(leftNode)
  const right = reader(rightNode)
  if (!left || !right) return undefined
  if (rightNode.op !== 'value')
    return (facts, items) => compare(left(facts, items) as never, right(facts, items) as never)
  const value = rightNode.args as never
  return (facts, items) => compare(left(facts, items) as never, value)
}

/** In a list that is written out, or in a fact that is one. */
function membership([item, list]: readonly [Ast, Ast]): Read | undefined {
  const read = reader(item)
  if (!read) return undefined
  if (list.op !== 'list') {
    const readList = factReader(list)
    return readList && ((facts, items) => (readList(facts, items) as unknown[]).includes(read(facts, items)))
  }
  if (!list.args.every(({ op, args }) => op === 'value' && typeof args === 'string')) return undefined
  const words = new Set<unknown>(list.args.map(({ args }) => args))
  return (facts, items) => words.has(read(facts, items))
}

function size([name, [list]]: readonly [string, readonly Ast[]]): Read | undefined {
  const read = name === 'size' && list ? factReader(list) : undefined
  return read && ((facts, items) => BigInt((read(facts, items) as unknown[] | string).length))
}

/** `exists` and `all` over a fact that is a list. */
function loop([name, list, inner]: readonly [string, Ast, readonly Ast[]]): Read | undefined {
  if (name !== 'exists' && name !== 'all') return undefined
  const readList = factReader(list)
  const [variable, question] = inner
  const ask = question && reader(question)
  if (!readList || !ask || variable?.op !== 'id') return undefined
  const ending = name === 'exists'
  return (facts, items) => {
    const found = (readList(facts, items) as unknown[]).some(
      (item) => (ask(facts, { ...items, [variable.args]: item }) === true) === ending,
    )
    return found === ending
  }
}
