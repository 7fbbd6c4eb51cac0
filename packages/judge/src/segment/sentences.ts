// Splits a paragraph into sentences: Intl.Segmenter, then what it breaks too early is joined again.

/** Abbreviations after which Intl.Segmenter (UAX #29) breaks although the sentence goes on. */
const ABBREVIATION =
  /(?:^|[\s(])(?:no|nr|approx|ca|dr|mr|mrs|ms|st|vs|e\.g|i\.e|etc|p\.\s?s|inc|ltd|co|dept|est|max|min|ext|fig|tel|art|bzw|z\.\s?b|d\.\s?h|u\.\s?a|m|mme|p\.\s?ej|sr|sra|dott|sig)\.\s*$/i

const ORDINAL = /(?:^|\s)\d{1,2}\.\s*$/

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language)
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
    segmenters.set(language, segmenter)
  }
  return segmenter
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** Splits `text[start..end)` into sentences; line breaks inside count as spaces. Spans are trimmed. */
export function splitSentences(text: string, { start, end }: Span, language: string): Span[] {
  const paragraph = text.slice(start, end).replaceAll('\n', ' ')
  const spans: Span[] = []
  let from = 0
  for (const { segment, index } of segmenterFor(language).segment(paragraph)) {
    const to = index + segment.length
    if (to < paragraph.length && goesOn(paragraph.slice(from, to), paragraph.slice(to))) continue
    const trimmed = trim(paragraph, from, to)
    if (trimmed.end > trimmed.start) spans.push({ start: start + trimmed.start, end: start + trimmed.end })
    from = to
  }
  return spans
}

function goesOn(sentence: string, rest: string): boolean {
  return ABBREVIATION.test(sentence) || (ORDINAL.test(sentence) && /^\s*\p{Lu}/u.test(rest))
}

function trim(text: string, start: number, end: number): Span {
  const piece = text.slice(start, end)
  const lead = piece.length - piece.trimStart().length
  return { start: start + lead, end: Math.max(start + lead, start + piece.trimEnd().length) }
}
