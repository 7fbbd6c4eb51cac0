// Checkpoints: a marketplace's log up to now in one root, signed with the instance's key, each bound to the one before it.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Queryable } from '../database.ts'
import { instanceSecret } from '../instance-secret.ts'
import { canonicalJson } from './chain.ts'
import { merkleRoot } from './merkle.ts'

/** Entries of one writer's chain, both ends included. */
export interface EntryRange {
  readonly writer: string
  readonly from: number
  readonly to: number
}

export interface CheckpointBody {
  readonly format: 'comity-checkpoint/1'
  readonly marketplace: string
  readonly no: number
  readonly at: string
  /** SHA-256 of the body before it, in hex; of the first one 64 zeros. */
  readonly previous: string
  /** Entries since the checkpoint before, in the order of the tree's leaves. */
  readonly ranges: readonly EntryRange[]
  readonly entries: number
  readonly root: string
}

export interface Checkpoint {
  /** Canonical JSON of a `CheckpointBody`: the very bytes that are signed. */
  readonly body: string
  /** Ed25519 (RFC 8032), base64. */
  readonly signature: string
}

/** What the first checkpoint has as the hash before it. */
export const NONE_BEFORE: string = '0'.repeat(64)

/** The instance's signing key, made when it is first asked for. */
export async function logKey(db: Queryable): Promise<KeyObject> {
  const der = await instanceSecret(db, 'log-key', () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }),
  )
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** What outsiders verify with, PEM. */
export async function logPublicKey(db: Queryable): Promise<string> {
  return createPublicKey(await logKey(db)).export({ format: 'pem', type: 'spki' }) as string
}

export function isSigned({ body, signature }: Checkpoint, key: KeyObject): boolean {
  return verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'))
}

export function bodyHash(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

interface Row {
  readonly body: string
  readonly signature: Buffer
}

function checkpointOf({ body, signature }: Row): Checkpoint {
  return { body, signature: signature.toString('base64') }
}

/** All checkpoints, the first one first. */
export async function readCheckpoints(db: Queryable, marketplaceId: string): Promise<Checkpoint[]> {
  const { rows } = await db.query<Row>(
    'select body, signature from log_checkpoint where marketplace_id = $1 order by checkpoint_no',
    [marketplaceId],
  )
  return rows.map(checkpointOf)
}

export async function latestCheckpoint(
  db: Queryable,
  marketplaceId: string,
): Promise<Checkpoint | undefined> {
  const { rows } = await db.query<Row>(
    'select body, signature from log_checkpoint where marketplace_id = $1 order by checkpoint_no desc limit 1',
    [marketplaceId],
  )
  return rows[0] && checkpointOf(rows[0])
}

/** Where each chain stands, and where the checkpoints so far left it; what is new lies between. */
const NEW = `
  select h.writer_id as writer, coalesce(max(r.to), 0) + 1 as "from", h.seq as "to"
  from log_head h
  left join log_checkpoint c on c.marketplace_id = h.marketplace_id
  left join lateral jsonb_to_recordset(c.body::jsonb -> 'ranges') as r (writer uuid, "to" int) on r.writer = h.writer_id
  where h.marketplace_id = $1 group by h.writer_id, h.seq having h.seq > coalesce(max(r.to), 0) order by h.writer_id`

/** Signs what the log has gained since the last checkpoint; undefined where it has gained nothing. */
export async function makeCheckpoint(
  transaction: Queryable,
  marketplaceId: string,
  now: Date,
): Promise<Checkpoint | undefined> {
  // Of several gateways one at a time, so that each checkpoint has one before it.
  await transaction.query('select from marketplace where marketplace_id = $1 for no key update', [
    marketplaceId,
  ])
  const { rows: ranges } = await transaction.query<EntryRange>(NEW, [marketplaceId])
  if (ranges.length === 0) return undefined
  const last = await latestCheckpoint(transaction, marketplaceId)
  const hashes = await rangeHashes(transaction, marketplaceId, ranges)
  const body: CheckpointBody = {
    ...{ format: 'comity-checkpoint/1', marketplace: marketplaceId, at: now.toISOString(), ranges },
    no: last ? (JSON.parse(last.body) as CheckpointBody).no + 1 : 1,
    previous: last ? bodyHash(last.body) : NONE_BEFORE,
    entries: hashes.length,
    root: merkleRoot(hashes).toString('hex'),
  }
  const text = canonicalJson(body)
  const signature = sign(null, Buffer.from(text), await logKey(transaction))
  await transaction.query(
    'insert into log_checkpoint (marketplace_id, checkpoint_no, made_at, body, signature) values ($1, $2, $3, $4, $5)',
    [marketplaceId, body.no, now, text, signature],
  )
  return { body: text, signature: signature.toString('base64') }
}

/** Hashes of the entries of ranges, in the order of a tree's leaves; shorter where entries are missing. */
export async function rangeHashes(
  db: Queryable,
  marketplaceId: string,
  ranges: readonly EntryRange[],
): Promise<Buffer[]> {
  const hashes: Buffer[] = []
  for (const { writer, from, to } of ranges) {
    const { rows } = await db.query<{ hash: Buffer }>(
      `select hash from log_entry where marketplace_id = $1 and writer_id = $2 and seq between $3 and $4 order by seq`,
      [marketplaceId, writer, from, to],
    )
    for (const { hash } of rows) hashes.push(hash)
  }
  return hashes
}
