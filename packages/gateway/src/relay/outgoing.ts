// A stored message as the mail that leaves needs it, and what its sender is told where it cannot leave.
import { sureClass } from '@comity/judge'
import { otherParty } from '../identify/identify.ts'
import type { Links } from '../links.ts'
import { writeUndeliverable } from '../notices/undeliverable.ts'
import type { Mail } from '../read/mail.ts'
import type { OutgoingMessage, StopLinks } from './compose.ts'
import type { StoredMessage } from './load.ts'
import type { FailureNotice } from './settle.ts'

export interface Way {
  readonly mail: Mail
  /** As the recipient knows them, nearest first. */
  readonly references: readonly string[]
  /** Segments that its buyer does not want. */
  readonly leftOut: readonly number[]
  readonly links: Links
}

/** What is composed. */
export function outgoingMessage(
  message: StoredMessage,
  { mail, references, leftOut, links }: Way,
): OutgoingMessage {
  const { work, to, address, parties, automatic, judgement } = message
  const { relayDomain } = parties.marketplace
  return {
    ...{ messageId: work.messageId, to, address, parties, mail, automatic, references },
    returnPath: `${links.mailbox('bounce', work)}@${relayDomain}`,
    trim:
      leftOut.length > 0 && judgement
        ? { segments: judgement.segments, leftOut, shelfUrl: links.to('shelf', work) }
        : undefined,
    stop: isRefusable(message, leftOut) ? stopLinks(message, links) : undefined,
  }
}

/** The notice of a failure; robots are told nothing. */
export function failureNotice(
  { work, to, parties, subject, automatic }: StoredMessage,
  why: 'gone' | 'refused',
  links: Links,
): FailureNotice | undefined {
  if (automatic) return undefined
  const sender = otherParty(to)
  const facts = { to, subject, orderId: parties.order.externalId, link: links.to('why', work) }
  return {
    ...{ to_party: sender, party_id: parties[sender].id, kind: 'undeliverable' },
    ...writeUndeliverable(facts, why),
    give_up_at: work.giveUpAt,
  }
}

function stopLinks({ work, parties }: StoredMessage, links: Links): StopLinks {
  return {
    url: links.to('stop', work),
    mailbox: `${links.mailbox('stop', work)}@${parties.marketplace.relayDomain}`,
    chooseUrl: links.to('choose', work),
  }
}

/** Whether something is delivered that its buyer may refuse. */
function isRefusable({ to, judgement }: StoredMessage, leftOut: readonly number[]): boolean {
  if (to !== 'buyer') return false
  const delivered = judgement?.segments.filter((_, index) => !leftOut.includes(index)) ?? []
  return (
    judgement?.verdict === 'uncertain' || delivered.some((segment) => sureClass(segment) === 'non_critical')
  )
}
