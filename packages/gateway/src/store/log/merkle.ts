// A Merkle tree over the hashes of entries (RFC 9162 §2.1): one root stands for all of them, and a few hashes prove that
// one entry is among them without showing the others.
import { createHash } from 'node:crypto'

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function leafHash(entryHash: Buffer): Buffer {
  return sha256(LEAF, entryHash)
}

/** The largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1)
}

/** The root over hashes of entries in their order; of none it is the hash of nothing. */
export function merkleRoot(entries: readonly Buffer[]): Buffer {
  return entries.length === 0 ? sha256() : rootOf(entries.map(leafHash), 0, entries.length)
}

function rootOf(leaves: readonly Buffer[], from: number, size: number): Buffer {
  if (size === 1) return leaves[from] as Buffer
  const left = splitOf(size)
  return sha256(NODE, rootOf(leaves, from, left), rootOf(leaves, from + left, size - left))
}

/** The hashes that lead from an entry to the root, the nearest first (RFC 9162 §2.1.3.1). */
export function merklePath(entries: readonly Buffer[], index: number): Buffer[] {
  const leaves = entries.map(leafHash)
  const path: Buffer[] = []
  let [from, size, at] = [0, leaves.length, index]
  while (size > 1) {
    const left = splitOf(size)
    if (at < left) {
      path.unshift(rootOf(leaves, from + left, size - left))
      size = left
    } else {
      path.unshift(rootOf(leaves, from, left))
      from += left
      size -= left
      at -= left
    }
  }
  return path
}
