// The network and its training: hashed embeddings, summed per segment, mixed with those of the neighbours, the subject,
// the whole letter and the buyer's message. Plain loops over typed arrays, seeded: the same data give the same bytes.

export interface NetShape {
  /** Rows of the embedding table, a power of two. */
  readonly buckets: number
  /** Length of an embedding. */
  readonly width: number
  /** Length of the hidden vectors. */
  readonly hidden: number
  readonly flags: number
  readonly outputs: number
  /** Whether neighbours, subject, letter and buyer are looked at. */
  readonly context: boolean
  /** A second round of mixing with the neighbours' hidden vectors. */
  readonly rounds: 1 | 2
}

/** Dense weights: by name, row-major [out × in]. */
export interface NetWeights {
  readonly shape: NetShape
  readonly embeddings: Float32Array
  readonly flagsIn: Float32Array
  readonly flagsHidden: Float32Array
  readonly mix: readonly Float32Array[]
  readonly biasHidden: Float32Array
  readonly mix2: readonly Float32Array[]
  readonly biasHidden2: Float32Array
  readonly output: Float32Array
  readonly biasOutput: Float32Array
}

/** The dense tables, in the order of the model file. */
export function denseOf(net: NetWeights): Float32Array[] {
  const { flagsIn, flagsHidden, mix, biasHidden, mix2, biasHidden2, output, biasOutput } = net
  return [flagsIn, flagsHidden, ...mix, biasHidden, ...mix2, biasHidden2, output, biasOutput]
}

/** All tables. */
export function tablesOf(net: NetWeights): Float32Array[] {
  return [net.embeddings, ...denseOf(net)]
}

/** Ways in which vectors reach a segment: itself, previous, next, subject, mean of the letter, buyer. */
const WAYS = 6
/** In the second round: itself, previous, next, mean. */
const WAYS2 = 4

/** Mulberry32: small, fast, seeded. */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function newWeights(shape: NetShape, random: () => number): NetWeights {
  const { buckets, width, hidden, flags, outputs, context, rounds } = shape
  const filled = (length: number, scale: number) =>
    Float32Array.from({ length }, () => (random() * 2 - 1) * scale)
  return {
    shape,
    embeddings: filled(buckets * width, 0.1),
    flagsIn: filled(flags * width, 0.05),
    flagsHidden: filled(flags * hidden, 0.05),
    mix: Array.from({ length: context ? WAYS : 1 }, (_, way) =>
      filled(hidden * width, Math.sqrt(3 / width) * (way === 0 ? 1 : 0.4)),
    ),
    biasHidden: new Float32Array(hidden),
    mix2:
      rounds === 2
        ? Array.from({ length: WAYS2 }, () => filled(hidden * hidden, Math.sqrt(3 / hidden) * 0.5))
        : [],
    biasHidden2: new Float32Array(hidden),
    output: filled(outputs * hidden, Math.sqrt(3 / hidden)),
    biasOutput: new Float32Array(outputs),
  }
}

/** Rows of the embedding table for words and for concepts, and flags. */
export interface NetSegment {
  readonly own: Int32Array
  readonly meanings: Int32Array
  readonly flags: readonly number[]
}

export interface NetLetter {
  readonly segments: readonly NetSegment[]
  /** Whether the first segment is the subject. */
  readonly hasSubject: boolean
  readonly buyer: Int32Array
}

/** y += M x */
function multiplyAdd(matrix: Float32Array, x: Float32Array, y: Float32Array): void {
  const columns = x.length
  for (let row = 0; row < y.length; row += 1) {
    let sum = 0
    const base = row * columns
    for (let column = 0; column < columns; column += 1)
      sum += (matrix[base + column] as number) * (x[column] as number)
    y[row] = (y[row] as number) + sum
  }
}

/** What a forward pass leaves behind for the backward pass. */
export interface Trace {
  /** Embeddings after ReLU, per segment; the buyer's last. */
  readonly u: Float32Array[]
  readonly mean: Float32Array
  readonly v: Float32Array[]
  readonly meanV: Float32Array
  readonly w: Float32Array[]
  readonly logits: Float32Array[]
  readonly kept: NetSegment[]
  readonly ways: readonly (readonly Way[])[]
  readonly ways2: readonly (readonly Way[])[]
}

/** What is left out at random in training, so that a segment is first of all read by itself. */
export interface Thinning {
  readonly features: (own: Int32Array) => Int32Array
  readonly ways: (ways: readonly Way[]) => readonly Way[]
}

const NOTHING_LEFT_OUT: Thinning = { features: (own) => own, ways: (ways) => ways }

/** Runs the net over a letter. */
export function forward(net: NetWeights, letter: NetLetter, thin: Thinning = NOTHING_LEFT_OUT): Trace {
  const { width, hidden, outputs, context, rounds } = net.shape
  const { segments } = letter
  const kept = segments.map(({ own, meanings, flags }) => ({
    own: thin.features(own),
    meanings: thin.features(meanings),
    flags,
  }))
  const u = kept.map((segment) => embed(net, segment, width))
  if (context)
    u.push(
      letter.buyer.length > 0
        ? embed(net, { own: letter.buyer, meanings: NO_ROWS, flags: [] }, width)
        : new Float32Array(width),
    )
  const mean = meanOf(u, segments.length, width)
  const ways = segments.map((_, index) => thin.ways(waysTo(index, letter, context)))
  const ways2 = segments.map((_, index) => thin.ways(ways2To(index, segments.length)))
  const v = segments.map(({ flags }, index) => {
    const z = Float32Array.from(net.biasHidden)
    for (const way of ways[index] as Way[])
      multiplyAdd(net.mix[way.way] as Float32Array, way.from < 0 ? mean : (u[way.from] as Float32Array), z)
    for (const flag of flags) addRow(z, net.flagsHidden, flag)
    return relu(z)
  })
  const meanV = rounds === 2 ? meanOf(v, v.length, hidden) : new Float32Array(hidden)
  const w =
    rounds === 2 ? v.map((_, index) => secondRound(net, { v, meanV, index, ways: ways2[index] as Way[] })) : v
  const logits = w.map((vector) => {
    const y = Float32Array.from(net.biasOutput)
    multiplyAdd(net.output, vector, y)
    return y
  })
  if (outputs === 0) throw new Error('a net without outputs')
  return { u, mean, v, meanV, w, logits, kept, ways, ways2 }
}

function secondRound(
  net: NetWeights,
  {
    v,
    meanV,
    index,
    ways,
  }: { v: readonly Float32Array[]; meanV: Float32Array; index: number; ways: readonly Way[] },
): Float32Array {
  const z = Float32Array.from(net.biasHidden2)
  for (const { way, from } of ways)
    multiplyAdd(net.mix2[way] as Float32Array, from < 0 ? meanV : (v[from] as Float32Array), z)
  relu(z)
  const own = v[index] as Float32Array
  for (let k = 0; k < z.length; k += 1) z[k] = (z[k] as number) + (own[k] as number)
  return z
}

/** A matrix, and the segment whose vector goes through it; -1 stands for the mean of the letter. */
export interface Way {
  readonly way: number
  readonly from: number
}

function ways2To(index: number, count: number): Way[] {
  const ways = [{ way: 0, from: index }]
  if (index > 0) ways.push({ way: 1, from: index - 1 })
  if (index < count - 1) ways.push({ way: 2, from: index + 1 })
  ways.push({ way: 3, from: -1 })
  return ways
}

/** Which vectors reach a segment. */
function waysTo(index: number, { segments, hasSubject, buyer }: NetLetter, context: boolean): Way[] {
  const ways = [{ way: 0, from: index }]
  if (!context) return ways
  if (index > 0) ways.push({ way: 1, from: index - 1 })
  if (index < segments.length - 1) ways.push({ way: 2, from: index + 1 })
  if (hasSubject && index > 0) ways.push({ way: 3, from: 0 })
  ways.push({ way: 4, from: -1 })
  if (buyer.length > 0) ways.push({ way: 5, from: segments.length })
  return ways
}

const NO_ROWS = new Int32Array(0)

function embed(net: NetWeights, { own, meanings, flags }: NetSegment, width: number): Float32Array {
  const x = new Float32Array(width)
  addRows(x, net.embeddings, own)
  addRows(x, net.embeddings, meanings)
  for (const flag of flags) addRow(x, net.flagsIn, flag)
  return relu(x)
}

function addRows(x: Float32Array, embeddings: Float32Array, rows: Int32Array): void {
  const scale = scaleOf(rows.length)
  for (let index = 0; index < rows.length; index += 1) {
    const base = (rows[index] as number) * x.length
    for (let k = 0; k < x.length; k += 1) x[k] = (x[k] as number) + scale * (embeddings[base + k] as number)
  }
}

/** Long segments must not shout: the sum is divided by the root of its length. */
export function scaleOf(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count)
}

function addRow(target: Float32Array, table: Float32Array, row: number): void {
  const base = row * target.length
  for (let k = 0; k < target.length; k += 1) target[k] = (target[k] as number) + (table[base + k] as number)
}

function relu(vector: Float32Array): Float32Array {
  for (let k = 0; k < vector.length; k += 1) if ((vector[k] as number) < 0) vector[k] = 0
  return vector
}

function meanOf(vectors: readonly Float32Array[], count: number, width: number): Float32Array {
  const mean = new Float32Array(width)
  for (let index = 0; index < count; index += 1) addRow(mean, vectors[index] as Float32Array, 0)
  for (let k = 0; k < width; k += 1) mean[k] = (mean[k] as number) / Math.max(1, count)
  return mean
}
