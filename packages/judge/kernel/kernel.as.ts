// The sums of the net in WebAssembly (AssemblyScript; `npm run kernel` compiles it into kernel.js): two doubles at a time,
// each reckoned exactly as src/model/network.ts does it, in the same order, so that both give the same bits.
// The host lays the memory out (src/model/kernel.ts) and passes addresses. Lengths are multiples of 16.

/** Adds the rows of the features that training knew to 16-bit sums; returns how many those are. */
export function addRowsShort(features: usize, count: i32, target: usize): i32 {
  let found = 0
  for (let index = 0; index < count; index += 1) {
    const feature = load<u32>(features + (<usize>index << 2))
    if (!isKnown(feature)) continue
    found += 1
    const row = embeddings + <usize>((feature & rowMask) * width)
    for (let k: usize = 0; k < <usize>width; k += 8) {
      const at = target + (k << 1)
      v128.store(at, i16x8.add(v128.load(at), v128.load_ext<i8>(row + k)))
    }
  }
  return found
}

/** The same to 32-bit sums. */
export function addRows(features: usize, count: i32, target: usize): i32 {
  let found = 0
  for (let index = 0; index < count; index += 1) {
    const feature = load<u32>(features + (<usize>index << 2))
    if (!isKnown(feature)) continue
    found += 1
    const row = embeddings + <usize>((feature & rowMask) * width)
    for (let k: usize = 0; k < <usize>width; k += 8) {
      addShorts(target + (k << 2), v128.load_ext<i8>(row + k))
    }
  }
  return found
}

/** Adds 16-bit sums, by their addresses, to 32-bit sums. */
export function addSums(addresses: usize, count: i32, target: usize): void {
  for (let index = 0; index < count; index += 1) {
    const sum = <usize>load<u32>(addresses + (<usize>index << 2))
    for (let k: usize = 0; k < <usize>width; k += 8) addShorts(target + (k << 2), v128.load(sum + (k << 1)))
  }
}

// @ts-ignore: decorator
@inline
function addShorts(at: usize, shorts: v128): void {
  v128.store(at, i32x4.add(v128.load(at), i32x4.extend_low_i16x8_s(shorts)))
  v128.store(at, i32x4.add(v128.load(at, 16), i32x4.extend_high_i16x8_s(shorts)), 16)
}

// @ts-ignore: decorator
@inline
function isKnown(feature: u32): bool {
  const bit = (feature >> 7) & bitMask
  return ((load<u8>(known + <usize>(bit >> 3)) >> <u8>(bit & 7)) & 1) != 0
}

let width = 0
let rowMask: u32 = 0
let bitMask: u32 = 0
let embeddings: usize = 0
let known: usize = 0

/** Tells where the table of embeddings and that of known features stand. */
export function setTables(w: i32, rows: u32, bits: u32, table: usize, knownBits: usize): void {
  width = w
  rowMask = rows - 1
  bitMask = bits - 1
  embeddings = table
  known = knownBits
}

/** x = words · factor + meanings · factor, each left out where its factor is nought. */
export function scaleSums(words: usize, wordFactor: f64, meanings: usize, meaningFactor: f64, x: usize): void {
  const a = f64x2.splat(wordFactor)
  const b = f64x2.splat(meaningFactor)
  for (let k: usize = 0; k < <usize>width; k += 2) {
    let value = f64x2.splat(0)
    if (wordFactor != 0) value = f64x2.add(value, f64x2.mul(doubles(words + (k << 2)), a))
    if (meaningFactor != 0) value = f64x2.add(value, f64x2.mul(doubles(meanings + (k << 2)), b))
    v128.store(x + (k << 3), value)
  }
}

// @ts-ignore: decorator
@inline
function doubles(at: usize): v128 {
  return f64x2.convert_low_i32x4_s(v128.load64_zero(at))
}

/** Adds rows of a table of doubles, by their numbers, to a vector. */
export function addDoubleRows(table: usize, numbers: usize, count: i32, length: i32, y: usize): void {
  for (let index = 0; index < count; index += 1) {
    const row = table + <usize>load<u32>(numbers + (<usize>index << 2)) * (<usize>length << 3)
    for (let k: usize = 0; k < <usize>length << 3; k += 16)
      v128.store(y + k, f64x2.add(v128.load(y + k), v128.load(row + k)))
  }
}

/** Sets what is below nought to nought. */
export function relu(x: usize, length: i32): void {
  const zero = f64x2.splat(0)
  for (let k: usize = 0; k < <usize>length << 3; k += 16) {
    const value = v128.load(x + k)
    v128.store(x + k, v128.andnot(value, f64x2.lt(value, zero)))
  }
}

/** y += x. */
export function addTo(y: usize, x: usize, length: i32): void {
  for (let k: usize = 0; k < <usize>length << 3; k += 16)
    v128.store(y + k, f64x2.add(v128.load(y + k), v128.load(x + k)))
}

/** Lists the numbers of a vector that are not nought, each with its index, 16 bytes apart; returns how many. */
export function compact(x: usize, length: i32, list: usize): i32 {
  let count = 0
  for (let k = 0; k < length; k += 1) {
    const value = load<f64>(x + (<usize>k << 3))
    const at = list + (<usize>count << 4)
    store<f64>(at, value)
    store<i32>(at, k, 8)
    count += i32(value != 0)
  }
  return count
}

/** y += M x for a list of x; columns of M stand `outputs` doubles apart. Sixteen outputs at a time stay in registers. */
export function multiplyAdd(matrix: usize, outputs: i32, list: usize, count: i32, y: usize): void {
  const stride = <usize>outputs << 3
  const end = list + (<usize>count << 4)
  for (let block: usize = 0; block < stride; block += 128) {
    const to = y + block
    let a = v128.load(to), b = v128.load(to, 16), c = v128.load(to, 32), d = v128.load(to, 48)
    let e = v128.load(to, 64), f = v128.load(to, 80), g = v128.load(to, 96), h = v128.load(to, 112)
    for (let at = list; at < end; at += 16) {
      const value = v128.load64_splat(at)
      const column = matrix + block + <usize>load<u32>(at, 8) * stride
      a = f64x2.add(a, f64x2.mul(v128.load(column), value))
      b = f64x2.add(b, f64x2.mul(v128.load(column, 16), value))
      c = f64x2.add(c, f64x2.mul(v128.load(column, 32), value))
      d = f64x2.add(d, f64x2.mul(v128.load(column, 48), value))
      e = f64x2.add(e, f64x2.mul(v128.load(column, 64), value))
      f = f64x2.add(f, f64x2.mul(v128.load(column, 80), value))
      g = f64x2.add(g, f64x2.mul(v128.load(column, 96), value))
      h = f64x2.add(h, f64x2.mul(v128.load(column, 112), value))
    }
    v128.store(to, a); v128.store(to, b, 16); v128.store(to, c, 32); v128.store(to, d, 48)
    v128.store(to, e, 64); v128.store(to, f, 80); v128.store(to, g, 96); v128.store(to, h, 112)
  }
}

/** Probabilities out of logits, in place (src/model/exp.ts). `length` is even; numbers behind `outputs` stay. */
export function softmax(logits: usize, outputs: i32): void {
  let top: f64 = -Infinity
  for (let k = 0; k < outputs; k += 1) {
    const value = load<f64>(logits + (<usize>k << 3))
    if (value > top) top = value
  }
  const bytes = (<usize>outputs + 3) >> 2 << 5
  const tops = f64x2.splat(top)
  for (let k: usize = 0; k < bytes; k += 32) {
    const x = f64x2.sub(v128.load(logits + k), tops)
    const y = f64x2.sub(v128.load(logits + k, 16), tops)
    const powerX = rounded(f64x2.mul(x, f64x2.splat(INVERSE_LN2)))
    const powerY = rounded(f64x2.mul(y, f64x2.splat(INVERSE_LN2)))
    const restX = rest(x, powerX)
    const restY = rest(y, powerY)
    let termX = f64x2.splat(1), termY = f64x2.splat(1), sumX = f64x2.splat(1), sumY = f64x2.splat(1)
    for (let n = 1; n <= 14; n += 1) {
      const divisor = f64x2.splat(<f64>n)
      termX = f64x2.div(f64x2.mul(termX, restX), divisor)
      termY = f64x2.div(f64x2.mul(termY, restY), divisor)
      sumX = f64x2.add(sumX, termX)
      sumY = f64x2.add(sumY, termY)
    }
    v128.store(logits + k, scaled(sumX, powerX, x))
    v128.store(logits + k, scaled(sumY, powerY, y), 16)
  }
  let sum: f64 = 0
  for (let k = 0; k < outputs; k += 1) sum += load<f64>(logits + (<usize>k << 3))
  for (let k = 0; k < outputs; k += 1) {
    const at = logits + (<usize>k << 3)
    store<f64>(at, load<f64>(at) / sum)
  }
}

const LN2_HIGH: f64 = 22713.0 / 32768.0
const LN2_LOW: f64 = 1.42860682030941e-6
const INVERSE_LN2: f64 = 1.4426950408889634

/** As Math.round does: halves go up. */
// @ts-ignore: decorator
@inline
function rounded(x: v128): v128 {
  const up = f64x2.ceil(x)
  const tooFar = f64x2.gt(f64x2.sub(up, f64x2.splat(0.5)), x)
  return f64x2.sub(up, v128.and(tooFar, f64x2.splat(1)))
}

// @ts-ignore: decorator
@inline
function rest(x: v128, power: v128): v128 {
  const high = f64x2.sub(x, f64x2.mul(power, f64x2.splat(LN2_HIGH)))
  return f64x2.sub(high, f64x2.mul(power, f64x2.splat(LN2_LOW)))
}

/** sum · 2^power; nought where x is below -700. */
// @ts-ignore: decorator
@inline
function scaled(sum: v128, power: v128, x: v128): v128 {
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(power))
  const factor = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52)
  return v128.andnot(f64x2.mul(sum, factor), f64x2.lt(x, f64x2.splat(-700)))
}
