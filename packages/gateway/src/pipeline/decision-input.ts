// Brings together what a decision depends on; the live path, the linter and the check before each delivery share it.
import { type Choice, type Circumstances, type ClaimKind, readChoices, type Standing } from '@comity/policy'
import type { Parties, Party } from '../identify/parties.ts'
import type { Mail } from '../read/mail.ts'
import type { Counters } from './counters.ts'

export interface Known {
  readonly from: Party
  readonly parties: Parties
  readonly now: Date
  readonly claim: ClaimKind | undefined
  /** The mark that the subject imitates. */
  readonly lookAlike: string | undefined
  readonly reason: string | undefined
  readonly mail: Pick<Mail, 'subject' | 'visible' | 'attachments' | 'automatic'>
  readonly thread: { readonly beganBy: Party | undefined; readonly answersOtherParty: boolean }
  readonly choices: readonly Choice[]
  readonly counters: Counters
  readonly standing: Pick<Standing, 'sanction' | 'strikes'>
}

/** What a policy is given of a message, as plain data. */
export function circumstancesOf(known: Known): Circumstances {
  const { from, parties, now, claim, reason, mail, thread, choices, counters, standing, lookAlike } = known
  const { order } = parties
  const text = mail.visible?.text ?? ''
  return {
    ...{ from, now: now.toISOString(), claim: claim ?? null, reason: reason ?? null },
    ...(lookAlike === undefined ? {} : { claim_look_alike: lookAlike }),
    language: parties[from].language,
    message: {
      names_order: `${mail.subject}\n${text}`.includes(order.externalId),
      words: wordsIn(text),
      attachments: mail.attachments.length,
      automatic: mail.automatic,
      said_at: counters.saidAt?.toISOString() ?? null,
    },
    ...partiesNow(parties, choices, counters, standing),
    thread: {
      began_by: thread.beganBy ?? '',
      is_reply: thread.answersOtherParty,
      open_question: counters.openQuestion,
    },
    buckets: counters.buckets,
  }
}

function partiesNow(
  { order, seller, buyer }: Parties,
  choices: readonly Choice[],
  { tally, dailyOrders }: Counters,
  { sanction, strikes }: Known['standing'],
): Pick<Circumstances, 'buyer' | 'order' | 'seller'> {
  return {
    buyer: { ...readChoices(choices), language: buyer.language, time_zone: buyer.timeZone },
    order: {
      custom: order.custom,
      state: stateOf(order),
      placed_at: order.placedAt.toISOString(),
      shipped_at: order.shippedAt?.toISOString() ?? null,
      delivered_at: order.deliveredAt?.toISOString() ?? null,
      tally,
    },
    seller: {
      id: seller.externalId,
      sanction,
      strikes: strikes.length,
      registered_at: seller.registeredAt.toISOString(),
      daily_orders: dailyOrders,
    },
  }
}

/** How far an order has come, by its dates. */
export function stateOf({ shippedAt, deliveredAt }: Parties['order']): 'paid' | 'shipped' | 'delivered' {
  return deliveredAt ? 'delivered' : shippedAt ? 'shipped' : 'paid'
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

/** Circumstances of a message that waited, as they are now; what it says is as it was. */
export function refreshed(
  stored: Circumstances,
  {
    parties,
    now,
    choices,
    counters,
    standing,
  }: Pick<Known, 'parties' | 'now' | 'choices' | 'counters' | 'standing'>,
): Circumstances {
  const { buyer, order, seller } = partiesNow(parties, choices, counters, standing)
  return {
    ...stored,
    ...{ now: now.toISOString(), buyer, order, seller, buckets: counters.buckets },
    message: { ...stored.message, said_at: counters.saidAt?.toISOString() ?? null },
    thread: { ...stored.thread, open_question: counters.openQuestion },
  }
}

/** Circumstances as they were, but with a buyer's choices as they are now. */
export function withChoices(stored: Circumstances, choices: readonly Choice[]): Circumstances {
  return { ...stored, buyer: { ...stored.buyer, ...readChoices(choices) } }
}
