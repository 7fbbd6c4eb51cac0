// Feature hashing: names to 32-bit numbers, spread evenly. Namespaces keep a word apart from the same word elsewhere.

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a over UTF-16 units, begun in a namespace. */
export function hashText(namespace: number, text: string, from = 0, to: number = text.length): number {
  let hash = beginHash(namespace)
  for (let index = from; index < to; index += 1) hash = addUnit(hash, text.charCodeAt(index))
  return endHash(hash)
}

/** `hashText` in steps: its beginning, one unit more, and its end. */
export function beginHash(namespace: number): number {
  return (OFFSET ^ Math.imul(namespace + 1, 0x9e3779b1)) | 0
}

export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

export function endHash(hash: number): number {
  return mix(hash)
}

/** Joins two hashes into that of their pair. */
export function hashPair(namespace: number, left: number, right: number): number {
  return mix(Math.imul(left ^ Math.imul(namespace + 1, 0x85ebca6b), PRIME) ^ Math.imul(right, 0xc2b2ae35))
}

/** The finalizer of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
