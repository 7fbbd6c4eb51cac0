// The first promise, under whatever order of events: 100 000 stories of choices, messages, pauses, deferrals, failed
// attempts and crashes. The store is a list here; what decides is what decides in the gateway. That the gateway's own
// transactions keep this order is what consent-race.test.ts shows.
import {
  CATEGORIES,
  type Choice,
  type Decision,
  type DecisionInput,
  decide,
  type Policy,
  readChoices,
  refusedPartsSent,
} from '@comity/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoredMessage } from '../packages/gateway/src/relay/load.ts'
import { reconsider } from '../packages/gateway/src/relay/reconsider.ts'
import { inputOf, profile } from '../packages/policy/src/inputs.test-support.ts'

const STORIES = 100_000
const HOUR_MS = 3_600_000
const POLICIES = new Map(['amazon-2017', 'open-marketplace', 'strict'].map((name) => [name, profile(name)]))

const TEXTS = [
  'address_problem',
  'product_review_request',
  'address_problem product_review_request',
  'cross_sell',
  'order_confirmation',
  'usage_help thanks',
  'product_review_request|address_problem',
  'greeting customization_question promotion',
]

type Step =
  | {
      readonly do: 'choose'
      readonly scope: 'all' | 'seller'
      readonly category: Choice['category']
      readonly choice: 'in' | 'out'
      readonly source: Choice['source']
    }
  | { readonly do: 'undo'; readonly nth: number }
  | { readonly do: 'pause'; readonly hours: number }
  | { readonly do: 'tick'; readonly hours: number }
  | { readonly do: 'send'; readonly text: string }
  | { readonly do: 'begin' }
  | { readonly do: 'end'; readonly ok: boolean }
  | { readonly do: 'crash' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('choose' as const),
      scope: fc.constantFrom('all' as const, 'seller' as const),
      category: fc.constantFrom('all' as const, ...CATEGORIES),
      choice: fc.constantFrom('in' as const, 'out' as const),
      source: fc.constantFrom(
        'explicit' as const,
        'explicit' as const,
        'bundled' as const,
        'complaint' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), nth: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pause' as const), hours: fc.integer({ min: 1, max: 72 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('tick' as const), hours: fc.integer({ min: 1, max: 24 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), text: fc.constantFrom(...TEXTS) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'begin' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('end' as const), ok: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
)

interface Row {
  readonly input: DecisionInput
  decision: Decision
  delivered: boolean
  inFlight: boolean
  done: boolean
}

class Story {
  readonly #policy: Policy
  readonly rows: Row[] = []
  readonly #ledger: (Choice & { until?: number; undone?: boolean })[] = []
  #now = Date.parse('2026-01-15T12:00:00Z')

  constructor(policy: Policy) {
    this.#policy = policy
  }

  take(step: Step): void {
    if (step.do === 'choose') this.#ledger.push({ ...step, at: new Date(this.#now) })
    if (step.do === 'undo') this.#undo(step.nth)
    if (step.do === 'pause') this.#pause(step.hours)
    if (step.do === 'tick') this.#now += step.hours * HOUR_MS
    if (step.do === 'send') this.#send(step.text)
    if (step.do === 'begin') this.begin()
    if (step.do === 'end') this.#end(step.ok)
    if (step.do === 'crash') for (const row of this.rows) row.inFlight = false
    // Each event has a moment of its own.
    this.#now += 1
  }

  #undo(nth: number): void {
    const choice = this.#ledger[nth]
    if (choice) choice.undone = true
  }

  #pause(hours: number): void {
    const until = this.#now + hours * HOUR_MS
    this.#ledger.push({
      scope: 'all',
      category: 'all',
      choice: 'out',
      source: 'explicit',
      at: new Date(this.#now),
      until,
    })
  }

  #choices(): Choice[] {
    return this.#ledger.filter(({ undone, until }) => !undone && (until === undefined || until > this.#now))
  }

  #inputNow(input: DecisionInput): DecisionInput {
    return { ...input, buyer: { ...input.buyer, ...readChoices(this.#choices()) } }
  }

  #send(text: string): void {
    const input = this.#inputNow(inputOf(text, { now: new Date(this.#now).toISOString() }))
    const decision = decide(input, this.#policy)
    const done = !['deliver', 'trim', 'defer'].includes(decision.outcome)
    this.rows.push({ input, decision, delivered: false, inFlight: false, done })
  }

  /** What the outbox does with its oldest row: a deferred one is decided anew when due, another one is handed over. */
  begin(): boolean {
    const row = this.rows.find(({ done, inFlight }) => !done && !inFlight)
    if (!row) return false
    if (row.decision.outcome === 'defer' && !this.#isDue(row)) return false
    row.decision = row.decision.outcome === 'defer' ? this.#decideAnew(row) : this.#askAgain(row)
    if (row.decision.outcome === 'defer') return false
    if (row.decision.outcome !== 'deliver' && row.decision.outcome !== 'trim') row.done = true
    else this.#handOver(row)
    return true
  }

  #isDue({ decision }: Row): boolean {
    return (Date.parse(decision.until ?? '') || this.#now) <= this.#now
  }

  #decideAnew({ input }: Row): Decision {
    return decide({ ...this.#inputNow(input), now: new Date(this.#now).toISOString() }, this.#policy)
  }

  #askAgain({ input: { judgement, ...circumstances }, decision }: Row): Decision {
    const stored = {
      judgement,
      circumstances,
      outcome: decision.outcome,
      leftOut: decision.trimmed?.left_out ?? [],
    }
    return reconsider(stored as unknown as StoredMessage, this.#choices(), this.#policy)?.decision ?? decision
  }

  #handOver(row: Row): void {
    expect(refusedPartsSent(this.#inputNow(row.input), row.decision, this.#policy)).toEqual([])
    row.inFlight = true
    row.delivered = true
  }

  /** The other server's answer; a crash before it leaves the row to be handed over again. */
  #end(ok: boolean): void {
    const row = this.rows.find(({ inFlight }) => inFlight)
    if (!row) return
    row.inFlight = false
    row.done = ok
  }

  /** Everything that is to go out goes out. */
  drain(): void {
    for (let n = 0; n < 40 && this.rows.some(({ done }) => !done); n += 1) {
      this.take({ do: 'tick', hours: 6 })
      do this.#end(true)
      while (this.begin())
    }
  }
}

test('nothing refused is handed over, and nothing critical is kept back', { timeout: 300_000 }, () => {
  let handedOver = 0
  let keptBack = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...POLICIES.keys()),
      fc.array(step, { minLength: 3, maxLength: 16 }),
      (policy, steps) => {
        const story = new Story(POLICIES.get(policy) as Policy)
        for (const next of steps) story.take(next)
        story.drain()
        for (const { input, delivered, done } of story.rows) {
          expect(done).toBe(true)
          if (input.judgement?.verdict === 'critical') expect(delivered).toBe(true)
          if (delivered) handedOver += 1
          else keptBack += 1
        }
      },
    ),
    { numRuns: STORIES },
  )
  expect(handedOver).toBeGreaterThan(STORIES / 10)
  expect(keptBack).toBeGreaterThan(STORIES / 100)
})
