// Learns an overlay from what reviewers read otherwise than the judge: small additions to the logits for the words of the
// passages they labelled. Deterministic: the same lessons in the same order give the same overlay.
import { INTENTS, type Intent } from '../intents.ts'
import { type JudgeInput, lookOver } from '../judge.ts'
import type { Part } from '../judgement.ts'
import { softmax } from '../model/exp.ts'
import { type Overlay, overlayFeatures } from '../model/overlay.ts'
import { readLetter } from '../reading/read-letter.ts'
import { authorWeights } from './author-weights.ts'

/** A message that a reviewer has read. */
export interface Lesson {
  readonly input: JudgeInput
  /** Where its passages stand, and what they are for. */
  readonly labels: readonly {
    readonly part: Part
    readonly start: number
    readonly end: number
    readonly intent: Intent
  }[]
  /** Whose message it is, so that no single one teaches too much. */
  readonly author: string
}

interface Example {
  readonly features: readonly number[]
  readonly logits: Float64Array
  readonly target: number
  readonly author: string
}

const EPOCHS = 60
const RATE = 0.5

/** Pulls each weight towards none, so that a word is not taken for more than it has shown. */
const DECAY = 0.002

/** Undefined where the lessons come from too few authors for none to be more than a twentieth, or hold no passage. */
export function learnOverlay(lessons: readonly Lesson[], version: string): Overlay | undefined {
  const examples = lessons.flatMap(examplesOf)
  const weightOf = authorWeights(examples.map(({ author }) => author))
  if (!weightOf) return undefined
  const weights = new Map<number, Float64Array>()
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const example of examples) learn(example, weights, weightOf(example.author))
  return { version, weights }
}

/** Passages that are cut otherwise by now are passed over. */
function examplesOf({ input, labels, author }: Lesson): Example[] {
  const { overlay: _, memory: __, ...plain } = input
  const { pieces, context } = lookOver(plain)
  const { pieces: readings, state } = readLetter(pieces, context)
  return labels.flatMap(({ part, start, end, intent }) => {
    const index = pieces.findIndex(
      (piece) => piece.part === part && piece.start === start && piece.end === end,
    )
    const reading = readings[index]
    if (!reading) return []
    const features = overlayFeatures(reading.view.tokens)
    const logits = state.logits[index] as Float64Array
    return [{ features, logits, target: INTENTS.indexOf(intent), author }]
  })
}

/** One step down the gradient of the log loss. */
function learn(
  { features, logits, target }: Example,
  weights: Map<number, Float64Array>,
  weight: number,
): void {
  const scale = 1 / Math.sqrt(Math.max(1, features.length))
  const rows = features.map((feature) => rowOf(weights, feature))
  const sums = Float64Array.from(logits)
  for (const row of rows)
    for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] as number) + scale * (row[k] as number)
  const wrong = softmax(sums)
  wrong[target] = (wrong[target] as number) - 1
  for (const row of rows)
    for (let k = 0; k < row.length; k += 1)
      row[k] = (row[k] as number) * (1 - DECAY) - RATE * weight * scale * (wrong[k] as number)
}

function rowOf(weights: Map<number, Float64Array>, feature: number): Float64Array {
  const row = weights.get(feature) ?? new Float64Array(INTENTS.length)
  weights.set(feature, row)
  return row
}
