// Learns from what reviewers labelled: an overlay is learned from four fifths of their messages, tried on the fifth, and
// goes live only where it reads more of those passages rightly and loses no critical one more.
import {
  DEFAULT_CLASSES,
  type Intent,
  type JudgeInput,
  judge,
  type Lesson,
  learnOverlay,
  type Overlay,
  type Part,
} from '@comity/judge'
import type { Label } from '@comity/policy'
import type { Trial } from '../memory/overlays.ts'
import type { MailReader } from '../read/mail-reader.ts'
import type { Pool } from '../store/database.ts'

export interface Learned {
  /** Undefined where too few sellers have been read. */
  readonly overlay: Overlay | undefined
  readonly trial: Trial
  /** Whether it may go live. */
  readonly isBetter: boolean
}

interface Row {
  readonly message_id: string
  readonly seller_id: string
  readonly raw: Buffer
  readonly labels: readonly Label[]
  readonly segments: readonly { readonly part: Part; readonly start: number; readonly end: number }[]
}

/** The newest reading of each closed case that labelled something. */
const READ = `
  select distinct on (c.message_id) c.message_id, m.seller_id, b.raw, o.labels, j.segments
  from review_case c
  join review_opinion o on o.marketplace_id = c.marketplace_id and o.case_id = c.case_id and o.kind = 'read'
  join message m on m.marketplace_id = c.marketplace_id and m.message_id = c.message_id
  join message_body b on b.marketplace_id = c.marketplace_id and b.message_id = c.message_id
  join judgement j on j.marketplace_id = c.marketplace_id and j.message_id = c.message_id
  where c.marketplace_id = $1 and c.closed_at is not null and jsonb_array_length(o.labels) > 0
  order by c.message_id, o.opinion_id desc`

/** One message in five is kept apart, by the random bits of its id. */
const PARTS = 5

interface ReadLesson extends Lesson {
  readonly isApart: boolean
}

/** Reads every labelled message; takes some milliseconds for each, and a second or so to learn. */
export async function learn(
  { pool, reader }: { pool: Pool; reader: MailReader },
  { marketplaceId, allowedHosts }: { marketplaceId: string; allowedHosts: readonly string[] },
): Promise<Learned> {
  const { rows } = await pool.query<Row>(READ, [marketplaceId])
  const lessons: ReadLesson[] = []
  for (const row of rows) {
    const { subject, visible } = await reader.read(row.raw)
    if (visible) lessons.push(lessonOf(row, { subject, body: visible, allowedHosts }))
  }
  const [apart, others] = [
    lessons.filter(({ isApart }) => isApart),
    lessons.filter(({ isApart }) => !isApart),
  ]
  const tried = learnOverlay(others, 'trial')
  const trial = { ...sizeOf(lessons), ...compare(apart, tried) }
  const isBetter =
    tried !== undefined &&
    trial.right_after > trial.right_before &&
    trial.critical_lost_after <= trial.critical_lost_before
  return { overlay: isBetter ? learnOverlay(lessons, 'next') : undefined, trial, isBetter }
}

function lessonOf({ message_id, seller_id, labels, segments }: Row, input: JudgeInput): ReadLesson {
  return {
    input,
    author: seller_id,
    labels: labels.flatMap(({ segment, intent }) => {
      const place = segments[segment]
      return place ? [{ part: place.part, start: place.start, end: place.end, intent }] : []
    }),
    isApart: Number.parseInt(message_id.slice(-8), 16) % PARTS === 0,
  }
}

function sizeOf(lessons: readonly Lesson[]): Pick<Trial, 'lessons' | 'sellers'> {
  return { lessons: lessons.length, sellers: new Set(lessons.map(({ author }) => author)).size }
}

/** By class, for the class is what decides. */
function compare(apart: readonly Lesson[], overlay: Overlay | undefined): Omit<Trial, 'lessons' | 'sellers'> {
  const before = apart.flatMap((lesson) => readings(lesson, undefined))
  const after = apart.flatMap((lesson) => readings(lesson, overlay))
  return {
    passages: before.length,
    right_before: before.filter(isRight).length,
    right_after: after.filter(isRight).length,
    critical_lost_before: before.filter(isLost).length,
    critical_lost_after: after.filter(isLost).length,
  }
}

interface Read {
  readonly meant: Intent
  readonly read: Intent
}

function readings({ input, labels }: Lesson, overlay: Overlay | undefined): Read[] {
  const { segments } = judge({ ...input, explain: false, ...(overlay ? { overlay } : {}) })
  return labels.flatMap(({ part, start, end, intent }) => {
    const found = segments.find((one) => one.part === part && one.start === start && one.end === end)
    return found ? [{ meant: intent, read: found.intent }] : []
  })
}

function isRight({ meant, read }: Read): boolean {
  return DEFAULT_CLASSES[meant] === DEFAULT_CLASSES[read]
}

function isLost({ meant, read }: Read): boolean {
  return DEFAULT_CLASSES[meant] === 'critical' && DEFAULT_CLASSES[read] !== 'critical'
}
