// Frames of what no marketplace lets a seller write: combinations of concepts in one sentence. A single word decides
// nothing; "no" beside it takes the ground from under a frame.
import type { Intent } from '../intents.ts'
import type { Concept } from './concept.ts'
import { BIT } from './lexicon.ts'

export interface Frame {
  readonly name: string
  readonly intent: Intent
  readonly all: readonly Concept[]
  /** Whether a negation in the sentence undoes it. */
  readonly negatable: boolean
}

export const FRAMES: readonly Frame[] = [
  {
    name: 'reward for a review',
    intent: 'review_incentive',
    all: ['review', 'incentive', 'exchange'],
    negatable: true,
  },
  {
    name: 'review beside a reward',
    intent: 'review_incentive',
    all: ['review', 'incentive'],
    negatable: true,
  },
  { name: 'best rating asked for', intent: 'review_steering', all: ['best_rating'], negatable: true },
  {
    name: 'review only if happy',
    intent: 'review_steering',
    all: ['review', 'positive', 'condition'],
    negatable: false,
  },
  {
    name: 'contact first, then review',
    intent: 'review_steering',
    all: ['review', 'contact_us', 'first'],
    negatable: false,
  },
  {
    name: 'unhappy ones not to review',
    intent: 'review_steering',
    all: ['review', 'contact_us', 'negative'],
    negatable: false,
  },
  {
    name: 'unhappy ones to come first',
    intent: 'review_steering',
    all: ['contact_us', 'negative', 'first'],
    negatable: false,
  },
  { name: 'change of a review', intent: 'review_steering', all: ['review', 'change'], negatable: true },
  { name: 'positive review', intent: 'review_steering', all: ['review', 'positive'], negatable: true },
  { name: 'deal outside', intent: 'off_platform_deal', all: ['deal', 'outside'], negatable: true },
  { name: 'payment outside', intent: 'off_platform_deal', all: ['deal', 'outside_payment'], negatable: true },
  { name: 'secret asked for', intent: 'phishing', all: ['secret', 'hand_over'], negatable: true },
  { name: 'threat over a review', intent: 'pressure', all: ['threat', 'review'], negatable: true },
  { name: 'threat over a claim', intent: 'pressure', all: ['threat', 'dispute'], negatable: true },
  {
    name: 'contact by a channel',
    intent: 'off_platform_contact',
    all: ['channel', 'contact_us'],
    negatable: true,
  },
]

const MASKS = FRAMES.map(({ all }) => all.reduce((bits, concept) => bits | BIT[concept], 0))

/** Indexes into FRAMES of those that a sentence's concepts fill. */
export function framesIn(bits: number): number[] {
  const found: number[] = []
  for (let index = 0; index < FRAMES.length; index += 1) {
    const mask = MASKS[index] as number
    const undone = (FRAMES[index] as Frame).negatable && (bits & BIT.negation) !== 0
    if ((bits & mask) === mask && !undone) found.push(index)
  }
  return found
}
