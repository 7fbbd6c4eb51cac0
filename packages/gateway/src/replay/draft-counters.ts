// What limits and once-per-order rules would have counted if a draft had decided: a draft that lets less through fills
// its buckets more slowly. Held in memory, about 1 KB for each order of the replayed time.
import { afterOne, type Bucket, type Decision, type DecisionInput, type Policy } from '@comity/policy'
import { countedOf } from '../pipeline/counted.ts'
import { limitsOf, scopeOf } from '../pipeline/limits.ts'
import type { StoredInput } from './stored-inputs.ts'

export class DraftCounters {
  readonly #limits: ReturnType<typeof limitsOf>
  readonly #tallies = new Map<string, Record<string, number>>()
  readonly #buckets = new Map<string, Bucket>()
  /** When a text last went out on an order; null where the draft did not let it out. */
  readonly #said = new Map<string, string | null>()

  constructor(draft: Policy) {
    this.#limits = limitsOf(draft)
  }

  /** The message's input with counters as the draft would have left them; what came before the replay is as it was. */
  before(stored: StoredInput): DecisionInput {
    const { input, order } = stored
    const said = this.#said.get(saidKey(stored))
    return {
      ...input,
      message: { ...input.message, said_at: said === undefined ? input.message.said_at : said },
      order: { ...input.order, tally: this.#tallies.get(order.id) ?? input.order.tally },
      buckets: Object.fromEntries(
        this.#limits.flatMap(({ id, of }) => {
          const bucket = this.#buckets.get(`${id} ${scopeOf(of, stored)}`) ?? input.buckets[id]
          return bucket ? [[id, bucket]] : []
        }),
      ),
    }
  }

  /** Counts what the draft decided on the input that `before` gave. */
  count(stored: StoredInput, input: DecisionInput, decision: Decision): void {
    const { order } = stored
    const counted = countedOf(decision, {
      ...{ to: 'buyer', judgement: input.judgement, reason: input.reason ?? undefined },
    })
    const tally = { ...input.order.tally }
    for (const key of counted?.keys ?? []) tally[key] = (tally[key] ?? 0) + 1
    this.#tallies.set(order.id, tally)
    this.#said.set(saidKey(stored), counted ? input.now : input.message.said_at)
    for (const { id, of, sizeFor } of this.#limits) {
      const key = `${id} ${scopeOf(of, stored)}`
      const isFull = input.buckets[id]
      if (counted?.limits.includes(id))
        this.#buckets.set(key, afterOne(isFull, input.now, sizeFor(input.seller.daily_orders)))
      else if (isFull) this.#buckets.set(key, isFull)
    }
  }
}

function saidKey({ order, contentHash, messageId }: StoredInput): string {
  return `${order.id} ${contentHash ?? messageId}`
}
