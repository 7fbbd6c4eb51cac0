// Adam for the dense weights of the net.

/** Letters whose gradients are added before the dense weights move. */
export const BATCH = 8

/** Weights with their gradient and Adam's moments. */
export class Dense {
  readonly weights: Float32Array
  readonly gradient: Float32Array
  readonly #first: Float32Array
  readonly #second: Float32Array
  #steps = 0

  constructor(weights: Float32Array) {
    this.weights = weights
    this.gradient = new Float32Array(weights.length)
    this.#first = new Float32Array(weights.length)
    this.#second = new Float32Array(weights.length)
  }

  step(rate: number): void {
    this.#steps += 1
    const bias1 = 1 - 0.9 ** this.#steps
    const bias2 = 1 - 0.999 ** this.#steps
    const { weights, gradient } = this
    for (let k = 0; k < weights.length; k += 1) {
      const g = (gradient[k] as number) / BATCH
      const m = 0.9 * (this.#first[k] as number) + 0.1 * g
      const s = 0.999 * (this.#second[k] as number) + 0.001 * g * g
      this.#first[k] = m
      this.#second[k] = s
      weights[k] = (weights[k] as number) - (rate * (m / bias1)) / (Math.sqrt(s / bias2) + 1e-8)
    }
    gradient.fill(0)
  }
}
