// What a form of the buyer's pages does. Each says what it has changed, and what would take it back.
import { CATEGORIES, type Category } from '@comity/policy'
import { z } from 'zod'
import { type KnownChoice, recordChoices, undoChoices } from '../../preferences/choose.ts'
import { ALL_SELLERS } from '../../preferences/find-choices.ts'
import { REPORT_KINDS, reportMessage } from '../../preferences/report.ts'
import { endOfDay, pauseDays } from './dates.ts'
import type { BuyerContext, Visit } from './visit.ts'
import { readWishes } from './wishes.ts'

const several = <T extends z.ZodType>(type: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(type).max(20),
  )

/** What each form sends; `do` names it. */
export const act = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('save'),
    scope: z.enum(['seller', 'all']),
    wanted: several(z.enum(CATEGORIES)),
  }),
  z.object({ do: z.literal('stop'), scope: z.enum(['seller', 'all']) }),
  z.object({ do: z.literal('settle'), answer: z.enum(['keep', 'allow']) }),
  z.object({ do: z.literal('pause'), until: z.iso.date() }),
  z.object({ do: z.literal('resume') }),
  z.object({ do: z.literal('undo'), event: several(z.uuid()) }),
  z.object({ do: z.literal('report'), kind: z.enum(REPORT_KINDS), words: z.string().max(1_000).default('') }),
])

export type Act = z.output<typeof act>

/** What was done: which sentence says it, and which events it made. */
export interface Done {
  readonly what: 'saved' | 'paused' | 'resumed' | 'undone' | 'reported'
  readonly scope: 'seller' | 'all'
  readonly events: readonly string[]
}

/** Does what a form asks for. A form that is sent twice does it once. */
export async function perform(context: BuyerContext, visit: Visit, form: Act): Promise<Done> {
  switch (form.do) {
    case 'save':
      return saved(context, visit, form.scope, await changesOf(context, visit, form))
    case 'stop':
      return stop(context, visit, form.scope)
    case 'settle':
      return settle(context, visit, form.answer)
    case 'pause':
      return pause(context, visit, form.until)
    case 'resume':
      return done('resumed', await record(context, visit, [choiceOf(visit, 'all', 'pause', 'in')]))
    case 'undo':
      await undoChoices(context.decisionLog, whose(context, visit), {
        events: form.event,
        evidence: evidenceOf(visit),
      })
      return done('undone', [])
    case 'report':
      if (visit.messageId !== undefined)
        await reportMessage(
          context.decisionLog,
          { ...whose(context, visit), messageId: visit.messageId },
          form,
        )
      return done('reported', [])
  }
}

function done(what: Done['what'], events: readonly string[], scope: Done['scope'] = 'all'): Done {
  return { what, scope, events }
}

async function saved(
  context: BuyerContext,
  visit: Visit,
  scope: Done['scope'],
  choices: readonly KnownChoice[],
): Promise<Done> {
  return done('saved', await record(context, visit, choices), scope)
}

/** Only what differs from what holds. */
async function changesOf(
  context: BuyerContext,
  visit: Visit,
  { scope, wanted }: { scope: Done['scope']; wanted: readonly Category[] },
): Promise<KnownChoice[]> {
  const refused = (await wishes(context, visit))[scope]
  return CATEGORIES.filter((category) => wanted.includes(category) === refused.includes(category)).map(
    (category) => choiceOf(visit, scope, category, wanted.includes(category) ? 'in' : 'out'),
  )
}

/** One refusal of everything; where everything is refused already it says nothing new. */
async function stop(context: BuyerContext, visit: Visit, scope: Done['scope']): Promise<Done> {
  const { [scope]: refused, bundled } = await wishes(context, visit)
  const isNew = refused.length < CATEGORIES.length || bundled.length > 0
  return saved(context, visit, scope, isNew ? [choiceOf(visit, scope, 'all', 'out')] : [])
}

/** A setting of the marketplace becomes the buyer's own choice, one way or the other. */
async function settle(context: BuyerContext, visit: Visit, answer: 'keep' | 'allow'): Promise<Done> {
  const { bundled } = await wishes(context, visit)
  const choice = answer === 'keep' ? 'out' : 'in'
  return saved(
    context,
    visit,
    'all',
    bundled.map((category) => choiceOf(visit, 'all', category, choice)),
  )
}

/** A day that is over, or too far away, is the nearest one that a pause may have. */
async function pause(context: BuyerContext, visit: Visit, day: string): Promise<Done> {
  const { timeZone } = visit.buyer
  const { first, last } = pauseDays(context.now(), timeZone)
  const until = endOfDay(day < first ? first : day > last ? last : day, timeZone)
  const { pausedUntil } = await wishes(context, visit)
  if (pausedUntil?.getTime() === until.getTime()) return done('paused', [])
  const choice = { ...choiceOf(visit, 'all', 'pause', 'out'), until }
  return done('paused', await record(context, visit, [choice]))
}

async function wishes(context: BuyerContext, visit: Visit) {
  const [found] = await readWishes(context.pool, visit, { sellers: [visit.seller?.id], now: context.now() })
  return found as NonNullable<typeof found>
}

function choiceOf(
  visit: Visit,
  scope: Done['scope'],
  category: KnownChoice['category'],
  choice: 'out' | 'in',
): KnownChoice {
  const where =
    scope === 'seller' && visit.seller
      ? ({ scope: 'seller', scopeId: visit.seller.id } as const)
      : ({ scope: 'all', scopeId: ALL_SELLERS } as const)
  return { ...where, category, choice, source: 'explicit', evidence: evidenceOf(visit) }
}

function evidenceOf({ messageId }: Visit): KnownChoice['evidence'] {
  return { by: 'page', message: messageId }
}

function whose({ now }: BuyerContext, { marketplace, buyer }: Visit) {
  return { marketplaceId: marketplace.id, buyerId: buyer.id, now: now() }
}

function record(context: BuyerContext, visit: Visit, choices: readonly KnownChoice[]): Promise<string[]> {
  return recordChoices(context.decisionLog, whose(context, visit), choices)
}
