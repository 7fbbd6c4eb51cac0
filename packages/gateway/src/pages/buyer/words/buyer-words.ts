// The words of the buyer's pages, and in which language a page speaks.
import { type Category, primarySubtag, type SOURCES } from '@comity/policy'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

export interface BuyerWords {
  readonly title: string
  /** What no choice touches. */
  readonly always: string
  /** `{seller}` is the shop's name. */
  readonly fromSeller: string
  readonly fromAll: string
  readonly categories: Readonly<Record<Category, readonly [title: string, example: string]>>
  readonly save: string
  /** `{who}` is one of the two headings, `{what}` a list of categories. */
  readonly nothing: string
  readonly some: string
  readonly everything: string
  readonly stopTitle: string
  readonly stopButton: string
  readonly more: string
  readonly narrow: string
  readonly undo: string
  readonly undone: string
  /** `{marketplace}` is its name. */
  readonly bundled: string
  readonly keep: string
  readonly allow: string
  readonly pauseTitle: string
  readonly pauseText: string
  readonly pauseUntil: string
  readonly pauseButton: string
  /** `{date}` is a day. */
  readonly paused: string
  readonly pauseEnd: string
  readonly pauseEnded: string
  readonly whyTitle: string
  /** `{what}` is a list of purposes. */
  readonly whyNeeded: string
  readonly whyWanted: string
  readonly whyCut: string
  readonly whyUnsure: string
  readonly whyAnswer: string
  readonly whyCustom: string
  readonly reportTitle: string
  readonly report: Readonly<Record<'not_needed' | 'unwanted' | 'abusive', string>>
  readonly reportWords: string
  readonly reportButton: string
  readonly reported: string
  readonly askTitle: string
  readonly askText: string
  readonly askLabel: string
  readonly askButton: string
  readonly asked: string
  readonly mineTitle: string
  readonly sellersTitle: string
  readonly shelfTitle: string
  readonly shelfText: string
  readonly shelfNone: string
  readonly shelfWhole: string
  /** `{date}` is a time. */
  readonly shelfReceived: string
  readonly notShown: string
  readonly noSubject: string
  readonly historyTitle: string
  readonly historyNone: string
  readonly sources: Readonly<Record<(typeof SOURCES)[number], string>>
  readonly events: Readonly<Record<'out' | 'in' | 'undo' | 'pause' | 'resume', string>>
  readonly everyKind: string
  /** `{order}` is its number. */
  readonly order: string
  readonly older: string
  readonly closeTitle: string
  readonly closeText: string
  readonly closeButton: string
  readonly closed: string
  readonly exportTitle: string
  readonly exportText: string
  readonly exportButton: string
  readonly eraseTitle: string
  readonly eraseText: string
  readonly eraseConfirm: string
  readonly eraseButton: string
  readonly erased: string
  readonly unknownTitle: string
  readonly unknownText: string
}

const ALL: Readonly<Record<string, BuyerWords>> = { en, de, fr, es, it, pt, nl, pl, ja }

export interface Spoken {
  readonly words: BuyerWords
  /** The language they are in. */
  readonly language: string
}

/** The words in a language (BCP 47); English where there are none. */
export function buyerWords(tag: string): Spoken {
  const language = primarySubtag(tag)
  const words = ALL[language]
  return words ? { words, language } : { words: en, language: 'en' }
}

/** The words for somebody unknown, by what his browser asks for (RFC 9110 §12.5.4); its order is taken for its ranks. */
export function wordsAccepted(header: string | undefined): Spoken {
  const tags = (header ?? '').split(',', 20).map((range) => range.split(';', 1)[0]?.trim() ?? '')
  return buyerWords(tags.find((tag) => primarySubtag(tag) in ALL) ?? 'en')
}
