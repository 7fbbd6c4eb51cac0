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
  readonly everywhere2: Float64Array
  readonly hasSubject: boolean
  readonly flags: readonly (readonly number[])[]
  readonly before: readonly Float64Array[]
}

/** Goes over a run once; time is linear in the number of segments. */
export function wholeOf(
  net: Network,
  { own, everywhere, underSubject, everywhere2 }: NetRun,
  { flags, hasSubject }: Pick<Whole, 'flags' | 'hasSubject'>,
): Whole {
  const before = flags.map((raised, index) => {
    const z = Float64Array.from(index > 0 ? underSubject : everywhere)
    if (index > 0) multiplyAdd(net.mix[1], vectorAt(own, index - 1, net.width), z)
    if (index < flags.length - 1) multiplyAdd(net.mix[2], vectorAt(own, index + 1, net.width), z)
    multiplyAdd(net.mix[0], vectorAt(own, index, net.width), z)
    return addRows(net.flagsHidden, raised, z)
  })
  return { net, own, everywhere2, hasSubject, flags, before }
}

/**
 * In longer letters what one segment brings to all others by the mean is next to nothing, and going over all of them for each
 * would take a time that grows with the square of the length.
 */
const SHORT = 40

/** The logits of a segment if it were another; in short letters the same as running the whole letter so, but for the order of sums. */
export function rerun(whole: Whole, index: number, segment: NetSegment): Float64Array {
  const { net, before } = whole
  const reach = reachOf(whole, index, segment)
  const isShort = before.length <= SHORT
  const mixed = (at: number) => (before[at] ? mixedAgain(whole, at, { ...reach, isShort }) : undefined)
  const around2 = Float64Array.from(isShort ? net.biasHidden2 : whole.everywhere2)
  if (isShort) {
    const mean = new Float64Array(net.hidden)
    for (let at = 0; at < before.length; at += 1) add(mixed(at) as Float64Array, 1 / before.length, mean)
    multiplyAdd(net.mix2[3], mean, around2)
  }
  multiplyAdd(net.mix2[1], mixed(index - 1), around2)
  multiplyAdd(net.mix2[2], mixed(index + 1), around2)
  return logitsOf(net, mixed(index) as Float64Array, around2)
}

/** What a change of one segment brings to which. */
interface Reach {
  readonly index: number
  readonly segment: NetSegment
  readonly everywhere: Float64Array
  readonly belowSubject: Float64Array | undefined
  readonly itself: Float64Array
  readonly next: Float64Array
  readonly previous: Float64Array
}

function reachOf({ net, own, hasSubject }: Whole, index: number, segment: NetSegment): Reach {
  const change = ownVector(net, segment)
  add(vectorAt(own, index, net.width), -1, change)
  const by = (matrix: Float64Array | undefined) => {
    const reach = new Float64Array(net.hidden)
    multiplyAdd(matrix, change, reach)
    return reach
  }
  return {
    ...{ index, segment },
    everywhere: by(net.mix[4]),
    belowSubject: hasSubject && index === 0 ? by(net.mix[3]) : undefined,
    ...{ itself: by(net.mix[0]), next: by(net.mix[1]), previous: by(net.mix[2]) },
  }
}

/** What the first round makes of a segment then. */
function mixedAgain(
  { net, flags, before }: Whole,
  at: number,
  {
    index,
    segment,
    everywhere,
    belowSubject,
    itself,
    next,
    previous,
    isShort,
  }: Reach & { readonly isShort: boolean },
): Float64Array {
  const z = Float64Array.from(before[at] as Float64Array)
  if (isShort) add(everywhere, 1 / before.length, z)
  if (belowSubject && at > 0) add(belowSubject, 1, z)
  if (at === index + 1) add(next, 1, z)
  if (at === index - 1) add(previous, 1, z)
  if (at !== index) return relu(z)
  add(itself, 1, z)
  add(addRows(net.flagsHidden, flags[at] ?? [], new Float64Array(net.hidden)), -1, z)
  return relu(addRows(net.flagsHidden, segment.flags, z))
}

function add(x: Float64Array, times: number, y: Float64Array): void {
  for (let k = 0; k < y.length; k += 1) y[k] = (y[k] as number) + times * (x[k] as number)
}
