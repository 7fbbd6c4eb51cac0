// What one gets for nothing: always the commonest verdict, and rules of thumb without the model.
import { BIT } from '../src/frames/lexicon.ts'
import type { Intent } from '../src/intents.ts'
import type { Segment, Verdict } from '../src/judgement.ts'
import { factsOf } from '../src/model/facts.ts'
import { viewOf } from '../src/model/view.ts'
import { sumSegments } from '../src/sum.ts'
import { type Figures, figuresOf, type Measured } from './measure.ts'

export interface Baseline {
  readonly name: string
  readonly figures: Figures
}

export function baselines(measured: readonly Measured[]): Baseline[] {
  const common = commonest(measured)
  return [
    { name: `always ${common}`, figures: figuresOf(measured.map((one) => ({ ...one, verdict: common }))) },
    { name: 'rules alone', figures: figuresOf(measured.map(byRules)) },
  ]
}

function commonest(measured: readonly Measured[]): Verdict {
  const groups = [...Map.groupBy(measured, ({ gold }) => gold)]
  const [verdict] = groups.reduce((best, group) => (group[1].length > best[1].length ? group : best))
  return verdict
}

/** Contacts and frames are prohibited, talk of reviews non-critical, a question critical, the rest non-critical. */
function byRules({ letter, gold, segments }: Measured): Measured {
  const ruled = segments.map((segment): Segment => {
    const intent = intentByRule(segment, letter.language)
    return { ...segment, intent, alternatives: [], confidence: 1 }
  })
  return { letter, gold, segments: ruled, ...sumSegments(ruled) }
}

function intentByRule({ text, kind }: Segment, language: string): Intent {
  if (kind === 'greeting' || kind === 'signature' || kind === 'quote') return 'courtesy'
  const facts = factsOf(viewOf(text), NOTHING_KNOWN(language))
  if (facts.emails.length + facts.phones.length + facts.outsideHosts.length > 0) return 'off_platform_contact'
  if (facts.frames.length > 0) return 'review_steering'
  if ((facts.concepts & BIT.review) !== 0) return 'product_review_request'
  return /[?？]/.test(text) ? 'required_information' : 'shipment_confirmation'
}

const NOTHING_KNOWN = (language: string) => ({
  ...{ language, hrefs: [], allowedHosts: [], known: [], answersBuyer: false, buyerWords: new Set<string>() },
  ...{ state: undefined, custom: false, index: 0, count: 1 },
})
