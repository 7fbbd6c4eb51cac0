// What the frames are composed of: concepts, each a small list of words per language that an operator can read,
// test and extend. A word may end in `*` for any ending; `_` joins the words of a phrase.

export const CONCEPTS = [
  /** A review, a rating, feedback, and the act of giving one. */
  'review',
  /** The best rating there is. */
  'best_rating',
  /** What is given for something: money, gifts, discounts. */
  'incentive',
  /** To change, remove, withdraw. */
  'change',
  /** Good, positive; to be happy with, to like. */
  'positive',
  /** Bad, negative; to be unhappy, a problem. */
  'negative',
  /** Before, first, instead of. */
  'first',
  /** To turn to the seller. */
  'contact_us',
  /** If, in case, only when. */
  'condition',
  /** In return, as thanks, as soon as. */
  'exchange',
  /** To order, buy, pay, transfer. */
  'deal',
  /** Away from the marketplace: directly, own shop, without fees. */
  'outside',
  /** Ways to pay that no marketplace offers. */
  'outside_payment',
  /** Passwords, card data, one-time codes. */
  'secret',
  /** To send, enter, tell, confirm. */
  'hand_over',
  /** Lawyers, courts, police, reports, black lists. */
  'threat',
  /** A dispute, a claim, a return case. */
  'dispute',
  /** Not, no, without, never. */
  'negation',
  /** Mail, telephone, messengers, as a way to write. */
  'channel',
  /** Carriers and their people, whom a buyer may well call. */
  'carrier',
] as const

export type Concept = (typeof CONCEPTS)[number]

/** Words of one language by concept, separated by white space. */
export type ConceptWords = Readonly<Record<Concept, string>>
