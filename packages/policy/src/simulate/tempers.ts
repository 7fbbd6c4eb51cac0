// How sellers of several tempers write, and what buyers bear. The numbers are chosen so that the story of 2017 can be
// replayed (simulate.test.ts): undisciplined follow-ups bring about a fifth of the buyers to opt out.
import type { Intent } from '@comity/judge'

export interface Temper {
  readonly name: string
  /** Share of sellers. */
  readonly share: number
  /** Follow-ups on each order: what, days after the order, with which probability. */
  readonly followUps: readonly FollowUp[]
  /** How often he marks as critical what is not. */
  readonly falseClaims: number
  /** How often he puts a review request below what the order needs. */
  readonly mixes: number
}

export interface FollowUp {
  readonly says: readonly Intent[]
  readonly day: number
  readonly probability: number
}

const CONFIRMATIONS: readonly FollowUp[] = [
  { says: ['order_confirmation'], day: 0.1, probability: 0.8 },
  { says: ['shipment_confirmation'], day: 1.5, probability: 0.9 },
]

export const TEMPERS: readonly Temper[] = [
  {
    name: 'quiet',
    share: 0.35,
    followUps: [{ says: ['shipment_confirmation'], day: 1.5, probability: 0.4 }],
    falseClaims: 0,
    mixes: 0,
  },
  {
    name: 'caring',
    share: 0.3,
    followUps: [
      ...CONFIRMATIONS,
      { says: ['usage_help'], day: 4, probability: 0.5 },
      { says: ['product_review_request'], day: 12, probability: 0.5 },
    ],
    falseClaims: 0.002,
    mixes: 0.05,
  },
  {
    name: 'eager',
    share: 0.25,
    followUps: [
      ...CONFIRMATIONS,
      { says: ['delivery_confirmation', 'problem_invitation'], day: 4, probability: 0.7 },
      { says: ['seller_feedback_request'], day: 7, probability: 0.8 },
      { says: ['product_review_request'], day: 12, probability: 0.8 },
      { says: ['promotion'], day: 25, probability: 0.5 },
    ],
    falseClaims: 0.01,
    mixes: 0.25,
  },
  {
    name: 'relentless',
    share: 0.1,
    followUps: [
      ...CONFIRMATIONS,
      { says: ['thanks', 'product_review_request'], day: 4, probability: 0.9 },
      { says: ['product_review_request'], day: 7, probability: 0.9 },
      { says: ['product_review_request', 'seller_feedback_request'], day: 11, probability: 0.9 },
      { says: ['cross_sell'], day: 15, probability: 0.8 },
      { says: ['promotion'], day: 20, probability: 0.8 },
      { says: ['product_review_request'], day: 30, probability: 0.8 },
    ],
    falseClaims: 0.3,
    mixes: 0.6,
  },
]

/** What an order needs now and then: what, with which probability. */
export const NEEDS: readonly (readonly [Intent, number])[] = [
  ['address_problem', 0.02],
  ['delivery_scheduling', 0.02],
  ['customization_question', 0.01],
  ['choice_needed', 0.02],
  ['required_information', 0.01],
  ['delivery_failed_action', 0.02],
]

/** How much a message annoys, by intent; what is not named annoys by half. */
export const ANNOYANCE: Readonly<Partial<Record<Intent, number>>> = {
  product_review_request: 1,
  seller_feedback_request: 1,
  promotion: 1.2,
  cross_sell: 1,
  thanks: 0.3,
  usage_help: 0.3,
  order_confirmation: 0.15,
  shipment_confirmation: 0.05,
  delivery_confirmation: 0.4,
  problem_invitation: 0.2,
  delay_notice: 0.2,
}

export interface Bearing {
  readonly name: string
  readonly share: number
  /** Annoyance that a buyer bears before he thinks of opting out. */
  readonly tolerance: number
  /** Whether he looks for the one category that annoyed him, or refuses all. */
  readonly choosy: number
}

export const BUYERS: readonly Bearing[] = [
  { name: 'patient', share: 0.55, tolerance: 13, choosy: 0.5 },
  { name: 'ordinary', share: 0.35, tolerance: 6.2, choosy: 0.35 },
  { name: 'touchy', share: 0.1, tolerance: 2.4, choosy: 0.15 },
]

/** After this many days half of an annoyance is forgotten. */
export const FORGET_DAYS = 21
