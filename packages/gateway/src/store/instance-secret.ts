// Secrets of this installation: made at the first start, the same ever after.
import type { Queryable } from './database.ts'

/** Finds a secret, or keeps what `make` makes; of several gateways that start at once all get the same. */
export async function instanceSecret(
  db: Queryable,
  name: string,
  make: () => Buffer | Promise<Buffer>,
): Promise<Buffer> {
  const found = await find(db, name)
  if (found) return found
  await db.query('insert into instance_secret (name, value) values ($1, $2) on conflict (name) do nothing', [
    name,
    await make(),
  ])
  return (await find(db, name)) as Buffer
}

async function find(db: Queryable, name: string): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ value: Buffer }>('select value from instance_secret where name = $1', [
    name,
  ])
  return rows[0]?.value
}
