// The memory that host and kernel share: where each table and vector stands in it, and ways to get numbers in and out.
import type { Network } from './network.ts'

/** Words whose sums are kept; the oldest make room. About 12 MB. */
export const SLOTS: number = 60_000

/** Numbers that are handed over at a time. */
export const BATCH: number = 4_096

const PAGE = 65_536

/** Lengths that one step of the kernel takes. */
export const STEP: number = 16

type Numbers = Float64Array | Int8Array | Uint8Array

/** Gives out addresses and remembers what is to stand there. */
class Layout {
  size = 1_024
  readonly #fill: (readonly [at: number, numbers: Numbers])[] = []

  /** Room for so many bytes. */
  room(bytes: number): number {
    const at = this.size
    this.size += Math.ceil(bytes / STEP) * STEP
    return at
  }

  table(numbers: Numbers): number {
    const at = this.room(numbers.byteLength)
    this.#fill.push([at, numbers])
    return at
  }

  fill(buffer: ArrayBuffer): void {
    for (const [at, numbers] of this.#fill)
      new Uint8Array(buffer).set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at)
  }
}

/** Columns of a matrix, each made as long as steps of the kernel are. */
function padded(matrix: Float64Array, outputs: number, length: number): Float64Array {
  const columns = new Float64Array((matrix.length / outputs) * length)
  for (let at = 0; at < matrix.length; at += 1)
    columns[Math.floor(at / outputs) * length + (at % outputs)] = matrix[at] as number
  return columns
}

/** Addresses of all that the kernel works on. */
export interface Places {
  readonly embeddings: number
  readonly known: number
  readonly flagsIn: number
  readonly flagsHidden: number
  readonly mix: readonly number[]
  readonly mix2: readonly number[]
  readonly output: number
  /** Sums of words, 16 bits each number. */
  readonly slots: number
  /** Sums of a segment's words and concepts, 32 bits each number. */
  readonly wordSum: number
  readonly meaningSum: number
  readonly x: number
  readonly z: number
  readonly mean: number
  readonly everywhere: number
  readonly under: number
  readonly logits: number
  /** Lists of what is not nought in a vector. */
  readonly lists: readonly number[]
  /** Flags, or addresses of sums. */
  readonly numbers: number
  readonly features: number
}

function placesIn(layout: Layout, net: Network, outputs: number): Places {
  const { width, hidden } = net
  const vector = () => layout.room(Math.max(width, hidden) * Float64Array.BYTES_PER_ELEMENT)
  const wordSum = layout.room(2 * width * Int32Array.BYTES_PER_ELEMENT)
  return {
    embeddings: layout.table(net.embeddings),
    known: layout.table(net.known),
    flagsIn: layout.table(net.flagsIn),
    flagsHidden: layout.table(net.flagsHidden),
    mix: net.mix.map((matrix) => layout.table(matrix)),
    mix2: net.mix2.map((matrix) => layout.table(matrix)),
    output: layout.table(padded(net.output, net.biasOutput.length, outputs)),
    slots: layout.room(SLOTS * width * Int16Array.BYTES_PER_ELEMENT),
    wordSum,
    meaningSum: wordSum + width * Int32Array.BYTES_PER_ELEMENT,
    ...{ x: vector(), z: vector(), mean: vector(), everywhere: vector(), under: vector() },
    logits: layout.room(outputs * Float64Array.BYTES_PER_ELEMENT),
    lists: [0, 1, 2, 3].map(() => layout.room(Math.max(width, hidden) * LIST_ENTRY)),
    numbers: layout.room(BATCH * Uint32Array.BYTES_PER_ELEMENT),
    features: layout.room(BATCH * Uint32Array.BYTES_PER_ELEMENT),
  }
}

/** A number and its index. */
const LIST_ENTRY = 16

/** The memory of one kernel with the tables of its net in it. It never grows, so views of it stay good. */
export class KernelMemory {
  readonly at: Places
  readonly words: Uint32Array
  readonly shorts: Int16Array
  readonly handle: { readonly buffer: ArrayBuffer }
  readonly #doubles: Float64Array

  constructor(
    make: (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer },
    net: Network,
    outputs: number,
  ) {
    const layout = new Layout()
    this.at = placesIn(layout, net, outputs)
    const pages = Math.ceil(layout.size / PAGE)
    this.handle = make({ initial: pages, maximum: pages })
    layout.fill(this.handle.buffer)
    this.#doubles = new Float64Array(this.handle.buffer)
    this.words = new Uint32Array(this.handle.buffer)
    this.shorts = new Int16Array(this.handle.buffer)
  }

  /** Copies a vector in. */
  put(vector: Float64Array, at: number): void {
    this.#doubles.set(vector, at >> 3)
  }

  /** Copies one of several vectors in. */
  putOne(vectors: Float64Array, from: number, { length, at }: { length: number; at: number }): void {
    const to = at >> 3
    for (let k = 0; k < length; k += 1) this.#doubles[to + k] = vectors[from + k] as number
  }

  /** Copies a vector out. */
  take(at: number, length: number): Float64Array {
    return this.#doubles.slice(at >> 3, (at >> 3) + length)
  }

  /** Copies a vector out to a place among several. */
  takeInto(vectors: Float64Array, from: number, { length, at }: { length: number; at: number }): void {
    const source = at >> 3
    for (let k = 0; k < length; k += 1) vectors[from + k] = this.#doubles[source + k] as number
  }

  copy(from: number, length: number, to: number): void {
    this.#doubles.copyWithin(to >> 3, from >> 3, (from >> 3) + length)
  }

  clear(at: number, length: number): void {
    this.#doubles.fill(0, at >> 3, (at >> 3) + length)
  }

  divide(at: number, length: number, by: number): void {
    const from = at >> 3
    for (let k = from; k < from + length; k += 1) this.#doubles[k] = (this.#doubles[k] as number) / by
  }
}
