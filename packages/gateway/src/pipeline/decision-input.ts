// Brings together what a decision depends on; the live path, the linter and the check before each delivery share it.
import type { Judgement } from '@comity/judge'
import { type Choice, type ClaimKind, type DecisionInput, refusedCategories } from '@comity/policy'
import type { Party } from '../identify/parties.ts'

export interface Circumstances {
  readonly from: Party
  readonly judgement: Judgement | undefined
  readonly claim: ClaimKind | undefined
  readonly custom: boolean
  readonly beganBy: Party | undefined
  readonly answersOtherParty: boolean
  readonly choices: readonly Choice[]
  /** Language the sender reads. */
  readonly language: string
}

export function decisionInput(facts: Circumstances): DecisionInput {
  return {
    from: facts.from,
    judgement: facts.judgement,
    claim: facts.claim,
    refused: refusedCategories(facts.choices),
    order: { custom: facts.custom },
    thread: { began_by: facts.beganBy ?? '', is_reply: facts.answersOtherParty },
    language: facts.language,
  }
}
