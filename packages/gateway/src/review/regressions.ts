// Regression cases: every message that a reviewer read otherwise than it was decided is judged again, as one that came in
// today would be. What is still read wrongly shows what the judge has not learned, or has forgotten.
import { judge, sumSegments, type Verdict } from '@comity/judge'
import { JudgeMemory } from '../memory/judge-memory.ts'
import type { Policies } from '../policies/policies.ts'
import type { MailReader } from '../read/mail-reader.ts'
import type { Pool } from '../store/database.ts'

export interface Regression {
  readonly message: string
  readonly read_as: Verdict
  readonly judged_as: Verdict
}

export interface RegressionReport {
  readonly cases: number
  readonly wrong: readonly Regression[]
}

interface Row {
  readonly case_id: string
  readonly message_id: string
  readonly seller_id: string
  readonly raw: Buffer
  readonly read_as: Verdict
}

/** Messages read at a time. */
const PAGE = 100

const READ = `
  select c.case_id, c.message_id, m.seller_id, b.raw, o.verdict as read_as
  from review_case c
  join message m on m.marketplace_id = c.marketplace_id and m.message_id = c.message_id
  join message_body b on b.marketplace_id = c.marketplace_id and b.message_id = c.message_id
  join lateral (select verdict from review_opinion o where o.marketplace_id = c.marketplace_id and o.case_id = c.case_id
    and o.kind = 'read' order by o.opinion_id desc limit 1) o on true
  where c.marketplace_id = $1 and c.finding in ('overturned', 'settled') and c.case_id > $2
  order by c.case_id limit $3`

/** Judges them one by one, without the thread they stood in; takes some milliseconds for each. */
export async function checkRegressions(
  { pool, policies, reader }: { pool: Pool; policies: Policies; reader: MailReader },
  { marketplaceId, allowedHosts }: { marketplaceId: string; allowedHosts: readonly string[] },
): Promise<RegressionReport> {
  const learned = (await JudgeMemory.load(pool)).of(marketplaceId)
  const wrong: Regression[] = []
  let cases = 0
  for await (const { message_id, seller_id, raw, read_as } of readCases(pool, marketplaceId)) {
    const { subject, visible } = await reader.read(raw)
    if (!visible) continue
    const { segments } = judge({ subject, body: visible, allowedHosts, ...learned })
    const judged_as = sumSegments(segments, policies.of(marketplaceId, seller_id).policy).verdict
    if (judged_as !== read_as) wrong.push({ message: message_id, read_as, judged_as })
    cases += 1
  }
  return { cases, wrong }
}

async function* readCases(pool: Pool, marketplaceId: string): AsyncGenerator<Row> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await pool.query<Row>(READ, [marketplaceId, after, PAGE])
    yield* rows
    if (rows.length < PAGE) return
    after = (rows.at(-1) as Row).case_id
  }
}
