// How much each author's examples count, so that no author makes up more than a twentieth of what is learned.

const LARGEST_SHARE = 0.05

/**
 * The weight of one example of an author, 0 to 1: those who wrote more than their share are scaled down to it. Undefined where
 * no scaling can do that, as with fewer than twenty authors.
 */
export function authorWeights(authors: readonly string[]): ((author: string) => number) | undefined {
  const counts = new Map<string, number>()
  for (const author of authors) counts.set(author, (counts.get(author) ?? 0) + 1)
  const most = largestTotal([...counts.values()].sort((a, b) => b - a))
  return most === undefined ? undefined : (author) => Math.min(1, most / (counts.get(author) ?? 1))
}

/** The most that one author may count in all: the largest of the counts that is no more than its share of what is left of them. */
function largestTotal(counts: readonly number[]): number | undefined {
  return counts.find((most) => {
    const all = counts.reduce((sum, count) => sum + Math.min(count, most), 0)
    return most <= LARGEST_SHARE * all + 1e-9
  })
}
