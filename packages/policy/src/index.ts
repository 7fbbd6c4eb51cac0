// @comity/policy: what may be done with a judged message? Pure: facts and a policy in, a decision out.
export { type Advice, advise } from './advice/advise.ts'
export { ACTIONS } from './advice/words.ts'
export { type FailedCase, failedCases } from './cases.ts'
export { lookAlikeOf } from './claim-look-alikes.ts'
export { type ClaimFields, claimOf } from './claims.ts'
export { decide, type Step } from './decide.ts'
export { CLAIM_KINDS, type ClaimKind, type Decision, OUTCOMES, type Outcome } from './decision.ts'
export { type Bucket, type Circumstances, type DecisionInput, PLAIN } from './decision-input.ts'
export { diffPolicies, type PolicyChange } from './diff.ts'
export { FACTS, type Fact, factValue, type PolicyFacts } from './facts/catalogue.ts'
export type { FindPolicy } from './file/extend.ts'
export { PolicyError, type PolicyFault } from './file/read.ts'
export { policySchema } from './file/schema.ts'
export { afterOne, limitSize } from './gates/bucket.ts'
export { describeGate } from './gates/describe.ts'
export { inLanguage, primarySubtag } from './in-language.ts'
export { type Label, labelled } from './labels.ts'
export { loadPolicy } from './load.ts'
export { CATEGORIES, type Category, type Gate, type LimitScope, type Policy } from './policy.ts'
export { type Choice, readChoices, SCOPES, SOURCES } from './preferences.ts'
export { isCriticalWithheld, refusedPartsSent } from './promises.ts'
export { DEFAULT_OPTIONS, type MonthFigures, type SimulationOptions, simulate } from './simulate/simulate.ts'
export type { StandingEvent } from './standing/events.ts'
export { findingOf } from './standing/finding.ts'
export type { Rung, Sanction, StandingRules } from './standing/rules.ts'
export {
  continues,
  type RuledEvent,
  replay,
  type Standing,
  type Strike,
  standingOf,
} from './standing/standing.ts'
export { follow, NO_EVENTS, type StandingState, shareOf, type Turn } from './standing/state.ts'
export { wilson } from './standing/wilson.ts'
export { cutHtml } from './trim/html.ts'
export { type Body, type TrimInput, trimMessage } from './trim/trim.ts'
export { type Walk, type WalkStep, walkPolicy } from './walk.ts'
