// Runs the net in WebAssembly, two doubles at a time. It reckons what network.ts reckons, in the same order, and gives
// the same bits; where an engine or a page's policy has no WebAssembly, network.ts runs instead.
import { KERNEL } from '#kernel'
import { fromBase64 } from './base64.ts'
import { featuresOfWord, meaningFeatures, pairFeatures } from './features.ts'
import { BATCH, KernelMemory, SLOTS, STEP } from './kernel-memory.ts'
import type { NetInput, NetRun, NetSegment, Network } from './network.ts'
import type { Token } from './tokens.ts'
import type { Word } from './words.ts'

/** What this module needs of the engine; the package knows neither Node's types nor a browser's. */
interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

/** What kernel/kernel.as.ts exports. Numbers named after vectors and tables are addresses. */
interface Exports {
  addRowsShort(features: number, count: number, target: number): number
  addRows(features: number, count: number, target: number): number
  addSums(addresses: number, count: number, target: number): void
  setTables(width: number, rows: number, bits: number, embeddings: number, known: number): void
  scaleSums(words: number, wordFactor: number, meanings: number, meaningFactor: number, x: number): void
  addDoubleRows(table: number, numbers: number, count: number, length: number, y: number): void
  relu(x: number, length: number): void
  addTo(y: number, x: number, length: number): void
  compact(x: number, length: number, list: number): number
  multiplyAdd(matrix: number, outputs: number, list: number, count: number, y: number): void
  softmax(logits: number, outputs: number): void
}

/** The kernel for a net; undefined where it cannot run here. */
export function kernelFor(net: Network): Kernel | undefined {
  const { WebAssembly: engine } = globalThis as { WebAssembly?: Engine }
  if (!engine || net.width % STEP !== 0 || net.hidden % STEP !== 0) return undefined
  try {
    return new Kernel(engine, net)
  } catch {
    // A page's content security policy may forbid WebAssembly, an old engine lack its vectors: network.ts will do.
    return undefined
  }
}

/** A list of one vector's numbers that are not nought. */
interface List {
  readonly at: number
  count: number
}

export class Kernel {
  readonly #net: Network
  readonly #do: Exports
  readonly #memory: KernelMemory
  readonly #outputs: number
  readonly #lists: readonly List[]
  /** The word whose sum each slot holds, and how many features that has. */
  readonly #owners: (Word | undefined)[] = new Array(SLOTS).fill(undefined)
  readonly #counts: Int32Array = new Int32Array(SLOTS)
  #nextSlot = 0

  constructor(engine: Engine, net: Network) {
    this.#net = net
    this.#outputs = Math.ceil(net.biasOutput.length / STEP) * STEP
    this.#memory = new KernelMemory((size) => new engine.Memory(size), net, this.#outputs)
    this.#lists = this.#memory.at.lists.map((at) => ({ at, count: 0 }))
    const module = new engine.Module(fromBase64(KERNEL))
    this.#do = new engine.Instance(module, { env: { memory: this.#memory.handle } }).exports as Exports
    const { embeddings, known } = this.#memory.at
    this.#do.setTables(net.width, net.buckets, net.known.length * 8, embeddings, known)
  }

  /** As `run` of network.ts. */
  run({ segments, hasSubject, buyer }: NetInput): NetRun {
    const { width, hidden, biasHidden2 } = this.#net
    const memory = this.#memory
    const { mean, mix, mix2, everywhere: here, under } = memory.at
    const own = this.#ownVectors(segments)
    this.#fromAll(segments.length, buyer)
    const everywhere = memory.take(here, hidden)
    memory.copy(here, hidden, under)
    if (hasSubject) this.#multiply(mix[3], this.#listed(own, 0, { length: width, into: 0 }), under)
    const underSubject = memory.take(under, hidden)
    const mixed = this.#firstRound(segments, own)
    memory.put(biasHidden2, here)
    memory.divide(mean, hidden, Math.max(1, segments.length))
    this.#multiply(mix2[3], this.#list(mean, hidden, 0), here)
    const everywhere2 = memory.take(here, hidden)
    return { ...this.#secondRound(mixed), own, mixed, everywhere, underSubject, everywhere2 }
  }

  #ownVectors(segments: readonly NetSegment[]): Float64Array {
    const { width } = this.#net
    const { mean, x } = this.#memory.at
    const own = new Float64Array(segments.length * width)
    this.#memory.clear(mean, width)
    for (let index = 0; index < segments.length; index += 1) {
      this.#ownVector(segments[index] as NetSegment)
      this.#do.addTo(mean, x, width)
      this.#memory.takeInto(own, index * width, { length: width, at: x })
    }
    return own
  }

  #ownVector({ tokens, meanings, flags }: NetSegment): void {
    const { width, scale } = this.#net
    const { wordSum, meaningSum, x, flagsIn } = this.#memory.at
    this.#memory.words.fill(0, wordSum >> 2, (wordSum >> 2) + 2 * width)
    const words = this.#addWords(tokens) + this.#addFeatures(pairFeatures(tokens), wordSum)
    const meant = this.#addFeatures(meaningFeatures(meanings), meaningSum)
    const factor = (count: number) => (count === 0 ? 0 : scale / Math.sqrt(count))
    this.#do.scaleSums(wordSum, factor(words), meaningSum, factor(meant), x)
    this.#addFlags(flagsIn, flags, { length: width, y: x })
    this.#do.relu(x, width)
  }

  /** What the mean of the letter and the buyer's question bring to every segment. */
  #fromAll(count: number, buyer: readonly Token[]): void {
    const { width, biasHidden } = this.#net
    const { mean, mix, x, everywhere } = this.#memory.at
    this.#memory.put(biasHidden, everywhere)
    this.#memory.divide(mean, width, Math.max(1, count))
    this.#multiply(mix[4], this.#list(mean, width, 0), everywhere)
    if (buyer.length === 0) return
    this.#ownVector({ tokens: buyer, meanings: [], flags: [] })
    this.#multiply(mix[5], this.#list(x, width, 0), everywhere)
  }

  #firstRound(segments: readonly NetSegment[], own: Float64Array): Float64Array {
    const { hidden, width } = this.#net
    const { mix, mean, z, everywhere, under, flagsHidden } = this.#memory.at
    const mixed = new Float64Array(segments.length * hidden)
    this.#memory.clear(mean, hidden)
    for (let index = 0; index < segments.length; index += 1) {
      this.#memory.copy(index > 0 ? under : everywhere, hidden, z)
      this.#addNeighbours(own, index, { length: width, before: mix[1], behind: mix[2] })
      this.#addFlags(flagsHidden, (segments[index] as NetSegment).flags, { length: hidden, y: z })
      this.#multiply(mix[0], this.#lists[index % 3] as List, z)
      this.#do.relu(z, hidden)
      this.#do.addTo(mean, z, hidden)
      this.#memory.takeInto(mixed, index * hidden, { length: hidden, at: z })
    }
    return mixed
  }

  #secondRound(mixed: Float64Array): Pick<NetRun, 'logits' | 'probabilities'> {
    const { hidden, biasOutput } = this.#net
    const memory = this.#memory
    const { mix2, x, z, everywhere, output, logits: at } = memory.at
    const logits: Float64Array[] = []
    const probabilities: Float64Array[] = []
    for (let index = 0; index * hidden < mixed.length; index += 1) {
      memory.copy(everywhere, hidden, z)
      this.#addNeighbours(mixed, index, { length: hidden, before: mix2[1], behind: mix2[2] })
      this.#multiply(mix2[0], this.#lists[index % 3] as List, z)
      this.#do.relu(z, hidden)
      memory.putOne(mixed, index * hidden, { length: hidden, at: x })
      this.#do.addTo(z, x, hidden)
      memory.put(biasOutput, at)
      const { at: list, count } = this.#list(z, hidden, SPARE)
      this.#do.multiplyAdd(output, this.#outputs, list, count, at)
      logits.push(memory.take(at, biasOutput.length))
      this.#do.softmax(at, biasOutput.length)
      probabilities.push(memory.take(at, biasOutput.length))
    }
    return { logits, probabilities }
  }

  /** Adds what the vectors before and behind bring. Of three in a row each is listed once. */
  #addNeighbours(
    vectors: Float64Array,
    index: number,
    { length, before, behind }: { length: number; before: number | undefined; behind: number | undefined },
  ): void {
    const { z } = this.#memory.at
    if (index > 0) this.#multiply(before, this.#lists[(index - 1) % 3] as List, z)
    else this.#listed(vectors, 0, { length, into: 0 })
    if ((index + 1) * length >= vectors.length) return
    this.#multiply(behind, this.#listed(vectors, index + 1, { length, into: (index + 1) % 3 }), z)
  }

  #multiply(matrix: number | undefined, { at, count }: List, y: number): void {
    if (matrix !== undefined) this.#do.multiplyAdd(matrix, this.#net.hidden, at, count, y)
  }

  #listed(vectors: Float64Array, index: number, { length, into }: { length: number; into: number }): List {
    const { x } = this.#memory.at
    this.#memory.putOne(vectors, index * length, { length, at: x })
    return this.#list(x, length, into)
  }

  #list(vector: number, length: number, into: number): List {
    const list = this.#lists[into] as List
    list.count = this.#do.compact(vector, length, list.at)
    return list
  }

  #addFlags(table: number, flags: readonly number[], { length, y }: { length: number; y: number }): void {
    const { numbers } = this.#memory.at
    for (let index = 0; index < flags.length; index += 1)
      this.#memory.words[(numbers >> 2) + index] = flags[index] as number
    this.#do.addDoubleRows(table, numbers, flags.length, length, y)
  }

  #addWords(tokens: readonly Token[]): number {
    const { numbers, wordSum } = this.#memory.at
    let count = 0
    let inBatch = 0
    for (const { word } of tokens) {
      const isKept = this.#owners[word.slot] === word
      // A new word may take the slot of one that waits in the batch.
      if (!isKept || inBatch === BATCH) {
        this.#do.addSums(numbers, inBatch, wordSum)
        inBatch = 0
      }
      const slot = isKept ? word.slot : this.#fillSlot(word)
      count += this.#counts[slot] as number
      this.#memory.words[(numbers >> 2) + inBatch] = this.#addressOf(slot)
      inBatch += 1
    }
    this.#do.addSums(numbers, inBatch, wordSum)
    return count
  }

  #addressOf(slot: number): number {
    return this.#memory.at.slots + slot * this.#net.width * Int16Array.BYTES_PER_ELEMENT
  }

  #fillSlot(word: Word): number {
    const slot = this.#nextSlot
    const { words, shorts, at } = this.#memory
    this.#nextSlot = (slot + 1) % SLOTS
    this.#owners[slot] = word
    word.slot = slot
    const address = this.#addressOf(slot)
    shorts.fill(0, address >> 1, (address >> 1) + this.#net.width)
    const features = featuresOfWord(word)
    words.set(features, at.features >> 2)
    this.#counts[slot] = this.#do.addRowsShort(at.features, features.length, address)
    return slot
  }

  #addFeatures(features: Uint32Array, target: number): number {
    const { words, at } = this.#memory
    let count = 0
    for (let from = 0; from < features.length; from += BATCH) {
      const batch = features.length <= BATCH ? features : features.subarray(from, from + BATCH)
      words.set(batch, at.features >> 2)
      count += this.#do.addRows(at.features, batch.length, target)
    }
    return count
  }
}

/** The list that no vector in a row has. */
const SPARE = 3
