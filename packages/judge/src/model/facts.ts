// Facts about a segment that are more than its words: what the detectors, the frames and the lexicon find in it.
import { contactsIn } from '../detect/contacts.ts'
import { outsideHosts } from '../detect/links.ts'
import { framesIn } from '../frames/frames.ts'
import { conceptsInJapanese, conceptsOf } from '../frames/lexicon.ts'
import { conceptsOf as meaningsOf } from '../lexicon/concepts.ts'
import type { View } from './view.ts'

/** What surrounds a segment and bears on its reading. */
export interface Surroundings {
  readonly language: string
  readonly hrefs: readonly string[]
  readonly allowedHosts: readonly string[]
  readonly known: readonly string[]
  readonly answersBuyer: boolean
  readonly buyerWords: ReadonlySet<string>
  readonly state: string | undefined
  readonly custom: boolean
  /** Index of the segment, and how many the message has. */
  readonly index: number
  readonly count: number
}

/** Facts found in a segment that are more than words. */
export interface SegmentFacts {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly services: readonly string[]
  readonly handles: readonly string[]
  readonly outsideHosts: readonly string[]
  readonly frames: readonly number[]
  readonly concepts: number
  /** Concepts of the lexicon word by word. */
  readonly meanings: readonly (readonly number[])[]
}

/** Looks a segment over for what is more than words. */
export function factsOf(view: View, surroundings: Surroundings): SegmentFacts {
  const { language, known, hrefs, allowedHosts } = surroundings
  const { emails, phones, services, handles, links } = contactsIn(view, language, known)
  const inJapanese = language === 'ja' ? conceptsInJapanese(view.text) : 0
  const concepts = conceptsOf(view.tokens, language).reduce((bits, at) => bits | at, inJapanese)
  return {
    ...{ emails, phones, services, handles },
    outsideHosts: outsideHosts(links, hrefs, allowedHosts),
    frames: framesIn(concepts),
    concepts,
    meanings: meaningsOf(view.tokens, language),
  }
}
