// The limits of a policy, and whose bucket each of them counts in.
import { type LimitScope, limitSize, type Policy } from '@comity/policy'

export interface Limit {
  readonly id: string
  readonly of: LimitScope
  readonly sizeFor: (dailyOrders: number) => { readonly capacity: number; readonly perMs: number }
}

export function limitsOf({ gates }: Policy): Limit[] {
  return gates.flatMap(({ id, test }) =>
    test.kind === 'limit'
      ? [{ id, of: test.of, sizeFor: (dailyOrders: number) => limitSize(test, dailyOrders) }]
      : [],
  )
}

/** What is counted together: all of a seller, of a buyer, of both, or of an order. */
export function scopeOf(of: LimitScope, { seller, buyer, order }: Counterparts): string {
  return { seller: seller.id, buyer: buyer.id, pair: `${seller.id} ${buyer.id}`, order: order.id }[of]
}

export interface Counterparts {
  readonly seller: { readonly id: string }
  readonly buyer: { readonly id: string }
  readonly order: { readonly id: string }
}
