// What a marketplace's reviewers have taught the judge: small additions to the logits for the words they labelled, kept
// beside the model and never in it, so that they can be tried, versioned and taken back.
import { INTENTS } from '../intents.ts'
import { featuresOfWord, pairFeatures } from './features.ts'
import type { Token } from './tokens.ts'

/** Additions by feature. A feature stands for a word, a pair of words or a run of letters. */
export interface Overlay {
  readonly version: string
  /** For each feature, what it adds to each output. */
  readonly weights: ReadonlyMap<number, Float64Array>
}

/** The logits with the overlay's additions for these words. */
export function addOverlay(
  logits: Float64Array,
  { weights }: Overlay,
  { tokens }: { readonly tokens: readonly Token[] },
): Float64Array {
  const features = overlayFeatures(tokens)
  const added = Float64Array.from(logits)
  const scale = 1 / Math.sqrt(Math.max(1, features.length))
  for (const feature of features) {
    const row = weights.get(feature)
    if (!row) continue
    for (let k = 0; k < INTENTS.length; k += 1) added[k] = (added[k] as number) + scale * (row[k] as number)
  }
  return added
}

/** Whole words and pairs: letters' runs reach too far for so few labels. */
export function overlayFeatures(tokens: readonly Token[]): number[] {
  return [...tokens.map(({ word }) => featuresOfWord(word)[0] as number), ...pairFeatures(tokens)]
}
