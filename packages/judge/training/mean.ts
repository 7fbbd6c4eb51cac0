// The mean of a net over its last epochs: steadier than the net at any one of them, at no cost in size.
import { type NetWeights, tablesOf } from './net.ts'

export class Mean {
  readonly #tables: readonly Float32Array[]
  readonly #sums: readonly Float64Array[]
  #count = 0

  constructor(net: NetWeights) {
    this.#tables = tablesOf(net)
    this.#sums = this.#tables.map((table) => new Float64Array(table.length))
  }

  /** Adds the net as it stands. */
  add(): void {
    this.#count += 1
    for (const [index, table] of this.#tables.entries()) {
      const sum = this.#sums[index] as Float64Array
      for (let k = 0; k < table.length; k += 1) sum[k] = (sum[k] as number) + (table[k] as number)
    }
  }

  /** Puts the mean in the place of the net's weights. */
  write(): void {
    for (const [index, table] of this.#tables.entries()) {
      const sum = this.#sums[index] as Float64Array
      for (let k = 0; k < table.length; k += 1) table[k] = (sum[k] as number) / this.#count
    }
  }
}
