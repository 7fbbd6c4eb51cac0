// Runs the trained net over a letter: hashed embeddings summed per segment, then mixed with those of the neighbours, the
// subject, the whole letter and the buyer's message, twice. Training is beside it (training/net.ts) and does the same.
import { featuresOfWord, meaningFeatures, pairFeatures } from './features.ts'
import type { Token } from './tokens.ts'

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

/** What a run leaves behind: logits, and what an explanation needs to go back. */
export interface NetRun {
  readonly logits: readonly Float64Array[]
  /** Sums of embeddings before scaling, and how many features they hold. */
  readonly sums: readonly Sums[]
  /** First-round input of each segment without its own part. */
  readonly around: readonly Float64Array[]
  /** Second-round input of each segment without its own part. */
  readonly around2: readonly Float64Array[]
}

interface Sums {
  readonly words: Summed
  readonly meanings: Summed
}

interface Summed {
  readonly sum: Float64Array
  readonly count: number
}

/** Runs the net; time is linear in the number of words. */
export function run(net: Network, { segments, hasSubject, buyer }: NetInput): NetRun {
  const sums = segments.map((segment) => sumsOf(net, segment))
  const u = segments.map(({ flags }, index) => ownVector(net, sums[index] as Sums, flags))
  const mean = meanOf(u, net.width)
  const buyerVector =
    buyer.length > 0 ? ownVector(net, sumsOf(net, { tokens: buyer, meanings: [] }), []) : undefined
  const everywhere = Float64Array.from(net.biasHidden)
  multiplyAdd(net.mix[4], mean, everywhere)
  if (buyerVector) multiplyAdd(net.mix[5], buyerVector, everywhere)
  const underSubject = Float64Array.from(everywhere)
  if (hasSubject) multiplyAdd(net.mix[3], u[0], underSubject)
  const around = segments.map(({ flags }, index) => {
    const z = Float64Array.from(index > 0 ? underSubject : everywhere)
    if (index > 0) multiplyAdd(net.mix[1], u[index - 1], z)
    if (index < u.length - 1) multiplyAdd(net.mix[2], u[index + 1], z)
    for (const flag of flags) addRow(net.flagsHidden, flag, z)
    return z
  })
  const v = around.map((z, index) => firstRound(net, z, u[index] as Float64Array))
  const meanV = meanOf(v, net.hidden)
  const everywhere2 = Float64Array.from(net.biasHidden2)
  multiplyAdd(net.mix2[3], meanV, everywhere2)
  const around2 = v.map((_, index) => {
    const z = Float64Array.from(everywhere2)
    if (index > 0) multiplyAdd(net.mix2[1], v[index - 1], z)
    if (index < v.length - 1) multiplyAdd(net.mix2[2], v[index + 1], z)
    return z
  })
  const logits = v.map((own, index) => logitsOf(net, own, around2[index] as Float64Array))
  return { logits, sums, around, around2 }
}

/** The logits of one segment with some of its words left out and all around it as it was. */
export function runWithout(net: Network, state: NetRun, { index, left }: Without): Float64Array {
  const u = ownVector(net, sumsOf(net, left), left.flags)
  const v = firstRound(net, state.around[index] as Float64Array, u)
  return logitsOf(net, v, state.around2[index] as Float64Array)
}

export interface Without {
  readonly index: number
  /** The segment with the words that stay. */
  readonly left: NetSegment
}

function firstRound(net: Network, around: Float64Array, u: Float64Array): Float64Array {
  const z = Float64Array.from(around)
  multiplyAdd(net.mix[0], u, z)
  return relu(z)
}

function logitsOf(net: Network, v: Float64Array, around2: Float64Array): Float64Array {
  const w = Float64Array.from(around2)
  multiplyAdd(net.mix2[0], v, w)
  relu(w)
  for (let k = 0; k < w.length; k += 1) w[k] = (w[k] as number) + (v[k] as number)
  const logits = Float64Array.from(net.biasOutput)
  multiplyAdd(net.output, w, logits)
  return logits
}

/** How the logit `towards` of a segment grows with its embedding; points where a word's vector has to point to count. */
export function gradient(
  net: Network,
  state: NetRun,
  { index, flags, towards }: { index: number; flags: readonly number[]; towards: Float64Array },
): Float64Array {
  const u = ownVector(net, state.sums[index] as Sums, flags)
  const v = firstRound(net, state.around[index] as Float64Array, u)
  const w = Float64Array.from(state.around2[index] as Float64Array)
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
export function wordVector(net: Network, word: string): Float64Array {
  return wordSum(net, word).sum
}

/** Sums of words are kept: letters are made of the same few thousand. One table a net. */
const sumsOfWords = new WeakMap<Network, Map<string, Summed>>()
const WORDS_KEPT = 30_000

function wordSum(net: Network, word: string): Summed {
  let words = sumsOfWords.get(net)
  if (!words) {
    words = new Map()
    sumsOfWords.set(net, words)
  }
  let summed = words.get(word)
  if (!summed) {
    summed = sumRows(net, featuresOfWord(word))
    if (words.size >= WORDS_KEPT) words.clear()
    words.set(word, summed)
  }
  return summed
}

function sumRows(net: Network, features: Uint32Array): Summed {
  const sum = new Float64Array(net.width)
  let count = 0
  for (let index = 0; index < features.length; index += 1)
    count += addFeature(net, features[index] as number, sum)
  return { sum, count }
}

function sumsOf(net: Network, { tokens, meanings }: Pick<NetSegment, 'tokens' | 'meanings'>): Sums {
  return { words: sumOf(net, tokens), meanings: sumRows(net, meaningFeatures(meanings)) }
}

function sumOf(net: Network, tokens: readonly Token[]): Summed {
  const sum = new Float64Array(net.width)
  let count = 0
  for (const { word } of tokens) {
    const part = wordSum(net, word)
    count += part.count
    for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] as number) + (part.sum[k] as number)
  }
  const pairs = pairFeatures(tokens)
  for (let index = 0; index < pairs.length; index += 1) count += addFeature(net, pairs[index] as number, sum)
  return { sum, count }
}

/** Adds a feature's row where training knew it; tells by 1 or 0 whether it did. */
function addFeature(net: Network, feature: number, sum: Float64Array): 0 | 1 {
  const { known, embeddings, width } = net
  const bit = (feature >>> 7) & (known.length * 8 - 1)
  if (((known[bit >>> 3] as number) & (1 << (bit & 7))) === 0) return 0
  const base = (feature & (net.buckets - 1)) * width
  for (let k = 0; k < width; k += 1) sum[k] = (sum[k] as number) + (embeddings[base + k] as number)
  return 1
}

function ownVector(net: Network, { words, meanings }: Sums, flags: readonly number[]): Float64Array {
  const x = new Float64Array(net.width)
  addScaled(net, words, x)
  addScaled(net, meanings, x)
  for (const flag of flags) addRow(net.flagsIn, flag, x)
  return relu(x)
}

/** Long segments must not shout: a sum is divided by the root of its length. */
function addScaled({ scale }: Network, { sum, count }: Summed, x: Float64Array): void {
  if (count === 0) return
  const factor = scale / Math.sqrt(count)
  for (let k = 0; k < x.length; k += 1) x[k] = (x[k] as number) + (sum[k] as number) * factor
}

function addRow(table: Float64Array, row: number, target: Float64Array): void {
  const base = row * target.length
  for (let k = 0; k < target.length; k += 1) target[k] = (target[k] as number) + (table[base + k] as number)
}

function meanOf(vectors: readonly Float64Array[], length: number): Float64Array {
  const mean = new Float64Array(length)
  for (const vector of vectors) addRow(vector, 0, mean)
  return mean.map((value) => value / Math.max(1, vectors.length))
}

function relu(vector: Float64Array): Float64Array {
  for (let k = 0; k < vector.length; k += 1) if ((vector[k] as number) < 0) vector[k] = 0
  return vector
}

/** y += M x. Inputs are behind a ReLU, so every second one is nought; four at a time is what engines do best. */
function multiplyAdd(matrix: Float64Array | undefined, x: Float64Array | undefined, y: Float64Array): void {
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
