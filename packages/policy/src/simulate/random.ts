// Seeded chance: the same seed plays the same marketplace, whatever policy it is played under.

export interface Chance {
  /** In [0, 1). */
  next(): number
  /** True with this probability. */
  hits(probability: number): boolean
  /** One of the items, by their weights. */
  pick<T>(items: readonly (readonly [T, number])[]): T
  /** A waiting time in days, memoryless, with this mean. */
  wait(meanDays: number): number
}

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    hits: (probability) => next() < probability,
    pick: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0)
      let left = next() * total
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return (items.at(-1) as (typeof items)[number])[0]
    },
    wait: (meanDays) => -Math.log(1 - next()) * meanDays,
  }
}
