// What a buyer wants, out of his choices: one pure function, so that every place that asks gets the same answer.
import { CATEGORIES, type Category } from './policy.ts'

export const SCOPES = ['order', 'seller', 'all'] as const

export const SOURCES = ['explicit', 'bundled', 'complaint', 'operator', 'law'] as const

export interface Choice {
  /** `order` and `seller` stand for the order and the seller of the message in question. */
  readonly scope: (typeof SCOPES)[number]
  readonly category: Category | 'all'
  readonly choice: 'out' | 'in'
  /** `bundled`: made for him by a setting that was about something else. */
  readonly source: (typeof SOURCES)[number]
  readonly at: Date
}

/** What choices come to, by category. */
export interface Wishes {
  readonly refused: readonly Category[]
  /** Those of the refused that only a bundled choice refuses. */
  readonly bundled: readonly Category[]
  /** What he asked for himself. */
  readonly consented: readonly Category[]
}

/**
 * For each category the one choice that counts. A buyer's own choices count before those a bundle made for him. In one
 * scope the latest choice for the category or for `all` counts. The narrowest scope with a choice wins, except that a
 * permission yields to a refusal of a wider scope that was made after it.
 */
export function readChoices(choices: readonly Choice[]): Wishes {
  const counting = CATEGORIES.map((category) => ({ category, choice: countingChoice(choices, category) }))
  const where = (test: (choice: Choice) => boolean) =>
    counting.flatMap(({ category, choice }) => (choice && test(choice) ? [category] : []))
  return {
    refused: where(({ choice }) => choice === 'out'),
    bundled: where(({ choice, source }) => choice === 'out' && source === 'bundled'),
    consented: where(({ choice, source }) => choice === 'in' && source === 'explicit'),
  }
}

function countingChoice(choices: readonly Choice[], category: Category): Choice | undefined {
  const own = choices.filter(({ source }) => source !== 'bundled')
  const bundled = choices.filter(({ source }) => source === 'bundled')
  return resolve(own, category) ?? resolve(bundled, category)
}

function resolve(choices: readonly Choice[], category: Category): Choice | undefined {
  const latest = SCOPES.map((scope) => latestIn(choices, scope, category)).filter(
    (choice) => choice !== undefined,
  )
  const [narrowest, ...wider] = latest
  if (!narrowest || narrowest.choice === 'out') return narrowest
  return wider.find((choice) => choice.choice === 'out' && choice.at > narrowest.at) ?? narrowest
}

function latestIn(choices: readonly Choice[], scope: string, category: Category): Choice | undefined {
  return choices
    .filter((choice) => choice.scope === scope && (choice.category === category || choice.category === 'all'))
    .reduce<Choice | undefined>((last, choice) => (!last || choice.at >= last.at ? choice : last), undefined)
}
