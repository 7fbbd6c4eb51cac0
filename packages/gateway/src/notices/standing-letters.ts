// What a seller is told of his standing, before anything bites: what happened, what follows from it, for how long, what
// is next, and how to object. Never who the buyer is or who decided.
import { inLanguage, primarySubtag, type Standing, type StandingRules, type Turn } from '@comity/policy'
import type { NoticeText } from './notice.ts'
import { DE } from './standing/de.ts'
import { EN } from './standing/en.ts'
import { ES } from './standing/es.ts'
import { FR } from './standing/fr.ts'
import { IT } from './standing/it.ts'
import { JA } from './standing/ja.ts'
import { NL } from './standing/nl.ts'
import { PL } from './standing/pl.ts'
import { PT } from './standing/pt.ts'
import type { StandingStep, StandingWords } from './standing/words.ts'

const WORDS: Readonly<Record<string, StandingWords>> = {
  ...{ en: EN, de: DE, fr: FR, es: ES, it: IT, pt: PT, nl: NL, pl: PL, ja: JA },
}

/** How much of a subject a letter repeats. */
const SUBJECT_LIMIT = 120

export interface LetterFacts {
  readonly language: string
  readonly marketplace: string
  /** Undefined where the operator acted of himself. */
  readonly message: { readonly subject: string; readonly order: string; readonly url: string } | undefined
}

interface At extends LetterFacts {
  readonly standing: Standing
  readonly rules: StandingRules
}

/** Tells of one turn. */
export function turnLetter(turn: Turn, facts: At): NoticeText {
  const words = inLanguage(WORDS, facts.language)
  const cause = facts.message ? words.denied : words.operator
  return letter(turn.step, [cause], { ...facts, from: turn.from, until: turn.until })
}

/** Why strikes were taken back: a person looked again, or the rule that gave them was wrong. */
export type RestoredReason = 'review' | 'rule'

/** Tells that strikes were taken back; `ended` where a limit ended with them. */
export function restoredLetter(
  reason: RestoredReason,
  { count, ended, ...facts }: At & { readonly count: number; readonly ended: boolean },
): NoticeText {
  const words = inLanguage(WORDS, facts.language)
  const causes = [words[reason].replace('{count}', String(count)), ...(ended ? [words.ended] : [])]
  return letter('restored', causes, facts)
}

/** What a standing means now, what is next, and what to do, in sentences. */
export function explainStanding(facts: At): string[] {
  const { standing } = facts
  const { words, fill, language } = speaker({ ...facts, ...(standing.term ?? {}) })
  const limit = standing.term ? [words.meanings[standing.term.sanction]] : []
  return [words.score, ...limit, ...nextStep(words, standing, language), words.always].map(fill)
}

interface Spoken extends At {
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}

function letter(step: StandingStep, causes: readonly string[], facts: Spoken): NoticeText {
  const { words, fill, language } = speaker(facts)
  const paragraphs = [
    [...causes, words.meanings[step]],
    [words.score, ...nextStep(words, facts.standing, language)],
    [words.always],
    ...(facts.message ? [[words.appeal]] : []),
  ]
  const gap = language.startsWith('ja') ? '' : ' '
  const body = paragraphs.map((sentences) => sentences.map(fill).join(gap)).join('\n\n')
  return { subject: fill(words.subjects[step]), body: `${body}\n` }
}

/** The sentences of the seller's language, or of English, and how their braces are filled in. */
function speaker(facts: Spoken) {
  const { marketplace, message, standing, from, until } = facts
  const language = primarySubtag(facts.language) in WORDS ? facts.language : 'en'
  const day = (date: Date | undefined) => (date === undefined ? '' : dayIn(language, date))
  const values: Record<string, string> = {
    ...{ marketplace, from: day(from), until: day(until), score: numberIn(language, standing.score) },
    ...{ subject: message?.subject.slice(0, SUBJECT_LIMIT) ?? '', order: message?.order ?? '' },
    url: message?.url ?? '',
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return { words: inLanguage(WORDS, language), fill, language }
}

function nextStep(words: StandingWords, { next }: Standing, language: string): string[] {
  if (!next || next.step === 'notice') return []
  const filled = words.next.replace('{strikes}', numberIn(language, next.strikes))
  return [filled.replace('{step}', words.names[next.step])]
}

function dayIn(language: string, date: Date): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

function numberIn(language: string, value: number): string {
  return new Intl.NumberFormat(language).format(value)
}
