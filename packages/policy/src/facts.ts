// What a rule's condition may ask about: a small, typed set of facts (docs/policy/facts.md).
import { VERDICTS } from '@comity/judge'
import { Environment } from '@marcbachmann/cel-js'
import { CLAIM_KINDS } from './decision.ts'

export interface PolicyFacts {
  readonly message: {
    readonly from: 'seller' | 'buyer'
    /** False where no text could be read; the verdict then says nothing. */
    readonly readable: boolean
    readonly verdict: string
    /** Whether a segment is critical beyond doubt. */
    readonly has_critical: boolean
    /** Whether a segment, beyond doubt, is one that this buyer refuses. */
    readonly has_refused: boolean
    readonly language: string
  }
  readonly claim: { readonly made: boolean; readonly kind: string }
  readonly buyer: {
    /** Whether the buyer refuses anything that this message holds, or might hold. */
    readonly opted_out: boolean
    /** How much of the non-critical part he refuses: `none`, `some` or `all`. */
    readonly refuses: string
  }
  readonly order: { readonly custom: boolean }
  readonly thread: {
    /** `buyer`, `seller`, or empty for the first message of a conversation. */
    readonly began_by: string
    /** Whether the message answers one of the other party's in its conversation. */
    readonly is_reply: boolean
  }
}

const FIELDS = {
  message: {
    from: 'string',
    readable: 'bool',
    verdict: 'string',
    has_critical: 'bool',
    has_refused: 'bool',
    language: 'string',
  },
  claim: { made: 'bool', kind: 'string' },
  buyer: { opted_out: 'bool', refuses: 'string' },
  order: { custom: 'bool' },
  thread: { began_by: 'string', is_reply: 'bool' },
} as const satisfies Readonly<Record<keyof PolicyFacts, Readonly<Record<string, 'string' | 'bool'>>>>

/** Bounds what one condition may cost: no condition of the profiles comes near. */
const LIMITS = {
  maxAstNodes: 500,
  maxDepth: 30,
  maxListElements: 100,
  maxMapEntries: 100,
  maxCallArguments: 10,
}

const environment = Object.entries(FIELDS).reduce(
  (env, [name, schema]) => env.registerVariable({ name, schema }),
  new Environment({ limits: LIMITS }),
)

/** Words that a `string` fact can be, for a check of the literals a condition compares it with. */
export const KNOWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  'message.from': ['seller', 'buyer'],
  'message.verdict': VERDICTS,
  'claim.kind': ['', ...CLAIM_KINDS],
  'buyer.refuses': ['none', 'some', 'all'],
  'thread.began_by': ['', 'seller', 'buyer'],
}

/** Compiles a CEL condition; throws with one sentence where it asks for unknown facts or does not yield a bool. */
export function compileCondition(source: string): (facts: PolicyFacts) => boolean {
  const checked = environment.check(source)
  if (!checked.valid) throw new Error(firstLine(checked.error?.message ?? 'not a CEL expression'))
  if (checked.type !== 'bool') throw new Error(`the condition yields ${checked.type}, not true or false`)
  for (const [, fact, word] of source.matchAll(/\b(\w+\.\w+)\s*[!=]=\s*["']([^"']*)["']/g)) {
    const words = KNOWN_WORDS[fact as string]
    if (words && !words.includes(word as string))
      throw new Error(
        `${fact} is never "${word}"; it is one of ${words.map((known) => `"${known}"`).join(', ')}`,
      )
  }
  const evaluate = environment.parse(source)
  return (facts) => evaluate({ ...facts }) === true
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] as string
}
