// The linter: what would become of this message, for a buyer who opted out and for one who did not? The very decision
// of the live path, on the same facts; nothing is stored or sent.
import { type Judgement, judge } from '@comity/judge'
import {
  type Advice,
  advise,
  CATEGORIES,
  type ClaimFields,
  claimOf,
  type Decision,
  type DecisionInput,
  decide,
  lookAlikeOf,
  PLAIN,
  type Policy,
} from '@comity/policy'
import type { Mail } from '../read/mail.ts'

export interface LintResult {
  readonly judgement: Judgement | null
  readonly opted_out: Decision
  readonly willing: Decision
  /** What to change so that it arrives with a buyer who opted out; empty where it does. */
  readonly advice: readonly Advice[]
}

export interface LintOptions {
  readonly claim?: ClaimFields
  readonly allowedHosts?: readonly string[]
  readonly now: Date
  /** How far the order has come, and since when; else it was paid two days ago. */
  readonly order?: { readonly state: 'paid' | 'shipped' | 'delivered'; readonly days: number }
  /** Language the seller reads. */
  readonly language?: string
}

/** Lints a seller's message that begins a conversation. */
export function lintMail(
  mail: Pick<Mail, 'subject' | 'visible'>,
  policy: Policy,
  { claim = {}, allowedHosts = [], now, order = { state: 'paid', days: 2 }, language = 'en' }: LintOptions,
): LintResult {
  const judgement = mail.visible && judge({ subject: mail.subject, body: mail.visible, allowedHosts })
  const since = new Date(now.getTime() - order.days * 86_400_000).toISOString()
  const lookAlike = lookAlikeOf(mail.subject, policy)
  const inputFor = (buyer: Partial<typeof PLAIN.buyer>): DecisionInput => ({
    ...PLAIN,
    ...{ now: now.toISOString(), language, judgement, reason: claim.reason ?? null },
    claim: claimOf(mail.subject, claim, policy) ?? null,
    ...(lookAlike === undefined ? {} : { claim_look_alike: lookAlike }),
    // Whether the order's number stands in it depends on the order; the buyer's language on the buyer.
    message: { ...PLAIN.message, names_order: true },
    buyer: { ...PLAIN.buyer, language: judgement?.language ?? 'en', ...buyer },
    order: {
      ...PLAIN.order,
      state: order.state,
      placed_at: since,
      shipped_at: order.state === 'paid' ? null : since,
      delivered_at: order.state === 'delivered' ? since : null,
    },
  })
  const optedOut = inputFor({ refused: CATEGORIES })
  const decision = decide(optedOut, policy)
  return {
    judgement: judgement ?? null,
    opted_out: decision,
    willing: decide(inputFor({ consented: CATEGORIES }), policy),
    advice: advise(optedOut, policy, decision),
  }
}
