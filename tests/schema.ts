// The end state of the schema as text: tables with their columns, keys and indexes, in an order that never changes.
import type { Queryable } from '../packages/gateway/src/store/database.ts'

const COLUMNS = `
  select c.table_name as "table", c.column_name as name, format_type(a.atttypid, a.atttypmod) as type,
    c.is_nullable = 'NO' as required
  from information_schema.columns c
  join pg_attribute a on a.attrelid = c.table_name::regclass and a.attname = c.column_name
  where c.table_schema = 'public'
  order by c.table_name, c.ordinal_position`

const CONSTRAINTS = `
  select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition from pg_constraint
  where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c')
  order by 1, contype = 'c', contype = 'f', contype = 'u', 2`

const INDEXES = `
  select indexdef as definition from pg_indexes i
  where schemaname = 'public'
    and not exists (select from pg_constraint c where c.conname = i.indexname and c.contype in ('p', 'u'))
  order by 1`

/** Describes the schema that a database has after all migrations. */
export async function describeSchema(db: Queryable): Promise<string> {
  const { rows: columns } = await db.query<{ table: string; name: string; type: string; required: boolean }>(
    COLUMNS,
  )
  const { rows: constraints } = await db.query<{ table: string; definition: string }>(CONSTRAINTS)
  const { rows: indexes } = await db.query<{ definition: string }>(INDEXES)
  const tables = [...new Set(columns.map(({ table }) => table))].map((table) => {
    const lines = [
      ...columns
        .filter((column) => column.table === table)
        .map(({ name, type, required }) => `${name} ${type}${required ? ' not null' : ''}`),
      ...constraints.filter((constraint) => constraint.table === table).map(({ definition }) => definition),
    ]
    return `create table ${table} (\n  ${lines.join(',\n  ')}\n);`
  })
  const head = '-- What the migrations come to. Written by `npm run reference`; a test compares.'
  return `${[head, ...tables, indexes.map(({ definition }) => `${definition};`).join('\n')].join('\n\n')}\n`
}
