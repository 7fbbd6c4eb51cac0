// Fills a new demo: the cast, their choices, and a few letters sent by SMTP like any other mail.
import { readFileSync } from 'node:fs'
import { putBuyer } from '../directory/buyers.ts'
import { findOrder, putOrder } from '../directory/orders.ts'
import { putSeller } from '../directory/sellers.ts'
import { recordChoice } from '../preferences/choose.ts'
import type { Pool } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { BUYERS, CHOICES, LETTERS, ORDERS, SELLERS } from './cast.ts'
import { seedHistory } from './seed-history.ts'
import { submitMail } from './submit-mail.ts'

const SAMPLES = new URL('../../../../samples/', import.meta.url)

const DAY_MS = 86_400_000

export interface SeedOptions {
  readonly pool: Pool
  readonly decisionLog: DecisionLog
  readonly marketplaceId: string
  readonly now: Date
}

/** Creates sellers, buyers, orders and choices; doing it again changes nothing that matters. */
export async function seedCast({ pool, decisionLog, marketplaceId, now }: SeedOptions): Promise<void> {
  for (const { id, ...seller } of SELLERS)
    await putSeller(pool, { marketplaceId, id, now }, { ...seller, language: 'en' })
  for (const { id, ...buyer } of BUYERS) await putBuyer(pool, { marketplaceId, id, now }, buyer)
  for (const { id, seller, buyer, daysAgo, item } of ORDERS) {
    const placed_at = new Date(now.getTime() - daysAgo * DAY_MS)
    const fields = { seller, buyer, placed_at, shipped_at: null, delivered_at: null, custom: false }
    await putOrder(pool, { marketplaceId, id, now }, { ...fields, items: [{ title: item, quantity: 1 }] })
  }
  for (const { buyer, ...choice } of CHOICES)
    await recordChoice(decisionLog, { marketplaceId, buyer, now }, choice)
  await seedHistory(decisionLog, { marketplaceId, now })
}

/** Sends the letters to the gateway's own SMTP port. What is not delivered is answered so, and that is the point. */
export async function sendLetters(
  { pool, marketplaceId, now }: Pick<SeedOptions, 'pool' | 'marketplaceId'> & { readonly now: () => Date },
  server: string,
): Promise<void> {
  for (const { sample, order } of LETTERS) {
    const { seller, aliases } = (await findOrder(pool, marketplaceId, order)) ?? {}
    const from = SELLERS.find(({ id }) => id === seller)?.addresses[0]
    if (!from || !aliases?.to_buyer) throw new Error(`the demo has no order ${order}`)
    await submitMail(readFileSync(new URL(sample, SAMPLES)), {
      server,
      from,
      to: aliases.to_buyer,
      now: now(),
    })
  }
}

/** The alias that the first sample is written for; undefined once it was closed, or where the cast was never seeded. */
export async function demoAlias({
  pool,
  marketplaceId,
}: Pick<SeedOptions, 'pool' | 'marketplaceId'>): Promise<string | undefined> {
  const order = await findOrder(pool, marketplaceId, ORDERS[0].id)
  return order?.aliases.to_buyer ?? undefined
}
