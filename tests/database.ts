// A database of its own for a test file.
import pg from 'pg'
import { v4 as uuidv4 } from 'uuid'
import { inject } from 'vitest'
import { openPool, type Pool } from '../packages/gateway/src/store/database.ts'

export interface TestDatabase extends AsyncDisposable {
  readonly url: string
  readonly pool: Pool
  /** Runs SQL with the rights of a superuser, as somebody who means harm might. */
  asSuperuser(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult>
}

/** Copies the migrated template. */
export async function newDatabase(): Promise<TestDatabase> {
  const { host, password } = inject('postgres')
  const database = `t_${uuidv4().replaceAll('-', '')}`
  await run(
    { host, password, user: 'postgres', database: 'postgres' },
    `create database ${database} template comity_template owner comity`,
  )
  const config = { host, password, database }
  const pool = openPool({ ...config, user: 'comity', max: 5 }, () => undefined)
  return {
    url: `postgres://comity:${encodeURIComponent(password)}@${encodeURIComponent(host)}/${database}`,
    pool,
    asSuperuser: (sql, values) => run({ ...config, user: 'postgres' }, sql, values),
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

async function run(
  config: pg.ClientConfig,
  sql: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await client.query(sql, [...values])
  } finally {
    await client.end()
  }
}
