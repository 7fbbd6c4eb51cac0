// The taxonomy of what a segment of a seller's message is for. One intent a segment.
// Which class an intent belongs to is a policy's business; DEFAULT_CLASSES is the reading of `amazon-2017`.

const CRITICAL_INTENTS = [
  'address_problem',
  'delivery_scheduling',
  'delivery_failed_action',
  'customization_question',
  'choice_needed',
  'required_information',
  'cancellation_or_return_action',
  'answer_to_buyer',
  'safety_or_legal_notice',
  'requested_document',
] as const

const NON_CRITICAL_INTENTS = [
  'order_confirmation',
  'shipment_confirmation',
  'delivery_confirmation',
  'refund_confirmation',
  'delay_notice',
  'usage_help',
  'problem_invitation',
  'warranty_offer',
  'thanks',
  'product_review_request',
  'seller_feedback_request',
  'cross_sell',
  'promotion',
] as const

const PROHIBITED_INTENTS = [
  'review_incentive',
  'review_steering',
  'off_platform_contact',
  'off_platform_deal',
  'outside_link',
  'pressure',
  'phishing',
] as const

const NEUTRAL_INTENTS = [
  'greeting',
  'sign_off',
  'courtesy',
  'order_reference',
  'signature',
  'disclaimer',
  'quote',
  'filler',
  'other',
] as const

export type Intent =
  | (typeof CRITICAL_INTENTS)[number]
  | (typeof NON_CRITICAL_INTENTS)[number]
  | (typeof PROHIBITED_INTENTS)[number]
  | (typeof NEUTRAL_INTENTS)[number]

export const INTENTS: readonly Intent[] = [
  ...CRITICAL_INTENTS,
  ...NON_CRITICAL_INTENTS,
  ...PROHIBITED_INTENTS,
  ...NEUTRAL_INTENTS,
]

export const CLASSES = ['critical', 'non_critical', 'prohibited', 'neutral'] as const

/** What a policy makes of an intent. */
export type Class = (typeof CLASSES)[number]

/** Every intent with the class a policy gives it. */
export type ClassTable = Readonly<Record<Intent, Class>>

export const DEFAULT_CLASSES: ClassTable = Object.fromEntries([
  ...CRITICAL_INTENTS.map((intent) => [intent, 'critical']),
  ...NON_CRITICAL_INTENTS.map((intent) => [intent, 'non_critical']),
  ...PROHIBITED_INTENTS.map((intent) => [intent, 'prohibited']),
  ...NEUTRAL_INTENTS.map((intent) => [intent, 'neutral']),
]) as ClassTable

/** Tells whether a string names an intent of the taxonomy. */
export function isIntent(name: string): name is Intent {
  return (INTENTS as readonly string[]).includes(name)
}
