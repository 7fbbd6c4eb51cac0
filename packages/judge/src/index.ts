// @comity/judge: what does this message say? Pure: no I/O, no clock, no randomness; for Node and browsers.

export { confidenceWord, describeIntents, explainSegment } from './explain/explain.ts'
export { type HiddenText, type HtmlReading, type Run, readHtml } from './html/read-html.ts'
export {
  CLASSES,
  type Class,
  type ClassTable,
  DEFAULT_CLASSES,
  INTENTS,
  type Intent,
  isIntent,
} from './intents.ts'
export {
  type HyperLink,
  type JudgeInput,
  judge,
  ORDER_STATES,
  type OrderFacts,
  type ThreadFacts,
  type VisibleText,
  visibleHtml,
  visiblePlain,
} from './judge.ts'
export {
  type Judgement,
  PARTS,
  type Part,
  type Segment,
  type Signal,
  VERDICTS,
  type Verdict,
} from './judgement.ts'
export { type Lesson, learnOverlay } from './learning/learn-overlay.ts'
export { maskSlots, type RememberedTemplate, type TemplateMemory, templateKey } from './memory/template.ts'
export type { Overlay } from './model/overlay.ts'
export {
  type OpinionAnswer,
  type OpinionQuestion,
  opinionQuestion,
  withOpinion,
} from './second-opinion/second-opinion.ts'
export { ownText } from './segment/own-text.ts'
export { isTolerated, type Sum, sumSegments, sureClass } from './sum.ts'
