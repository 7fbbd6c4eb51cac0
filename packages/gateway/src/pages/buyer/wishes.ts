// What a visitor has chosen, as his page shows it.
import { type Category, readChoices } from '@comity/policy'
import { type FoundChoice, findChoices } from '../../preferences/find-choices.ts'
import type { Queryable } from '../../store/database.ts'
import type { Visit } from './visit.ts'

export interface Wishes {
  /** What he refuses of all sellers. */
  readonly all: readonly Category[]
  /** Those of them that only a setting of the marketplace refuses. */
  readonly bundled: readonly Category[]
  /** What he refuses of one seller, all choices taken together. */
  readonly seller: readonly Category[]
  readonly pausedUntil: Date | undefined
}

/** Reads the choices of a visitor, for each of some sellers, or in general. */
export async function readWishes(
  db: Queryable,
  { marketplace, buyer }: Visit,
  { sellers, now }: { sellers: readonly (string | undefined)[]; now: Date },
): Promise<Wishes[]> {
  const keys = sellers.map((sellerId) => ({
    ...{ marketplaceId: marketplace.id, buyerId: buyer.id, sellerId, orderId: undefined },
  }))
  return (await findChoices(db, keys, now)).map(wishesOf)
}

/** A pause is told apart, because it changes none of the choices below it. */
function wishesOf(found: readonly FoundChoice[]): Wishes {
  const choices = found.filter(({ until }) => until === null)
  const general = readChoices(choices.filter(({ scope }) => scope === 'all'))
  return {
    all: general.refused,
    bundled: general.bundled,
    seller: readChoices(choices).refused,
    pausedUntil: found.find(({ until }) => until !== null)?.until ?? undefined,
  }
}
