// Runs the trained net over a letter: hashed embeddings summed per segment, then mixed with those of the neighbours, the
// subject, the whole letter and the buyer's message, twice. Training is beside it (training/net.ts) and does the same.
import { softmax } from './exp.ts'
import { featuresOfWord, meaningFeatures, pairFeatures } from './features.ts'
import type { Token } from './tokens.ts'
import type { Word } from './words.ts'

/** The net as it runs. Matrices are column-major: all that one input adds to the outputs stands together. */
export interface Network {
  readonly width: number
  readonly hidden: number
  /** Rows of `embeddings`; a power of two. */
  readonly buckets: number
  /** Whole numbers from -7 to 7; times `scale` they are the weights. */
  readonly embeddings: Int8Array
  readonly scale: number
  /** A bit for each feature that training saw often enough; others are passed over. A power of two of bits. */
  readonly known: Uint8Array
  readonly flagsIn: Float64Array
  readonly flagsHidden: Float64Array
  /** From itself, previous, next, subject, mean, buyer. */
  readonly mix: readonly Float64Array[]
  readonly biasHidden: Float64Array
  /** Second round: from itself, previous, next, mean. */
  readonly mix2: readonly Float64Array[]
  readonly biasHidden2: Float64Array
  readonly output: Float64Array
  readonly biasOutput: Float64Array
}

export interface NetSegment {
  readonly tokens: readonly Token[]
  /** Concepts word by word. */
  readonly meanings: readonly (readonly number[])[]
  readonly flags: readonly number[]
}

export interface NetInput {
  readonly segments: readonly NetSegment[]
  /** Whether the first segment is the subject. */
  readonly hasSubject: boolean
  readonly buyer: readonly Token[]
}

/** What a run leaves behind: its result, and what an explanation needs to go back. Vectors stand one after the other. */
export interface NetRun {
  readonly logits: readonly Float64Array[]
  readonly probabilities: readonly Float64Array[]
  /** What each segment is by itself. */
  readonly own: Float64Array
  /** What the first round made of each. */
  readonly mixed: Float64Array
  /** What reaches the first segment, every other one, and in the second round each. */
  readonly everywhere: Float64Array
  readonly underSubject: Float64Array
  readonly everywhere2: Float64Array
}

/** Whole numbers, so that their order does not matter. */
interface Summed {
  readonly sum: Int32Array
  readonly count: number
}

/** Runs the net; time is linear in the number of words. */
export function run(net: Network, input: NetInput): NetRun {
  const { segments, hasSubject, buyer } = input
  const u = segments.map((segment) => ownVector(net, segment))
  const everywhere = Float64Array.from(net.biasHidden)
  multiplyAdd(net.mix[4], meanOf(u, net.width), everywhere)
  if (buyer.length > 0)
    multiplyAdd(net.mix[5], ownVector(net, { tokens: buyer, meanings: [], flags: [] }), everywhere)
  const underSubject = Float64Array.from(everywhere)
  if (hasSubject) multiplyAdd(net.mix[3], u[0], underSubject)
  const v = segments.map(({ flags }, index) => {
    const z = Float64Array.from(index > 0 ? underSubject : everywhere)
    if (index > 0) multiplyAdd(net.mix[1], u[index - 1], z)
    if (index < u.length - 1) multiplyAdd(net.mix[2], u[index + 1], z)
    return firstRound(net, addRows(net.flagsHidden, flags, z), u[index] as Float64Array)
  })
  const everywhere2 = Float64Array.from(net.biasHidden2)
  multiplyAdd(net.mix2[3], meanOf(v, net.hidden), everywhere2)
  const logits = v.map((own, index) => {
    const z = Float64Array.from(everywhere2)
    if (index > 0) multiplyAdd(net.mix2[1], v[index - 1], z)
    if (index < v.length - 1) multiplyAdd(net.mix2[2], v[index + 1], z)
    return logitsOf(net, own, z)
  })
  const [own, mixed] = [joined(u, net.width), joined(v, net.hidden)]
  return { logits, probabilities: logits.map(softmax), own, mixed, everywhere, underSubject, everywhere2 }
}

function joined(vectors: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(vectors.length * length)
  for (const [index, vector] of vectors.entries()) all.set(vector, index * length)
  return all
}

/** A segment of a run, and what the others bring to it. */
export interface Place {
  readonly index: number
  readonly around2: Float64Array
}

/** Finds out again what reached a segment from the others in the second round. */
export function placeIn(net: Network, { own, mixed, everywhere2 }: NetRun, index: number): Place {
  const { width, hidden } = net
  const count = own.length / width
  const around2 = Float64Array.from(everywhere2)
  if (index > 0) multiplyAdd(net.mix2[1], vectorAt(mixed, index - 1, hidden), around2)
  if (index < count - 1) multiplyAdd(net.mix2[2], vectorAt(mixed, index + 1, hidden), around2)
  return { index, around2 }
}

export function vectorAt(vectors: Float64Array, index: number, length: number): Float64Array {
  return vectors.subarray(index * length, (index + 1) * length)
}

function firstRound(net: Network, around: Float64Array, u: Float64Array): Float64Array {
  const z = Float64Array.from(around)
  multiplyAdd(net.mix[0], u, z)
  return relu(z)
}

export function logitsOf(net: Network, v: Float64Array, around2: Float64Array): Float64Array {
  const w = Float64Array.from(around2)
  multiplyAdd(net.mix2[0], v, w)
  relu(w)
  for (let k = 0; k < w.length; k += 1) w[k] = (w[k] as number) + (v[k] as number)
  const logits = Float64Array.from(net.biasOutput)
  multiplyAdd(net.output, w, logits)
  return logits
}

/** How the logits of a segment grow with its embedding; points where a word's vector has to point to count. */
export function gradient(
  net: Network,
  { own, mixed }: NetRun,
  { place, towards }: { place: Place; towards: Float64Array },
): Float64Array {
  const u = vectorAt(own, place.index, net.width)
  const v = vectorAt(mixed, place.index, net.hidden)
  const w = Float64Array.from(place.around2)
  multiplyAdd(net.mix2[0], v, w)
  const dw = transposed(net.output, towards, net.hidden)
  const dw2 = dw.map((value, k) => ((w[k] as number) > 0 ? value : 0))
  const dv = transposed(net.mix2[0] as Float64Array, dw2, net.hidden)
  for (let k = 0; k < dv.length; k += 1)
    dv[k] = (v[k] as number) > 0 ? (dv[k] as number) + (dw[k] as number) : 0
  const du = transposed(net.mix[0] as Float64Array, dv, net.width)
  return du.map((value, k) => ((u[k] as number) > 0 ? value : 0))
}

function transposed(matrix: Float64Array, y: Float64Array, inputs: number): Float64Array {
  const outputs = y.length
  return Float64Array.from({ length: inputs }, (_, input) => {
    let sum = 0
    for (let k = 0; k < outputs; k += 1) sum += (matrix[input * outputs + k] as number) * (y[k] as number)
    return sum
  })
}

/** The vector of one word: its own and its letters' embeddings, in units of the table. */
export function wordVector(net: Network, word: Word): Int16Array {
  return wordSum(net, word).sum
}

/** A word's features are at most some 1 600, each from -7 to 7. */
function wordSum(network: Network, word: Word): { readonly sum: Int16Array; readonly count: number } {
  if (word.sum?.network !== network) {
    const sum = new Int16Array(network.width)
    word.sum = { network, sum, count: addFeatures(network, featuresOfWord(word), sum) }
  }
  return word.sum
}

function sumOf(net: Network, tokens: readonly Token[]): Summed {
  const sum = new Int32Array(net.width)
  let count = 0
  for (const { word } of tokens) {
    const part = wordSum(net, word)
    count += part.count
    for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] as number) + (part.sum[k] as number)
  }
  return { sum, count: count + addFeatures(net, pairFeatures(tokens), sum) }
}

/** Adds the rows of the features that training knew; tells how many those are. */
function addFeatures(net: Network, features: Uint32Array, sum: Int32Array | Int16Array): number {
  const { known, embeddings, width, buckets } = net
  const bits = known.length * 8 - 1
  let count = 0
  for (let index = 0; index < features.length; index += 1) {
    const feature = features[index] as number
    const bit = (feature >>> 7) & bits
    if (((known[bit >>> 3] as number) & (1 << (bit & 7))) === 0) continue
    count += 1
    const base = (feature & (buckets - 1)) * width
    for (let k = 0; k < width; k += 1) sum[k] = (sum[k] as number) + (embeddings[base + k] as number)
  }
  return count
}

export function ownVector(net: Network, { tokens, meanings, flags }: NetSegment): Float64Array {
  const x = new Float64Array(net.width)
  addScaled(net, sumOf(net, tokens), x)
  const sum = new Int32Array(net.width)
  addScaled(net, { sum, count: addFeatures(net, meaningFeatures(meanings), sum) }, x)
  return relu(addRows(net.flagsIn, flags, x))
}

/** Long segments must not shout: a sum is divided by the root of its length. */
function addScaled({ scale }: Network, { sum, count }: Summed, x: Float64Array): void {
  if (count === 0) return
  const factor = scale / Math.sqrt(count)
  for (let k = 0; k < x.length; k += 1) x[k] = (x[k] as number) + (sum[k] as number) * factor
}

export function addRows(table: Float64Array, rows: readonly number[], target: Float64Array): Float64Array {
  const { length } = target
  for (const row of rows)
    for (let k = 0, at = row * length; k < length; k += 1, at += 1)
      target[k] = (target[k] as number) + (table[at] as number)
  return target
}

const FIRST_ROW = [0]

function meanOf(vectors: readonly Float64Array[], length: number): Float64Array {
  const mean = new Float64Array(length)
  for (const vector of vectors) addRows(vector, FIRST_ROW, mean)
  return mean.map((value) => value / Math.max(1, vectors.length))
}

export function relu(vector: Float64Array): Float64Array {
  for (let k = 0; k < vector.length; k += 1) if ((vector[k] as number) < 0) vector[k] = 0
  return vector
}

/** y += M x. Inputs are behind a ReLU, so every second one is nought; four at a time is what engines do best. */
export function multiplyAdd(
  matrix: Float64Array | undefined,
  x: Float64Array | undefined,
  y: Float64Array,
): void {
  if (!matrix || !x) return
  const outputs = y.length
  const inFours = outputs - (outputs % 4)
  for (let input = 0; input < x.length; input += 1) {
    const value = x[input] as number
    if (value === 0) continue
    const base = input * outputs
    let k = 0
    for (; k < inFours; k += 4) {
      y[k] = (y[k] as number) + (matrix[base + k] as number) * value
      y[k + 1] = (y[k + 1] as number) + (matrix[base + k + 1] as number) * value
      y[k + 2] = (y[k + 2] as number) + (matrix[base + k + 2] as number) * value
      y[k + 3] = (y[k + 3] as number) + (matrix[base + k + 3] as number) * value
    }
    for (; k < outputs; k += 1) y[k] = (y[k] as number) + (matrix[base + k] as number) * value
  }
}
