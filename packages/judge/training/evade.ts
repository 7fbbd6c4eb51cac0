// Letters in disguise: what was non-critical or prohibited must not pass as critical; what was critical must not be lost.
import { visibleHtml, visiblePlain } from '../src/judge.ts'
import type { Verdict } from '../src/judgement.ts'
import { type Draft, randomFor, TRANSFORMS, type Transform } from './evasion.ts'
import { judgeLetter } from './judge-letter.ts'
import type { Letter } from './letters.ts'
import { goldVerdict, told } from './measure.ts'
import { table } from './print.ts'

interface Disguised {
  readonly gold: Verdict
  readonly plain: Verdict
  readonly verdict: Verdict
}

export function printEvasion(letters: readonly Letter[]): void {
  const plain = letters.map((letter) => judgeLetter(letter).verdict)
  const runs = TRANSFORMS.map((transform) => ({
    name: transform.name,
    results: letters.map((letter, index) => ({
      gold: goldVerdict(letter),
      plain: plain[index] as Verdict,
      verdict: judgeDisguised(letter, transform),
    })),
  }))
  console.log(`${letters.length} letters, each in ${TRANSFORMS.length} disguises`)
  table(
    ['disguise', 'verdict kept', 'passes as critical', 'did so undisguised', 'critical lost'],
    [...runs, { name: 'all', results: runs.flatMap(({ results }) => results) }].map(({ name, results }) => [
      name,
      ...rowOf(results),
    ]),
  )
}

function rowOf(results: readonly Disguised[]): string[] {
  const unwanted = results.filter(({ gold }) => gold === 'non_critical' || gold === 'prohibited')
  const critical = results.filter(({ gold }) => gold === 'critical')
  const share = (of: readonly Disguised[], test: (one: Disguised) => boolean) =>
    told({ hits: of.filter(test).length, of: of.length })
  return [
    share(results, ({ plain, verdict }) => plain === verdict),
    share(unwanted, ({ plain, verdict }) => plain !== 'critical' && verdict === 'critical'),
    share(unwanted, ({ plain }) => plain === 'critical'),
    share(critical, ({ verdict }) => verdict === 'non_critical' || verdict === 'prohibited'),
  ]
}

function judgeDisguised(letter: Letter, { name, apply }: Transform): Verdict {
  const draft = apply({ subject: letter.subject, text: letter.body }, randomFor(`${name} ${letter.id}`))
  return judgeLetter(letter, { subject: draft.subject, body: bodyOf(draft) }).verdict
}

function bodyOf({ html, text }: Draft) {
  if (html === undefined) return visiblePlain(text ?? '')
  const body = visibleHtml(html)
  if (!body) throw new Error('a disguise made HTML beyond the limits')
  return body
}
