// The policy in force as sellers may read it: every rule with its condition, its outcome and its sentence.

import { INTENTS } from '@comity/judge'
import { describeGate, type Policy } from '@comity/policy'
import type { z } from 'zod'
import type { inForce } from './policy-shapes.ts'

/** Sentences are English here: those of a decision are in its reader's language. */
export function rulesView(policy: Policy): z.input<typeof inForce> {
  const because = (code: string) => policy.texts.get('en')?.get(code)?.because ?? ''
  const staging = ({ stage, share, clause }: Policy['rules'][number] | Policy['gates'][number]) => ({
    ...{ stage, share, ...(clause === undefined ? {} : { clause }) },
  })
  const consequence = ({ outcome, code }: Policy['untrimmable']) => ({
    outcome,
    code,
    because: because(code),
  })
  return {
    ...{ name: policy.name, version: policy.version, title: policy.title },
    intents: INTENTS.map((intent) => {
      const category = policy.categories.get(intent)
      return { intent, class: policy.classes[intent], ...(category ? { category } : {}) }
    }),
    rules: policy.rules.map((rule) => ({
      ...{ id: rule.id, when: rule.when, ...consequence(rule.then), ...staging(rule) },
    })),
    gates: policy.gates.map((gate) => ({
      ...{ id: gate.id, closes: describeGate(gate), ...consequence(gate.then), ...staging(gate) },
    })),
    reasons: [...policy.reasons.values()].map(({ id, title, intents, states, begunBy: begun_by, cap }) => ({
      ...{ id, title, intents, states, begun_by, cap },
    })),
    platform_notices: policy.platformNotices.map(({ intent, title, states }) => ({ intent, title, states })),
  }
}
