// What a decision costs: a policy of 60 rules on messages of every kind, beside a general rule engine with as many rules.
import { readFileSync } from 'node:fs'
import { DEFAULT_CLASSES, INTENTS, type Intent, type Judgement, sumSegments } from '@comity/judge'
import { CATEGORIES, type DecisionInput, decide, loadPolicy, PLAIN, type Policy } from '@comity/policy'
import { Engine } from 'json-rules-engine'

const RULES = 60

/** Several of each kind, so that no branch is learnt by heart. */
const MESSAGES = 2_000

const ROUNDS = 25

/** open-marketplace with as many rules before its own as make it `RULES`; each asks for two facts and rarely holds. */
function bigPolicy(): Policy {
  const folder = new URL('../policies/', import.meta.url)
  const find = (name: string) => ({
    source: readFileSync(new URL(`${name}.yaml`, folder), 'utf8'),
    file: `${name}.yaml`,
  })
  const own = loadPolicy(find('open-marketplace').source, 'open-marketplace.yaml', { find })
  const count = RULES - own.rules.length
  const rules = Array.from(
    { length: count },
    (_, n) =>
      `  - { id: extra-${n}, when: 'message.words > ${500 + n} && order.days_since_placed > ${200 + n}.0', then: { outcome: hold, code: uncertain-extra }, before: from-buyer }`,
  )
  const source = `policy: big
version: 1
title: Sixty rules
extends: open-marketplace
rules:
${rules.join('\n')}
texts:
  en:
    uncertain-extra: { because: "Waiting for a person." }
`
  const policy = loadPolicy(source, 'big.yaml', { find })
  if (policy.rules.length !== RULES) throw new Error(`${policy.rules.length} rules instead of ${RULES}`)
  return policy
}

function judgementOf(intents: readonly Intent[]): Judgement {
  const segments = intents.map((intent, index) => {
    const start = index * 60
    const place = { part: 'body', start, end: start + 59, text: 'x', kind: 'sentence', because: [] } as const
    return { ...place, intent, class: DEFAULT_CLASSES[intent], confidence: 0.95, alternatives: [] }
  })
  const model = { name: 'bench', version: '1' }
  return { ...sumSegments(segments), language: 'en', segments, signals: [], model }
}

/** Five parts each, and every other buyer refuses. */
function messages(): DecisionInput[] {
  return Array.from({ length: MESSAGES }, (_, n) => {
    const intents = [0, 7, 13, 29, 3].map((step) => INTENTS[(n * 11 + step * n) % INTENTS.length] as Intent)
    return {
      ...PLAIN,
      judgement: judgementOf(intents),
      buyer: { ...PLAIN.buyer, refused: n % 2 ? CATEGORIES : [] },
      message: { ...PLAIN.message, words: 20 + (n % 400) },
    }
  })
}

/** Decisions a second; the best of several rounds, since a machine with other work only ever slows it down. */
async function perSecond(count: number, round: () => unknown): Promise<number> {
  let best = 0
  for (let index = 0; index < ROUNDS; index += 1) {
    const began = process.hrtime.bigint()
    await round()
    best = Math.max(best, (count * 1e9) / Number(process.hrtime.bigint() - began))
  }
  return best
}

/** The same number of rules of the same shape; its last one always holds. */
function peer(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (let n = 0; n < RULES; n += 1)
    engine.addRule({
      conditions: {
        all: [
          { fact: 'words', operator: 'greaterThan', value: n === RULES - 1 ? 0 : 500 + n },
          { fact: 'days', operator: 'greaterThan', value: n === RULES - 1 ? -1 : 200 + n },
        ],
      },
      event: { type: `rule-${n}` },
    })
  return engine
}

/** Prints decisions a second on one core, and the ratio. */
export async function benchDecide(): Promise<void> {
  const policy = bigPolicy()
  const inputs = messages()
  const own = await perSecond(inputs.length * 10, () => {
    for (let again = 0; again < 10; again += 1) for (const input of inputs) decide(input, policy)
  })
  const engine = peer()
  const facts = inputs.slice(0, 200).map(({ message }) => ({ words: message.words, days: 2 }))
  const other = await perSecond(facts.length, async () => {
    for (const fact of facts) await engine.run(fact)
  })
  console.log(`\nDecisions a second on one core, ${RULES} rules:`)
  console.log(`Comity, facts, rules, gates and sentences | ${own.toFixed(0).padStart(9)} | ratio`)
  console.log(
    `json-rules-engine, rules alone            | ${other.toFixed(0).padStart(9)} | ${(own / other).toFixed(1)}`,
  )
}
