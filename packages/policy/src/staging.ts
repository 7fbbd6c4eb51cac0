// How far a rule has come for a seller: the share of sellers it is tried on is always the same ones.
import type { Staging } from './policy.ts'

/** The stage of a rule for a seller; whoever is not among the share sees it in shadow. */
export function stageFor({ stage, share }: Staging, id: string, sellerId: string): Staging['stage'] {
  if (stage === 'shadow' || share >= 1) return stage
  return lot(`${id}\n${sellerId}`) < share ? stage : 'shadow'
}

/** A number in [0, 1) out of a text, evenly spread (FNV-1a, then mixed). */
function lot(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}
