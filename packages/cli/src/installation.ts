// The database of this installation, for commands that work beside a running gateway or without one.
import type { Store } from '@comity/gateway'
import { UnreachableError } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Opens the database that the settings name. */
export async function openDatabase(terminal: Terminal): Promise<Store> {
  const { openStore, readSettings } = await import('@comity/gateway')
  const { databaseUrl, dataDir } = readSettings(terminal.environment)
  try {
    return await openStore({ databaseUrl, dataDir, role: 'guest', onTrouble: () => undefined })
  } catch (error) {
    throw new UnreachableError(`The database cannot be opened: ${(error as Error).message}`, { cause: error })
  }
}

/** Runs `work` on the marketplace of this installation. */
export async function inMarketplace<T>(
  terminal: Terminal,
  work: (store: Store, marketplaceId: string) => Promise<T>,
): Promise<T> {
  const { marketplaceOf, readSettings } = await import('@comity/gateway')
  await using store = await openDatabase(terminal)
  const { relayDomain } = readSettings(terminal.environment)
  return await work(store, await marketplaceOf(store.pool, relayDomain))
}
