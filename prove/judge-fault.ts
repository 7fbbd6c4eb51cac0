// What every judgement must keep to, whatever the text: each segment at its place, every letter in one, the same again.
import { judge, type VisibleText } from '../packages/judge/src/index.ts'

/** Letters, but for the one that Japanese writers draw lines with. */
const SAID = /[[\p{L}\p{N}]--ー]/v

/** What is wrong with the judgement of a message; undefined where nothing is. */
export function judgementFault(subject: string, body: VisibleText, twice: boolean): string | undefined {
  const judgement = judge({ subject, body })
  if (twice && JSON.stringify(judge({ subject, body })) !== JSON.stringify(judgement))
    return 'judged again it is another judgement'
  let end = 0
  let beside = ''
  for (const { part, start, end: to, text } of judgement.segments) {
    if (part === 'subject' && subject.slice(start, to) !== text)
      return 'a segment of the subject lies outside of it'
    if (part !== 'body') continue
    if (start < end || to > body.text.length || body.text.slice(start, to) !== text)
      return `a segment at ${start} to ${to} lies outside the text or over another`
    beside += body.text.slice(end, start)
    end = to
  }
  return SAID.test(beside + body.text.slice(end)) ? 'letters stand in no segment' : undefined
}
