// Brings a database to the current schema: plain, forward-only, numbered SQL files.
import { readdirSync, readFileSync } from 'node:fs'
import { Trouble } from '../trouble.ts'
import { inTransaction, type Pool } from './database.ts'

const FILES = new URL('./migrations/', import.meta.url)

/**
 * Applies what is missing, in one transaction under a lock, so that several gateways may start at once. Throws where
 * the database knows a migration that this program does not: it was written by a newer one.
 */
export async function migrate(pool: Pool): Promise<void> {
  await pool.query(
    'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null)',
  )
  await inTransaction(pool, async (client) => {
    await client.query('lock table schema_migration in exclusive mode')
    const { rows } = await client.query<{ name: string }>('select name from schema_migration')
    const applied = new Set(rows.map((row) => row.name))
    const known = readdirSync(FILES)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    const unknown = [...applied].filter((name) => !known.includes(name))
    if (unknown.length > 0)
      throw new Trouble(
        `The database was made by a newer Comity (it has ${unknown.join(', ')}). Start that one.`,
      )
    for (const name of known.filter((file) => !applied.has(file))) {
      await client.query(readFileSync(new URL(name, FILES), 'utf8'))
      await client.query('insert into schema_migration (name, applied_at) values ($1, now())', [name])
    }
  })
}
