// Sellers send templates: the same sentence with other names and numbers. With its slots masked it is known again.
import { numbersIn } from '../detect/numbers.ts'
import { plainContacts } from '../detect/plain-contacts.ts'
import { type Class, DEFAULT_CLASSES, type Intent } from '../intents.ts'
import { cleanText } from '../text/clean.ts'

/** What reviewers decided about a masked sentence. */
export interface RememberedTemplate {
  readonly intent: Intent
  /** How many reviewers said so. */
  readonly reviewers: number
}

/** Looks a template up by its key; the marketplace's own store of reviewed sentences stands behind it. */
export type TemplateMemory = (key: string) => RememberedTemplate | undefined

/** Shorter ones say too little to be remembered apart from the letter they stand in. */
const SHORTEST = 12

/** In UTF-16 units; what a person reviews as one sentence is not longer. */
const LONGEST = 1_000

/**
 * The key of a sentence: its words with numbers, names behind a greeting, addresses, links and placeholders masked.
 * Undefined for what is too short or too long to be a template.
 */
export function templateKey(text: string): string | undefined {
  const masked = maskSlots(text)
  return masked.length < SHORTEST || masked.length > LONGEST ? undefined : masked
}

/** Replaces what changes from letter to letter by `_`, and folds case, width and white space. */
export function maskSlots(text: string): string {
  const clean = plainContacts(cleanText(text.slice(0, 2 * LONGEST)).text)
  return maskNumbers(clean)
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu, '_')
    .replace(/(?:https?:\/\/|www\.)\S+/giu, '_')
    .replace(/[{[<%]{1,2}\s?[\p{L}\p{N}_. -]{1,40}\s?[}\]>%]{1,2}/gu, '_')
    .replace(/[“”„«»"「」『』][^“”„«»"「」『』]{1,80}[“”„«»"「」『』]/gu, '_')
    .replace(/\p{N}+/gu, '_')
    .replace(/(?:_[\s.,:/-]*)+/g, '_ ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}_?？]+/gu, ' ')
    .trim()
}

function maskNumbers(text: string): string {
  return numbersIn(text).reduce((rest, { text: number }) => rest.replace(number, '_'), text)
}

/** Two must agree before a sentence that the judge takes for critical is remembered as something else. */
const REVIEWERS_AGAINST_CRITICAL = 2

/** Whether a memory may overrule the judge: always, but for critical to other, which needs two reviewers. */
export function mayOverrule({ intent, reviewers }: RememberedTemplate, judged: Class): boolean {
  const isAgainst = judged === 'critical' && DEFAULT_CLASSES[intent] !== 'critical'
  return !isAgainst || reviewers >= REVIEWERS_AGAINST_CRITICAL
}
