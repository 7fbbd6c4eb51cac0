// @comity/judge: what does this message say? Pure: no I/O, no clock, no randomness; for Node and browsers.
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
  type ThreadFacts,
  type VisibleText,
  visibleHtml,
  visiblePlain,
} from './judge.ts'
export { type Judgement, type Segment, type Signal, VERDICTS, type Verdict } from './judgement.ts'
export { isTolerated, SURE, type Sum, sumSegments } from './sum.ts'
