// What a buyer wants, out of his choices: one pure function, so that every place that asks gets the same answer.
import { CATEGORIES, type Category } from './policy.ts'

export const SCOPES = ['order', 'seller', 'all'] as const

export interface Choice {
  /** `order` and `seller` stand for the order and the seller of the message in question. */
  readonly scope: (typeof SCOPES)[number]
  readonly category: Category | 'all'
  readonly choice: 'out' | 'in'
  readonly at: Date
}

/**
 * The categories that are refused. In one scope the latest choice for the category or for `all` counts. The narrowest
 * scope with a choice wins, except that a permission yields to a refusal of a wider scope that was made after it.
 */
export function refusedCategories(choices: readonly Choice[]): ReadonlySet<Category> {
  return new Set(CATEGORIES.filter((category) => isRefused(choices, category)))
}

function isRefused(choices: readonly Choice[], category: Category): boolean {
  const latest = SCOPES.map((scope) => latestIn(choices, scope, category)).filter(
    (choice) => choice !== undefined,
  )
  const [narrowest, ...wider] = latest
  if (!narrowest || narrowest.choice === 'out') return narrowest !== undefined
  return wider.some((choice) => choice.choice === 'out' && choice.at > narrowest.at)
}

function latestIn(choices: readonly Choice[], scope: string, category: Category): Choice | undefined {
  return choices
    .filter((choice) => choice.scope === scope && (choice.category === category || choice.category === 'all'))
    .reduce<Choice | undefined>((last, choice) => (!last || choice.at >= last.at ? choice : last), undefined)
}
