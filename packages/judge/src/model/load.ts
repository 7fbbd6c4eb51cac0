// The model file: one text of base64 that every bundler can carry, read once, when the first message is judged.
import { WEIGHTS } from '#weights'
import { fromBase64 } from './base64.ts'
import { type Kernel, kernelFor } from './kernel.ts'
import type { Network } from './network.ts'

/** What training writes in front of the numbers. */
export interface ModelHeader {
  readonly name: string
  /** Begins with the training's number and ends in the digest of the numbers. */
  readonly version: string
  readonly width: number
  readonly hidden: number
  readonly buckets: number
  readonly knownBytes: number
  readonly flags: number
  readonly outputs: number
  readonly scale: number
  readonly calibration: Calibration
}

/** How probabilities become words, per language (`other` for the rest); from letters of voices left out of training. */
export interface Calibration {
  readonly languages: Readonly<Record<string, Thresholds>>
  /** Probability that the class is right at 0, 0.05, … 1 of raw probability. */
  readonly reliability: readonly number[]
}

/** Raw probabilities from which on, or up to which, a class is sure or ruled out. */
export interface Thresholds {
  /** Critical for sure. */
  readonly critical: number
  /** Up to here critical is ruled out. */
  readonly notCritical: number
  /** Prohibited for sure. */
  readonly prohibited: number
  /** Up to here prohibited is ruled out. */
  readonly notProhibited: number
  /** Non-critical for sure, as against neutral. */
  readonly nonCritical: number
  /** Non-critical for sure in a letter that has a critical part, so that it may be cut from it. */
  readonly cut: number
}

export interface Model {
  readonly header: ModelHeader
  readonly network: Network
  /** Runs the net where it can: faster, and to the same bits. */
  readonly kernel: Kernel | undefined
}

let loaded: Model | undefined

/** The model of this package. */
export function theModel(): Model {
  loaded ??= readModel(WEIGHTS)
  return loaded
}

/** Reads a model out of its base64 text: four bytes of header length, the header as JSON, then the numbers. */
export function readModel(base64: string): Model {
  const bytes = fromBase64(base64)
  const view = new DataView(bytes.buffer)
  const headerLength = view.getUint32(0, true)
  const header = JSON.parse(text(bytes.subarray(4, 4 + headerLength))) as ModelHeader
  const reader = new Reader(bytes, 4 + headerLength)
  const { width, hidden, buckets, knownBytes, flags, outputs, scale } = header
  const network: Network = {
    ...{ width, hidden, buckets, scale },
    embeddings: reader.halfBytes(buckets * width),
    known: reader.bytes(knownBytes),
    flagsIn: reader.floats(flags * width),
    flagsHidden: reader.floats(flags * hidden),
    mix: Array.from({ length: 6 }, () => reader.matrix(hidden, width)),
    biasHidden: reader.floats(hidden),
    mix2: Array.from({ length: 4 }, () => reader.matrix(hidden, hidden)),
    biasHidden2: reader.floats(hidden),
    output: reader.matrix(outputs, hidden),
    biasOutput: reader.floats(outputs),
  }
  return { header, network, kernel: kernelFor(network) }
}

class Reader {
  readonly #bytes: Uint8Array
  #at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  bytes(length: number): Uint8Array {
    const from = this.#at
    this.#at += length
    return this.#bytes.slice(from, this.#at)
  }

  /** Two numbers from -8 to 7 in each byte. */
  halfBytes(length: number): Int8Array {
    const packed = this.bytes(length / 2)
    const numbers = new Int8Array(length)
    for (let index = 0; index < packed.length; index += 1) {
      const byte = packed[index] as number
      numbers[2 * index] = (byte >> 4) - 8
      numbers[2 * index + 1] = (byte & 15) - 8
    }
    return numbers
  }

  /** Doubles are what engines reckon in: turning each number over and over would take longer than the sums. */
  floats(length: number): Float64Array {
    return Float64Array.from(new Float32Array(this.bytes(length * 4).buffer))
  }

  /** A matrix that the file has row by row, column by column: half of what it is applied to is nought. */
  matrix(rows: number, columns: number): Float64Array {
    const byRow = this.floats(rows * columns)
    return Float64Array.from(byRow, (_, at) => byRow[(at % rows) * columns + Math.floor(at / rows)] as number)
  }
}

/** The header is ASCII. */
function text(bytes: Uint8Array): string {
  let result = ''
  for (let index = 0; index < bytes.length; index += 1) result += String.fromCharCode(bytes[index] as number)
  return result
}
