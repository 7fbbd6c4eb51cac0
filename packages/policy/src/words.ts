// Puts a decision into words for its sender.
import type { Intent } from '@comity/judge'
import type { Consequence, Policy, Texts } from './policy.ts'

/** What a part with this intent does, to stand after "this part …". */
const INTENT_WORDS: Readonly<Partial<Record<Intent, string>>> = {
  address_problem: 'asks for the shipping address',
  delivery_scheduling: 'arranges the delivery',
  delivery_failed_action: 'tells what to do about a failed delivery',
  customization_question: 'asks how the item is to be made',
  choice_needed: 'asks for a choice',
  required_information: 'asks for something the order needs',
  cancellation_or_return_action: 'tells what to do for a cancellation or return',
  answer_to_buyer: 'answers the buyer',
  safety_or_legal_notice: 'warns of a danger or gives a legal notice',
  requested_document: 'brings a document the buyer needs',
  order_confirmation: 'confirms the order',
  shipment_confirmation: 'confirms the dispatch',
  delivery_confirmation: 'confirms the delivery',
  refund_confirmation: 'confirms a refund',
  delay_notice: 'tells of a delay',
  usage_help: 'helps with using the item',
  problem_invitation: 'offers help in general',
  warranty_offer: 'offers a warranty or service',
  thanks: 'says thanks',
  product_review_request: 'asks for a product review',
  seller_feedback_request: 'asks for seller feedback',
  cross_sell: 'shows other products',
  promotion: 'advertises',
  review_incentive: 'offers something for a review',
  review_steering: 'steers or corrects reviews',
  off_platform_contact: 'gives a contact outside the marketplace',
  off_platform_deal: 'offers a deal outside the marketplace',
  outside_link: 'links to another site',
  pressure: 'puts the buyer under pressure',
  phishing: 'asks for secrets',
}

/** A sentence that names more reasons than this is not read. */
const NAMED_INTENTS = 3

/** The sentence a consequence has for its sender, in his language or else in English. */
export function tell(
  policy: Policy,
  { code }: Consequence,
  { language, intents }: { readonly language: string; readonly intents: readonly string[] },
): { because: string; how_to_fix?: string } {
  const texts = textsFor(policy, code, language)
  const because = texts.because.replace('{intents}', inWords(intents as readonly Intent[]))
  return texts.how_to_fix === undefined ? { because } : { because, how_to_fix: texts.how_to_fix }
}

function textsFor(policy: Policy, code: string, language: string): Texts {
  const texts = policy.texts.get(language)?.get(code) ?? policy.texts.get('en')?.get(code)
  if (!texts) throw new Error(`policy ${policy.name} has no English text for ${code}`)
  return texts
}

function inWords(intents: readonly Intent[]): string {
  const words = intents
    .map((intent) => INTENT_WORDS[intent])
    .filter((word) => word !== undefined)
    .slice(0, NAMED_INTENTS)
  if (words.length === 0) return 'says nothing the order needs'
  return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
