// The net over a letter again with another segment in one's place, without running what stays: what a word was worth is
// known by reading the letter without it, and a letter has many words.
import {
  addRows,
  logitsOf,
  multiplyAdd,
  type NetRun,
  type NetSegment,
  type Network,
  ownVector,
  relu,
  vectorAt,
} from './network.ts'

/** A run with what each segment was before its first rectifier. */
export interface Whole {
  readonly net: Network
  readonly own: Float64Array
  readonly hasSubject: boolean
  readonly flags: readonly (readonly number[])[]
  readonly before: readonly Float64Array[]
}

/** Goes over a run once; time is linear in the number of segments. */
export function wholeOf(
  net: Network,
  { own, everywhere, underSubject }: NetRun,
  { flags, hasSubject }: Pick<Whole, 'flags' | 'hasSubject'>,
): Whole {
  const before = flags.map((raised, index) => {
    const z = Float64Array.from(index > 0 ? underSubject : everywhere)
    if (index > 0) multiplyAdd(net.mix[1], vectorAt(own, index - 1, net.width), z)
    if (index < flags.length - 1) multiplyAdd(net.mix[2], vectorAt(own, index + 1, net.width), z)
    multiplyAdd(net.mix[0], vectorAt(own, index, net.width), z)
    return addRows(net.flagsHidden, raised, z)
  })
  return { net, own, hasSubject, flags, before }
}

/** The logits of a segment if it were another; the same as running the whole letter so, but for the order of sums. */
export function rerun(whole: Whole, index: number, segment: NetSegment): Float64Array {
  const { net, before } = whole
  const mixed = mixedAgain(whole, index, segment)
  const around2 = Float64Array.from(net.biasHidden2)
  const mean = new Float64Array(net.hidden)
  for (const v of mixed) add(v, 1 / before.length, mean)
  multiplyAdd(net.mix2[3], mean, around2)
  multiplyAdd(net.mix2[1], mixed[index - 1], around2)
  multiplyAdd(net.mix2[2], mixed[index + 1], around2)
  return logitsOf(net, mixed[index] as Float64Array, around2)
}

/** What the first round makes of each segment: the changed one reaches all by the mean, and its neighbours by itself. */
function mixedAgain(whole: Whole, index: number, segment: NetSegment): Float64Array[] {
  const { net, own, hasSubject, flags, before } = whole
  const change = ownVector(net, segment)
  add(vectorAt(own, index, net.width), -1, change)
  const by = (matrix: Float64Array | undefined) => {
    const reach = new Float64Array(net.hidden)
    multiplyAdd(matrix, change, reach)
    return reach
  }
  const [everywhere, subject] = [by(net.mix[4]), hasSubject && index === 0 ? by(net.mix[3]) : undefined]
  const [itself, next, previous] = [by(net.mix[0]), by(net.mix[1]), by(net.mix[2])]
  return before.map((z, at) => {
    const shifted = Float64Array.from(z)
    add(everywhere, 1 / before.length, shifted)
    if (subject && at > 0) add(subject, 1, shifted)
    if (at === index + 1) add(next, 1, shifted)
    if (at === index - 1) add(previous, 1, shifted)
    if (at !== index) return relu(shifted)
    add(itself, 1, shifted)
    add(addRows(net.flagsHidden, flags[at] ?? [], new Float64Array(net.hidden)), -1, shifted)
    return relu(addRows(net.flagsHidden, segment.flags, shifted))
  })
}

function add(x: Float64Array, times: number, y: Float64Array): void {
  for (let k = 0; k < y.length; k += 1) y[k] = (y[k] as number) + times * (x[k] as number)
}
