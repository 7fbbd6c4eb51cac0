// Gradient descent for the net: Adam on the dense weights, Adagrad on the rows of the embedding table that were used.
import { BATCH, Dense } from './adam.ts'
import { Mean } from './mean.ts'
import {
  denseOf,
  forward,
  type NetLetter,
  type NetSegment,
  type NetShape,
  type NetWeights,
  newWeights,
  scaleOf,
  seeded,
  type Trace,
  type Way,
} from './net.ts'

export interface TrainLetter extends NetLetter {
  /** Index of the right output per segment; -1 is not learned from. */
  readonly labels: readonly number[]
  /** Weight of each segment's error. */
  readonly weights: readonly number[]
}

export interface TrainOptions {
  readonly shape: NetShape
  readonly epochs: number
  /** First of the epochs of which the mean is taken. */
  readonly averageFrom: number
  readonly seed: number
  readonly rate: number
  /** Share of features that are left out at random each time. */
  readonly drop: number
  /** Share of neighbours, subject, mean and buyer that are left out at random each time. */
  readonly contextDrop: number
  /** Pull of embedding rows towards zero. */
  readonly decay: number
  /** Class of each output; errors across classes cost extra. */
  readonly classOf: readonly number[]
  /** Weight of the error in the class beside that in the intent. */
  readonly classWeight: number
  /** Share of the target that is spread over all intents, so that the net is never quite sure. */
  readonly smoothing: number
  readonly onEpoch?: (epoch: number, loss: number) => void
}

/** The rate does not fall below this share of itself, or the epochs that are averaged would be alike. */
const LEAST_RATE = 0.35

export function trainNet(letters: readonly TrainLetter[], options: TrainOptions): NetWeights {
  const random = seeded(options.seed)
  const net = newWeights(options.shape, random)
  const learner = new Learner(net, options, random)
  const order = letters.map((_, index) => index)
  const mean = new Mean(net)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random)
    let loss = 0
    const rate = options.rate * (Math.max(LEAST_RATE, 1 - epoch / options.epochs) + 0.05)
    for (const index of order) loss += learner.learn(letters[index] as TrainLetter, rate)
    options.onEpoch?.(epoch, loss / letters.length)
    if (epoch >= options.averageFrom) mean.add()
  }
  mean.write()
  return net
}

function shuffle(items: number[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const item = items[index] as number
    items[index] = items[other] as number
    items[other] = item
  }
}

class Learner {
  readonly #net: NetWeights
  readonly #options: TrainOptions
  readonly #random: () => number
  readonly #adagrad: Float32Array
  readonly #dense: Dense[]
  readonly #byTable: ReadonlyMap<Float32Array, Dense>
  #inBatch = 0

  constructor(net: NetWeights, options: TrainOptions, random: () => number) {
    this.#net = net
    this.#options = options
    this.#random = random
    this.#adagrad = new Float32Array(options.shape.buckets)
    this.#dense = denseOf(net).map((weights) => new Dense(weights))
    this.#byTable = new Map(this.#dense.map((dense) => [dense.weights, dense]))
  }

  #gradient(table: Float32Array): Float32Array {
    return (this.#byTable.get(table) as Dense).gradient
  }

  /** One step on a letter; returns its loss. */
  learn(letter: TrainLetter, rate: number): number {
    const { drop, contextDrop } = this.#options
    const trace = forward(this.#net, letter, {
      features: (own) => this.#thin(own, drop),
      ways: (ways) => ways.filter(({ way }) => way === 0 || this.#random() >= contextDrop),
    })
    const { dLogits, loss } = this.#error(trace, letter)
    this.#backward(trace, letter, dLogits, rate)
    this.#inBatch += 1
    if (this.#inBatch === BATCH) {
      for (const dense of this.#dense) dense.step(rate * 0.05)
      this.#inBatch = 0
    }
    return loss
  }

  #thin(own: Int32Array, drop: number): Int32Array {
    return drop === 0 ? own : own.filter(() => this.#random() >= drop)
  }

  #error(trace: Trace, { labels, weights }: TrainLetter): { dLogits: Float32Array[]; loss: number } {
    let loss = 0
    const dLogits = trace.logits.map((logits, index) => {
      const label = labels[index] as number
      const weight = weights[index] as number
      if (label < 0 || weight === 0) return new Float32Array(logits.length)
      const p = softmax(logits)
      loss -= weight * Math.log(Math.max(1e-9, p[label] as number))
      return this.#errorOf(p, label, weight)
    })
    return { dLogits, loss }
  }

  /** Cross-entropy over the intents, and over the classes that the intents make up. */
  #errorOf(p: Float32Array, label: number, weight: number): Float32Array {
    const { classOf, classWeight, smoothing } = this.#options
    const spread = smoothing / p.length
    const right = classOf[label] as number
    let inClass = 1e-9
    for (let k = 0; k < p.length; k += 1) if (classOf[k] === right) inClass += p[k] as number
    return p.map((probability, k) => {
      const byIntent = probability - spread - (k === label ? 1 - smoothing : 0)
      const byClass = probability - (classOf[k] === right ? probability / inClass : 0)
      return weight * (byIntent + classWeight * byClass)
    })
  }

  #backward(trace: Trace, letter: TrainLetter, dLogits: readonly Float32Array[], rate: number): void {
    const dW = dLogits.map((dy, index) => this.#backOutput(dy, trace.w[index] as Float32Array))
    const dV = this.#net.shape.rounds === 2 ? this.#backSecond(trace, dW) : dW
    const { dU, dMean } = this.#backFirst(trace, letter, dV)
    const count = letter.segments.length
    const { context } = this.#net.shape
    for (let index = 0; index < count; index += 1) {
      const du = dU[index] as Float32Array
      if (context)
        for (let k = 0; k < du.length; k += 1) du[k] = (du[k] as number) + (dMean[k] as number) / count
      this.#backOwn(trace.kept[index] as NetSegment, maskedBy(du, trace.u[index] as Float32Array), rate)
    }
    if (context && letter.buyer.length > 0) {
      const dx = maskedBy(dU[count] as Float32Array, trace.u[count] as Float32Array)
      this.#stepRows(letter.buyer, dx, rate)
    }
  }

  /** Through the first round of mixing, to the segments' own vectors and their mean. */
  #backFirst(
    trace: Trace,
    letter: TrainLetter,
    dV: readonly Float32Array[],
  ): { dU: Float32Array[]; dMean: Float32Array } {
    const net = this.#net
    const { width, hidden } = net.shape
    const dU = trace.u.map(() => new Float32Array(width))
    const dMean = new Float32Array(width)
    for (const [index, segment] of letter.segments.entries()) {
      const dz = maskedBy(dV[index] as Float32Array, trace.v[index] as Float32Array)
      addTo(this.#gradient(net.biasHidden), dz, 0)
      for (const flag of segment.flags) addTo(this.#gradient(net.flagsHidden), dz, flag * hidden)
      for (const { way, from } of trace.ways[index] as Way[]) {
        const matrix = net.mix[way] as Float32Array
        const [x, dx] = from < 0 ? [trace.mean, dMean] : [trace.u[from], dU[from]]
        backMatrix(matrix, this.#gradient(matrix), { x: x as Float32Array, dy: dz, dx: dx as Float32Array })
      }
    }
    return { dU, dMean }
  }

  /** Into the rows and flags that a segment's own vector is made of. */
  #backOwn({ own, meanings, flags }: NetSegment, dx: Float32Array, rate: number): void {
    for (const flag of flags) addTo(this.#gradient(this.#net.flagsIn), dx, flag * dx.length)
    this.#stepRows(own, dx, rate)
    this.#stepRows(meanings, dx, rate)
  }

  #backOutput(dy: Float32Array, w: Float32Array): Float32Array {
    const net = this.#net
    addTo(this.#gradient(net.biasOutput), dy, 0)
    const dw = new Float32Array(w.length)
    backMatrix(net.output, this.#gradient(net.output), { x: w, dy, dx: dw })
    return dw
  }

  #backSecond(trace: Trace, dW: readonly Float32Array[]): Float32Array[] {
    const net = this.#net
    const { hidden } = net.shape
    const count = trace.v.length
    const dV = dW.map((dw) => Float32Array.from(dw))
    const dMean = new Float32Array(hidden)
    for (let index = 0; index < count; index += 1) {
      const own = trace.v[index] as Float32Array
      const after = trace.w[index] as Float32Array
      const dz = (dW[index] as Float32Array).map((value, k) =>
        (after[k] as number) - (own[k] as number) > 0 ? value : 0,
      )
      addTo(this.#gradient(net.biasHidden2), dz, 0)
      for (const { way, from } of trace.ways2[index] as Way[]) {
        const matrix = net.mix2[way] as Float32Array
        const x = from < 0 ? trace.meanV : (trace.v[from] as Float32Array)
        backMatrix(matrix, this.#gradient(matrix), {
          x,
          dy: dz,
          dx: from < 0 ? dMean : (dV[from] as Float32Array),
        })
      }
    }
    for (const dv of dV)
      for (let k = 0; k < hidden; k += 1) dv[k] = (dv[k] as number) + (dMean[k] as number) / count
    return dV
  }

  /** Adagrad by row: rows that are used often move less. */
  #stepRows(rows: Int32Array, dx: Float32Array, rate: number): void {
    const { embeddings, shape } = this.#net
    const scale = scaleOf(rows.length)
    let square = 0
    for (let k = 0; k < dx.length; k += 1) square += (dx[k] as number) ** 2
    const mean = (square * scale * scale) / dx.length
    if (mean === 0) return
    const shrink = 1 - rate * this.#options.decay
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number
      const sum = (this.#adagrad[row] as number) + mean
      this.#adagrad[row] = sum
      const step = (rate * scale) / Math.sqrt(sum + 1e-8)
      const base = row * shape.width
      for (let k = 0; k < shape.width; k += 1)
        embeddings[base + k] = (embeddings[base + k] as number) * shrink - step * (dx[k] as number)
    }
  }
}

function softmax(logits: Float32Array): Float32Array {
  const top = logits.reduce((max, value) => Math.max(max, value), Number.NEGATIVE_INFINITY)
  const powers = logits.map((value) => Math.exp(value - top))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}

function maskedBy(gradient: Float32Array, activation: Float32Array): Float32Array {
  return gradient.map((value, k) => ((activation[k] as number) > 0 ? value : 0))
}

function addTo(target: Float32Array, values: Float32Array, at: number): void {
  for (let k = 0; k < values.length; k += 1)
    target[at + k] = (target[at + k] as number) + (values[k] as number)
}

function backMatrix(
  matrix: Float32Array,
  gradient: Float32Array,
  { x, dy, dx }: { x: Float32Array; dy: Float32Array; dx: Float32Array },
): void {
  const columns = x.length
  for (let row = 0; row < dy.length; row += 1) {
    const d = dy[row] as number
    if (d === 0) continue
    const base = row * columns
    for (let column = 0; column < columns; column += 1) {
      gradient[base + column] = (gradient[base + column] as number) + d * (x[column] as number)
      dx[column] = (dx[column] as number) + d * (matrix[base + column] as number)
    }
  }
}
