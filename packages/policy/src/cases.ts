// Runs the cases that a policy carries: facts and the decision they must lead to.
import type { Policy, PolicyCase } from './policy.ts'

export interface FailedCase {
  readonly name: string
  readonly expected: string
  readonly got: string
}

/** Returns the cases whose decision is another than the expected one; a policy with any must not be used. */
export function failedCases(policy: Policy): FailedCase[] {
  return policy.cases.flatMap((policyCase) => {
    const got = codeFor(policy, policyCase)
    return got === policyCase.expect ? [] : [{ name: policyCase.name, expected: policyCase.expect, got }]
  })
}

function codeFor(policy: Policy, { facts }: PolicyCase): string {
  return policy.rules.find((rule) => rule.holds(facts))?.then.code ?? 'none'
}
