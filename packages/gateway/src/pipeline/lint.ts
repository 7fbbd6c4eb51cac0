// The linter: what would become of this message, for a buyer who opted out and for one who did not? The very decision
// of the live path, on the same facts; nothing is stored or sent.
import { type Judgement, judge } from '@comity/judge'
import { type Choice, type ClaimFields, claimOf, type Decision, decide, type Policy } from '@comity/policy'
import type { Mail } from '../read/mail.ts'
import { decisionInput } from './decision-input.ts'

export interface LintResult {
  readonly judgement: Judgement | null
  readonly opted_out: Decision
  readonly willing: Decision
}

/** Lints a seller's message that begins a conversation about an ordinary order. */
export function lintMail(
  mail: Pick<Mail, 'subject' | 'visible'>,
  policy: Policy,
  { claim = {}, allowedHosts = [] }: { claim?: ClaimFields; allowedHosts?: readonly string[] } = {},
): LintResult {
  const judgement = mail.visible && judge({ subject: mail.subject, body: mail.visible, allowedHosts })
  const decideFor = (choices: readonly Choice[]) =>
    decide(
      decisionInput({
        from: 'seller',
        judgement,
        claim: claimOf(mail.subject, claim, policy),
        custom: false,
        beganBy: undefined,
        answersOtherParty: false,
        choices,
        language: 'en',
      }),
      policy,
    )
  const optOut: Choice = { scope: 'all', category: 'all', choice: 'out', at: new Date(0) }
  return { judgement: judgement ?? null, opted_out: decideFor([optOut]), willing: decideFor([]) }
}
