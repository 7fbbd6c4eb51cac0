// Stops mail that goes round in circles: our own that comes back, robots that answer each other, and answers that say the
// same again and again.
import { type Destination, otherParty } from '../identify/identify.ts'
import { ownMessageId } from '../identify/thread.ts'
import type { Mail } from '../read/mail.ts'
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'

/** RFC 3834 §2: a responder answers the same correspondent once in a period of days; one a day of each side is relayed. */
const PERIOD_MS = 24 * 3_600_000

/** The same answer a third time in a day is a machine's. */
const SAME_TEXTS = 2

const FIND = `
  select coalesce(bool_or(m.automatic and (m.direction = $3 or m.message_id = any($5::uuid[]))), false) as robots,
    count(*) filter (where m.direction = $3 and b.visible_text = $6)::int as same
  from message m
  left join message_body b on b.marketplace_id = m.marketplace_id and b.message_id = m.message_id
  where m.marketplace_id = $1 and m.order_id = $2 and m.received_at > $4`

/** Refuses a mail that would keep a loop going. Only answers are looked at closer; what begins is no loop. */
export async function refuseLoop(
  db: Queryable,
  mail: Mail,
  { destination: { to, parties }, now }: { readonly destination: Destination; readonly now: Date },
): Promise<void> {
  const { marketplace, order } = parties
  if (mail.messageId && ownMessageId(mail.messageId, marketplace.relayDomain) !== undefined)
    throw new Refusal('message.loop')
  if (!mail.automatic && mail.references.length === 0) return
  const answered = mail.references.flatMap((id) => ownMessageId(id, marketplace.relayDomain) ?? [])
  const since = new Date(now.getTime() - PERIOD_MS)
  const values = [marketplace.id, order.id, `to_${to}`, since, answered, mail.visible?.text ?? '']
  const { rows } = await db.query<{ robots: boolean; same: number }>({
    name: 'find-loop',
    text: FIND,
    values,
  })
  const { robots, same } = rows[0] as { robots: boolean; same: number }
  if (mail.automatic && robots)
    throw new Refusal('message.robots', { detail: robotsSentence(otherParty(to)) })
  if (same >= SAME_TEXTS) throw new Refusal('message.loop')
}

function robotsSentence(from: 'seller' | 'buyer'): string {
  return `An automatic answer of the ${from}'s was relayed already, or this one answers another robot's. It is not relayed, so that robots do not write to each other.`
}
