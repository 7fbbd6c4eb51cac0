// Lists of choices as they come in and as an operator watches them.
import { createHash } from 'node:crypto'
import { Refusal } from '../../refusals.ts'
import type { Queryable } from '../../store/database.ts'
import { readChoiceLines } from './choice-lines.ts'
import type { LineFault } from './record-lines.ts'

export interface ImportView {
  readonly id: string
  readonly state: 'running' | 'done'
  readonly dry_run: boolean
  readonly lines: number
  readonly done: number
  readonly recorded: number
  readonly unchanged: number
  readonly refused: number
  readonly created_at: Date
  readonly finished_at: Date | null
}

const VIEW = `import_id as id, case when finished_at is null then 'running' else 'done' end as state, dry_run, lines, done,
  recorded, unchanged, refused, created_at, finished_at`

const INSERT = `
  insert into preference_import (marketplace_id, import_id, content, content_sha256, dry_run, tell, created_at, lines, leased_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $7)
  on conflict do nothing`

const FIND = `select ${VIEW} from preference_import where marketplace_id = $1 and import_id = $2`

const SAME = `select from preference_import where marketplace_id = $1 and import_id = $2 and content_sha256 = $3 and dry_run = $4`

export interface NewImport {
  readonly id: string
  readonly content: string
  readonly dryRun: boolean
  readonly tell: boolean
}

/**
 * Takes a list in; it is worked through once this has resolved, whatever happens. The same list under the same id is
 * taken once; another one is refused. Refuses what is no list at all.
 */
export async function putImport(
  db: Queryable,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  { id, content, dryRun, tell }: NewImport,
): Promise<ImportView> {
  const lines = await countLines(content, now)
  const digest = createHash('sha256').update(content).digest()
  await db.query(INSERT, [marketplaceId, id, content, digest, dryRun, tell, now, lines])
  const { rowCount } = await db.query(SAME, [marketplaceId, id, digest, dryRun])
  if (rowCount === 0) throw new Refusal('import.taken')
  return findImport(db, marketplaceId, id)
}

async function countLines(content: string, now: Date): Promise<number> {
  // PostgreSQL's text holds no such character.
  if (content.includes('\u0000') || !content.isWellFormed())
    throw new Refusal('import.unreadable', { detail: 'The list is not text in UTF-8.' })
  let lines = 0
  for await (const _ of readChoiceLines(content, now)) lines += 1
  if (lines === 0)
    throw new Refusal('import.unreadable', { detail: 'The list has no line below its heading.' })
  return lines
}

/** Finds an import; refuses an unknown one. */
export async function findImport(db: Queryable, marketplaceId: string, id: string): Promise<ImportView> {
  const { rows } = await db.query<ImportView>(FIND, [marketplaceId, id])
  if (!rows[0]) throw new Refusal('thing.unknown')
  return rows[0]
}

/** Imports, newest first. */
export async function listImports(
  db: Queryable,
  marketplaceId: string,
  limit: number,
): Promise<ImportView[]> {
  const { rows } = await db.query<ImportView>(
    `select ${VIEW} from preference_import where marketplace_id = $1 order by created_at desc limit $2`,
    [marketplaceId, limit],
  )
  return rows
}

/** The lines that were refused, in their order, after the line `after`. */
export async function listFaults(
  db: Queryable,
  { marketplaceId, id }: { marketplaceId: string; id: string },
  { after, limit }: { after: number; limit: number },
): Promise<LineFault[]> {
  await findImport(db, marketplaceId, id)
  const { rows } = await db.query<LineFault>(
    `select line, fault from preference_import_fault
     where marketplace_id = $1 and import_id = $2 and line > $3 order by line limit $4`,
    [marketplaceId, id, after, limit],
  )
  return rows
}
