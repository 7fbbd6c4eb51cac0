// What counts, by message, with 95 % bounds: critical lost, leaks, right among the decided, prohibited, exact trims.
import { DEFAULT_CLASSES } from '../src/intents.ts'
import type { Segment, Verdict } from '../src/judgement.ts'
import { isTolerated, sumSegments, sureClass } from '../src/sum.ts'
import type { GoldSpan, Letter } from './letters.ts'

/** A judged letter beside what its author meant. */
export interface Measured {
  readonly letter: Letter
  readonly gold: Verdict
  readonly verdict: Verdict
  readonly confidence: number
  readonly segments: readonly Segment[]
}

/** A share of a number, with the bounds between which it lies at 95 % (Wilson's interval). */
export interface Share {
  readonly hits: number
  readonly of: number
}

export interface Figures {
  readonly letters: number
  /** Critical letters judged non-critical or prohibited. */
  readonly criticalLost: Share
  /** Non-critical letters judged critical. */
  readonly leak: Share
  readonly rightAmongDecided: Share
  readonly uncertain: Share
  readonly prohibitedFound: Share
  readonly prohibitedRightly: Share
  /** Mixed letters, found as such, of which exactly the right lines are cut. */
  readonly exactTrims: Share
  /** Mixed or critical letters of which a critical line would be cut. */
  readonly criticalCut: Share
}

/** The author's line that a segment is mostly made of. */
export function goldSpanUnder(
  segment: Pick<Segment, 'part' | 'start' | 'end'>,
  { gold }: Pick<Letter, 'gold'>,
): GoldSpan | undefined {
  const shared = (span: GoldSpan) => Math.min(segment.end, span.end) - Math.max(segment.start, span.start)
  return gold
    .filter((span) => span.part === segment.part && shared(span) > 0)
    .toSorted((a, b) => shared(b) - shared(a))[0]
}

/** The verdict that follows from an author's labels. */
export function goldVerdict(letter: Pick<Letter, 'gold'>): Verdict {
  return sumSegments(letter.gold.map(goldSegment)).verdict
}

function goldSegment({ part, start, end, intent }: GoldSpan): Segment {
  const group = DEFAULT_CLASSES[intent]
  return {
    ...{ part, start, end, text: '', kind: 'sentence', intent },
    ...{ class: group, confidence: 1, alternatives: [], because: [] },
  }
}

export function figuresOf(measured: readonly Measured[]): Figures {
  const where = (test: (one: Measured) => boolean, of: readonly Measured[] = measured): Share => ({
    hits: of.filter(test).length,
    of: of.length,
  })
  const goldIs = (verdict: Verdict) => measured.filter(({ gold }) => gold === verdict)
  const isVerdict = (verdict: Verdict) => (one: Measured) => one.verdict === verdict
  const decided = measured.filter(({ verdict }) => verdict !== 'uncertain')
  const judgedProhibited = measured.filter(isVerdict('prohibited'))
  const trimmed = goldIs('mixed').filter(isVerdict('mixed'))
  return {
    letters: measured.length,
    criticalLost: where(
      ({ verdict }) => verdict === 'non_critical' || verdict === 'prohibited',
      goldIs('critical'),
    ),
    leak: where(isVerdict('critical'), goldIs('non_critical')),
    rightAmongDecided: where(({ gold, verdict }) => gold === verdict, decided),
    uncertain: where(isVerdict('uncertain')),
    prohibitedFound: where(isVerdict('prohibited'), goldIs('prohibited')),
    prohibitedRightly: where(({ gold }) => gold === 'prohibited', judgedProhibited),
    exactTrims: where(isTrimmedExactly, trimmed),
    criticalCut: where(cutsCritical, [...goldIs('mixed'), ...goldIs('critical')].filter(isVerdict('mixed'))),
  }
}

/** Lines of the author's that would be cut, against those that should be. */
function isTrimmedExactly({ letter, segments }: Measured): boolean {
  const cut = new Set(cutLines(letter, segments))
  const should = new Set(linesToCut(letter))
  return letter.gold.every((span) => isOptional(span) || cut.has(span) === should.has(span))
}

function cutsCritical({ letter, segments }: Measured): boolean {
  return cutLines(letter, segments).some(({ intent }) => DEFAULT_CLASSES[intent] === 'critical')
}

/** Neither cutting nor keeping a tolerated courtesy is a mistake, nor is a line without letters. */
function isOptional({ intent }: GoldSpan): boolean {
  return intent === 'problem_invitation' || intent === 'thanks' || intent === 'filler'
}

function linesToCut({ gold }: Letter): GoldSpan[] {
  return gold.filter(({ intent }) => DEFAULT_CLASSES[intent] === 'non_critical')
}

function cutLines({ gold }: Letter, segments: readonly Segment[]): GoldSpan[] {
  const sure = segments.filter((segment) => sureClass(segment) === 'non_critical')
  const cut = sure.filter((segment) => !isTolerated(segment, sure))
  return gold.filter((span) => {
    const covered = cut
      .filter(({ part }) => part === span.part)
      .reduce(
        (sum, piece) => sum + Math.max(0, Math.min(piece.end, span.end) - Math.max(piece.start, span.start)),
        0,
      )
    return covered * 2 > span.end - span.start
  })
}

/** Wilson's interval for a share at 95 %. */
function bounds({ hits, of }: Share): readonly [number, number] {
  if (of === 0) return [0, 1]
  const z = 1.96
  const p = hits / of
  const centre = p + (z * z) / (2 * of)
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

/** `1.2 % (0.4 to 3.1)`. */
export function told(share: Share): string {
  if (share.of === 0) return '–'
  const [low, high] = bounds(share)
  const percent = (value: number) => (100 * value).toFixed(1)
  return `${percent(share.hits / share.of)} % (${percent(low)} to ${percent(high)})`
}
