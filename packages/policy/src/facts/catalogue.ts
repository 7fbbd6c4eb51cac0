// Every fact a rule may ask about: its type, the words it can be, and what it means. The compiler of conditions, the
// documentation and the editor's completion are made from this table.
import { CLASSES, INTENTS, VERDICTS } from '@comity/judge'
import { CLAIM_KINDS } from '../decision.ts'
import { CATEGORIES } from '../policy.ts'

export type FactType = 'string' | 'bool' | 'int' | 'double' | 'list<string>'

export interface Fact {
  readonly name: string
  readonly type: FactType
  readonly meaning: string
  /** All that a string fact, or an item of a list, can be. */
  readonly words?: readonly string[]
}

const fact = (name: string, type: FactType, meaning: string, words?: readonly string[]): Fact =>
  words ? { name, type, meaning, words } : { name, type, meaning }

export const ORDER_STATES = ['paid', 'shipped', 'delivered', 'cancelled', 'returned'] as const

export const SANCTIONS = ['', 'claims_reviewed', 'claims_ignored', 'non_critical_stopped'] as const

export const UNCERTAIN_MODES = ['trust', 'trust-then-verify', 'review-first'] as const

export const FACTS: readonly Fact[] = [
  fact('message.from', 'string', 'who wrote it; a buyer’s message is not judged', ['seller', 'buyer']),
  fact('message.readable', 'bool', 'whether any text could be read'),
  fact('message.verdict', 'string', 'the sum of its segments under this policy’s classes', VERDICTS),
  fact('message.has_critical', 'bool', 'a segment is critical beyond doubt'),
  fact('message.may_be_critical', 'bool', 'a segment is, or may be, critical'),
  fact(
    'message.has_refused',
    'bool',
    'a segment, beyond doubt, is one this buyer refuses or nobody may be sent',
  ),
  fact('message.intents', 'list<string>', 'the intents of its segments whose class is beyond doubt', INTENTS),
  fact(
    'message.subject_class',
    'string',
    'class of the subject; empty where it is in doubt or there is none',
    ['', ...CLASSES],
  ),
  fact(
    'message.first_class',
    'string',
    'class of the first part of the body that is not neutral; empty where none is sure',
    ['', ...CLASSES],
  ),
  fact(
    'message.non_critical_share',
    'double',
    'letters in non-critical parts, of all letters that are not neutral; 0 to 1',
  ),
  fact(
    'message.signals',
    'list<string>',
    'what the judge noticed beside the intents, as hidden_text or disguised',
  ),
  fact('message.language', 'string', 'BCP 47; und where the judge does not know it'),
  fact(
    'message.in_buyers_language',
    'bool',
    'it is in the language the buyer reads, or nothing tells its language',
  ),
  fact('message.names_order', 'bool', 'the order’s number stands in subject or text'),
  fact('message.words', 'int', 'words of the body'),
  fact('message.attachments', 'int', 'attached files'),
  fact('message.automatic', 'bool', 'a robot wrote it (RFC 3834)'),
  fact('claim.made', 'bool', 'the sender says that it is critical'),
  fact('claim.kind', 'string', 'how he says so; empty where he does not', ['', ...CLAIM_KINDS]),
  fact(
    'reason.declared',
    'string',
    'the reason the sender declared, one of `reasons`; empty where he declared none',
  ),
  fact('reason.known', 'bool', 'the declared reason is one of `reasons`'),
  fact(
    'reason.allowed',
    'bool',
    'the reason fits the order’s state and who began the conversation, and its cap is not reached',
  ),
  fact('reason.fits', 'bool', 'the content holds what the reason is for'),
  fact('reason.contradicted', 'bool', 'the content, beyond doubt, holds nothing that the reason is for'),
  fact('reason.critical', 'bool', 'the declared reason is a critical one'),
  fact('buyer.opted_out', 'bool', 'the buyer refuses something the message holds, or might hold'),
  fact('buyer.refuses', 'string', 'how much of the non-critical part he refuses', ['none', 'some', 'all']),
  fact(
    'buyer.only_bundled',
    'bool',
    'he refuses by no choice of his own for these letters, only by an imported one',
  ),
  fact('buyer.consented', 'list<string>', 'categories he asked for himself', CATEGORIES),
  fact('buyer.consents', 'bool', 'he asked himself for every category that the message holds'),
  fact('order.custom', 'bool', 'made to the buyer’s wishes'),
  fact('order.state', 'string', 'how far it has come', ORDER_STATES),
  fact('order.days_since_placed', 'double', 'days since the order was placed'),
  fact('order.days_since_shipped', 'double', 'days since it was shipped; -1 while it was not'),
  fact('order.days_since_delivered', 'double', 'days since it was delivered; -1 while it was not'),
  fact('order.messages', 'int', 'messages of the seller’s that reached the buyer about this order'),
  fact('seller.sanction', 'string', 'what his standing brought on him', SANCTIONS),
  fact('seller.strikes', 'int', 'strikes that have not expired'),
  fact('seller.days', 'double', 'days since he was registered'),
  fact('thread.began_by', 'string', 'who began the conversation; empty for its first message', [
    '',
    'seller',
    'buyer',
  ]),
  fact('thread.is_reply', 'bool', 'it refers to a message of the other party’s in this order'),
  fact('thread.open_question', 'bool', 'the buyer wrote last about this order and has no answer yet'),
  fact(
    'policy.uncertain',
    'string',
    'how this marketplace treats a claim on an unclear message',
    UNCERTAIN_MODES,
  ),
]

export const BY_NAME: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.name, fact]))

/** Facts as conditions see them: by group, then by name. */
export type PolicyFacts = Readonly<Record<string, Readonly<Record<string, FactValue>>>>

export type FactValue = string | boolean | number | bigint | readonly string[]

/** The value of a fact by its dotted name. */
export function factValue(facts: PolicyFacts, name: string): FactValue | undefined {
  const [group = '', field = ''] = name.split('.')
  return facts[group]?.[field]
}
