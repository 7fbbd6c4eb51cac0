// Finds the names of parties in a text, for who may read what a message says and not who says it.

/** Shorter words are too often no name. */
const SHORTEST = 3

/**
 * What matches names, addresses and ids, each whole, in any case; `people` are names that a letter uses in parts as well.
 * Undefined where there is nothing to find.
 */
export function namesPattern(people: readonly string[], others: readonly string[] = []): RegExp | undefined {
  const parts = people.flatMap((name) => name.split(/\s+/))
  const names = [...new Set([...people, ...others, ...parts])]
    .filter((name) => name.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
  if (names.length === 0) return undefined
  const any = names.map((name) => RegExp.escape(name)).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu')
}
