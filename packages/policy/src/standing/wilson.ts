// How sure one may be of a share that was counted.

/** Of the standard normal distribution, for 95 % between both bounds. */
const Z = 1.959_963_985

export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** Wilson's interval for `hits` of `trials` (Wilson 1927): 5 of 5 and 5 of 5 000 are not alike. 0 to 1 where nothing was tried. */
export function wilson(hits: number, trials: number): Interval {
  if (trials === 0) return { lower: 0, upper: 1 }
  const share = hits / trials
  const scale = 1 + Z ** 2 / trials
  const centre = share + Z ** 2 / (2 * trials)
  const spread = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2))
  return { lower: Math.max(0, (centre - spread) / scale), upper: Math.min(1, (centre + spread) / scale) }
}
