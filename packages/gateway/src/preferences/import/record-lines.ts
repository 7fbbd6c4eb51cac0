// Some lines of a list at once: who is meant, what of it is new, and into the ledger with that.
import type { LoggedTransaction } from '../../store/log/decision-log.ts'
import { ALL_SELLERS } from '../find-choices.ts'
import { appendToLedger, type LedgerEntry } from '../ledger.ts'
import type { ChoiceLine, LineFields } from './choice-lines.ts'

export interface LineFault {
  readonly line: number
  readonly fault: string
}

export interface RecordedLines {
  readonly recorded: readonly LedgerEntry[]
  readonly unchanged: number
  readonly faults: readonly LineFault[]
}

export interface ImportRef {
  readonly marketplaceId: string
  readonly importId: string
  readonly now: Date
}

/** By what the marketplace calls them. */
interface Known {
  readonly buyers: ReadonlyMap<string, string>
  readonly sellers: ReadonlyMap<string, string>
  readonly orders: ReadonlyMap<string, { readonly orderId: string; readonly buyerId: string }>
}

/**
 * Records what is new of some lines. A line that says what is in force already changes nothing, so that a list may come
 * in again; one that cannot be recorded does not keep the others back.
 */
export async function recordLines(
  transaction: LoggedTransaction,
  lines: readonly ChoiceLine[],
  { isTrial, ...ref }: ImportRef & { readonly isTrial: boolean },
): Promise<RecordedLines> {
  const known = await lookUp(transaction, ref.marketplaceId, lines)
  const read = lines.map((line) => ('fault' in line ? line : entryOf(line, known, ref)))
  const faults = read.flatMap((line) => ('fault' in line ? [line] : []))
  const entries = read.flatMap((line) => ('fault' in line ? [] : [line]))
  const recorded = await withoutKnown(transaction, ref.marketplaceId, entries)
  if (!isTrial) await appendToLedger(transaction, ref, recorded)
  return { recorded, unchanged: entries.length - recorded.length, faults }
}

function entryOf(
  { line, choice }: { readonly line: number; readonly choice: LineFields },
  { buyers, sellers, orders }: Known,
  { importId }: ImportRef,
): LedgerEntry | LineFault {
  const { buyer, seller, order, category, chosen_at: chosenAt, ...rest } = choice
  const buyerId = buyers.get(buyer)
  if (buyerId === undefined) return { line, fault: `there is no buyer "${buyer}"` }
  const entry = {
    ...rest,
    category,
    buyerId,
    chosenAt,
    evidence: { by: 'import', import: importId, line },
  } as const
  if (seller !== undefined) {
    const scopeId = sellers.get(seller)
    return scopeId === undefined
      ? { line, fault: `there is no seller "${seller}"` }
      : { ...entry, scope: 'seller', scopeId }
  }
  if (order === undefined) return { ...entry, scope: 'all', scopeId: ALL_SELLERS }
  const found = orders.get(order)
  if (found?.buyerId !== buyerId) return { line, fault: `this buyer has no order "${order}"` }
  return { ...entry, scope: 'order', scopeId: found.orderId }
}

async function lookUp(
  transaction: LoggedTransaction,
  marketplaceId: string,
  lines: readonly ChoiceLine[],
): Promise<Known> {
  const choices = lines.flatMap((line) => ('fault' in line ? [] : [line.choice]))
  const named = (key: 'buyer' | 'seller' | 'order') => [
    ...new Set(choices.flatMap((choice) => choice[key] ?? [])),
  ]
  const find = async <T>(columns: string, table: string, names: string[]) =>
    names.length === 0
      ? []
      : (
          await transaction.query<T & { external_id: string }>(
            `select external_id, ${columns} from ${table} where marketplace_id = $1 and external_id = any($2)`,
            [marketplaceId, names],
          )
        ).rows
  const buyers = await find<{ buyer_id: string }>('buyer_id', 'buyer', named('buyer'))
  const sellers = await find<{ seller_id: string }>('seller_id', 'seller', named('seller'))
  const orders = await find<{ order_id: string; buyer_id: string }>(
    'order_id, buyer_id',
    'orders',
    named('order'),
  )
  return {
    buyers: new Map(buyers.map((row) => [row.external_id, row.buyer_id])),
    sellers: new Map(sellers.map((row) => [row.external_id, row.seller_id])),
    orders: new Map(orders.map((row) => [row.external_id, { orderId: row.order_id, buyerId: row.buyer_id }])),
  }
}

const IN_FORCE = `
  select k.n::int as n from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[])
    as k (buyer_id, scope_id, category, choice, source, n)
  join preference p on p.marketplace_id = $1 and p.buyer_id = k.buyer_id and p.scope_id = k.scope_id
    and p.category = k.category and p.choice = k.choice and p.source = k.source`

async function withoutKnown(
  transaction: LoggedTransaction,
  marketplaceId: string,
  entries: readonly LedgerEntry[],
): Promise<LedgerEntry[]> {
  if (entries.length === 0) return []
  const { rows } = await transaction.query<{ n: number }>({
    name: 'import-in-force',
    text: IN_FORCE,
    values: [
      marketplaceId,
      entries.map(({ buyerId }) => buyerId),
      entries.map(({ scopeId }) => scopeId),
      entries.map(({ category }) => category),
      entries.map(({ choice }) => choice),
      entries.map(({ source }) => source),
      entries.map((_, n) => n),
    ],
  })
  const known = new Set(rows.map(({ n }) => n))
  return entries.filter((_, n) => !known.has(n))
}
