// Verdicts and outcomes as they are shown everywhere: a colour, a shape and a word, always all three.
import type { Verdict } from '@comity/judge'
import type { Outcome } from '@comity/policy'
import { html } from 'ghtml'
import type { Markup } from './layout.ts'

const VERDICTS: Readonly<Record<Verdict, readonly [string, string]>> = {
  critical: ['■', 'critical'],
  non_critical: ['●', 'non-critical'],
  mixed: ['◧', 'mixed'],
  prohibited: ['▲', 'prohibited'],
  uncertain: ['◇', 'uncertain'],
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  deliver: 'delivered',
  trim: 'trimmed',
  withhold: 'withheld',
  defer: 'deferred',
  hold: 'held',
  refuse: 'refused',
}

/** The mark of a verdict; `none` for a message that is not judged. */
export function verdictMark(verdict: Verdict | null): Markup {
  if (verdict === null) return '<span class="mark">not judged</span>'
  const [shape, word] = VERDICTS[verdict]
  return html`<span class="mark ${verdict}"><span aria-hidden="true">${shape}</span> ${word}</span>`
}

/** The outcome as a label: a verb in the past. */
export function outcomeMark(outcome: Outcome): Markup {
  return html`<span class="outcome ${outcome}">${OUTCOMES[outcome]}</span>`
}

/** A time for people, with its zone; the exact one on hover. */
export function timeMark(at: Date): Markup {
  const text = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(at)
  return html`<time datetime="${at.toISOString()}">${text} UTC</time>`
}
