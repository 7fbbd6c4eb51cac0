// The exponential function by additions and multiplications alone, so that every engine gives the same bits.

/** The logarithm of 2 in two parts (Cody and Waite): the first times a small whole number is exact. */
const LN2_HIGH = 22713 / 32768
const LN2_LOW = 1.42860682030941e-6
const INVERSE_LN2 = Math.LOG2E

/** e to the power of x, to about 14 digits; 0 below -700 and bounded above 700. */
function exp(x: number): number {
  if (x < -700) return 0
  const bounded = Math.min(x, 700)
  const power = Math.round(bounded * INVERSE_LN2)
  const rest = bounded - power * LN2_HIGH - power * LN2_LOW
  let term = 1
  let sum = 1
  for (let n = 1; n <= 14; n += 1) {
    term = (term * rest) / n
    sum += term
  }
  return sum * 2 ** power
}

/** Probabilities out of logits. */
export function softmax(logits: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < logits.length; k += 1) top = Math.max(top, logits[k] as number)
  const powers = new Float64Array(logits.length)
  let sum = 0
  for (let k = 0; k < logits.length; k += 1) {
    const power = exp((logits[k] as number) - top)
    powers[k] = power
    sum += power
  }
  for (let k = 0; k < powers.length; k += 1) powers[k] = (powers[k] as number) / sum
  return powers
}
