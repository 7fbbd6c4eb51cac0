// Sentences that reviewers read otherwise than the judge did: known again, in whatever letter and with whatever numbers.
import { createHash } from 'node:crypto'
import { type Intent, type RememberedTemplate, type TemplateMemory, templateKey } from '@comity/judge'
import type { Queryable } from '../store/database.ts'

/** The reading that most reviewers gave; of as many, the newest. */
const READ = `
  select distinct on (marketplace_id, key_sha256) marketplace_id, encode(key_sha256, 'hex') as key, intent,
    count(*)::int as reviewers
  from reviewed_sentence group by marketplace_id, key_sha256, intent
  order by marketplace_id, key_sha256, count(*) desc, max(reviewed_at) desc`

/** Of all marketplaces, by marketplace and hash: how each was read, and by how many. */
export async function readSentences(db: Queryable): Promise<ReadonlyMap<string, RememberedTemplate>> {
  const { rows } = await db.query<{
    marketplace_id: string
    key: string
    intent: Intent
    reviewers: number
  }>(READ)
  return new Map(
    rows.map(({ marketplace_id, key, intent, reviewers }) => [
      `${marketplace_id} ${key}`,
      { intent, reviewers },
    ]),
  )
}

/** A marketplace's own sentences out of all. */
export function sentencesOf(
  all: ReadonlyMap<string, RememberedTemplate>,
  marketplaceId: string,
): TemplateMemory {
  return (key) => all.get(`${marketplaceId} ${hashOf(key).toString('hex')}`)
}

/** Without its words, so that a message that is erased leaves none here. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

export interface ReadSentence {
  readonly text: string
  readonly intent: Intent
}

/** Keeps what a reviewer read; sentences too short or too long to be known again are passed over. */
export async function rememberSentences(
  db: Queryable,
  { marketplaceId, reviewer, now }: { marketplaceId: string; reviewer: string; now: Date },
  sentences: readonly ReadSentence[],
): Promise<void> {
  const byKey = new Map(
    sentences.flatMap(({ text, intent }) => {
      const key = templateKey(text)
      return key === undefined ? [] : [[hashOf(key).toString('hex'), intent] as const]
    }),
  )
  if (byKey.size === 0) return
  await db.query(
    `insert into reviewed_sentence (marketplace_id, key_sha256, reviewer, intent, reviewed_at)
     select $1, decode(key, 'hex'), $2, intent, $3 from unnest($4::text[], $5::text[]) as r (key, intent)
     on conflict (marketplace_id, key_sha256, reviewer) do update
       set intent = excluded.intent, reviewed_at = excluded.reviewed_at`,
    [marketplaceId, reviewer, now, [...byKey.keys()], [...byKey.values()]],
  )
}
