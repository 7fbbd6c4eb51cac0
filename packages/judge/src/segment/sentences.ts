// Splits a paragraph into sentences: where Unicode ends them, then what that breaks too early is joined again.
import { sentenceBreaks } from './sentence-breaks.ts'

/** Abbreviations after which UAX #29 ends a sentence that goes on, in nine languages. */
const ABBREVIATIONS = [
  'no|nr|nrs|approx|ca|dr|mr|mrs|ms|prof|st|vs|e\\.g|i\\.e|etc|p\\.\\s?s|inc|ltd|co|corp|dept|est|max|min|ext|fig|tel|art|vol|qty|pos|ref|incl|excl|resp|jr|sr|rev|hon|gen|ave|blvd|rd|apt|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec',
  'bzw|z\\.\\s?b|d\\.\\s?h|u\\.\\s?a|o\\.\\s?ä|u\\.\\s?u|evtl|ggf|inkl|exkl|zzgl|abzgl|str|hr|fr|hrn|bspw|usw|vgl|std|stk|abs|gem|lt|sog|tgl|mind|geb|mo|di|mi|do|sa|so|feat|kl|gr',
  'm|mm|mme|mlle|env|p\\.\\s?ex|c\\.-à-d|réf|av|bd|n|tél|svp',
  'p\\.\\s?ej|sra?s?|srta|d|dña|avda|c|núm|aprox|pág|ud|uds|vd|vds|admón|ej',
  'dott|sig|sig\\.?ra|sigg|avv|ing|geom|gent|spett|p\\.\\s?es|ecc|pag|cod|s\\.\\s?p\\.\\s?a|s\\.\\s?r\\.\\s?l|n\\.b|es',
  'exm?[oa]|sr|dra|eng|av|r|p\\.\\s?ex|aprox|obs|art|qtd',
  'dhr|mevr|mw|bijv|bv|o\\.\\s?a|d\\.\\s?w\\.\\s?z|m\\.\\s?b\\.\\s?t|i\\.\\s?v\\.\\s?m|t\\.\\s?a\\.\\s?v|evt|incl|excl|nl|ong|tel',
  'ul|al|pl|os|np|tj|tzn|m\\.\\s?in|itd|itp|godz|zł|gr|szt|tel|nr|poz|ok|dr|mgr|inż|św|ww|wg|kl|lok|m',
]

const ABBREVIATION = new RegExp(`(?:^|[\\s("„«/])(?:${ABBREVIATIONS.join('|')})\\.\\s*$`, 'iu')

/** The last words of abbreviations of several (`z. B.`) and the single ones: only behind one of these is it worth a look. */
const LAST_WORD = new RegExp(
  `(?<!\\p{L})(?:${ABBREVIATIONS.join('|')
    .split('|')
    .map((abbreviation) => abbreviation.replace(/^.*\\\.\??(?:\\s\?|-)?/, ''))
    .join('|')}|sigra)\\.\\s*$`,
  'iu',
)

/** A number with its full stop: an ordinal in German and Polish, elsewhere only where a small letter follows. */
const ORDINAL = /(?:^|\s)\d{1,2}\.\s*$/u

const ORDINAL_LANGUAGES = new Set(['de', 'pl'])

/** A piece without a word is punctuation of its neighbour. */
const NO_WORD = /^[^\p{L}\p{N}]*$/u

export interface Span {
  readonly start: number
  readonly end: number
}

/** Splits `text[start..end)` into sentences; line breaks inside count as spaces. Spans are trimmed. */
export function splitSentences(text: string, { start, end }: Span, language: string): Span[] {
  const paragraph = text.slice(start, end).replaceAll('\n', ' ')
  const spans: Span[] = []
  let from = 0
  for (const to of [...sentenceBreaks(paragraph), paragraph.length]) {
    if (to < paragraph.length && goesOn(paragraph, { from, to, language })) continue
    const trimmed = trim(paragraph, from, to)
    if (trimmed.end > trimmed.start) spans.push({ start: start + trimmed.start, end: start + trimmed.end })
    from = to
  }
  return spans
}

/** How much of a sentence's end tells whether it goes on; bounds the work for a text without white space. */
const TAIL = 24

function goesOn(
  paragraph: string,
  { from, to, language }: { from: number; to: number; language: string },
): boolean {
  const tail = paragraph.slice(Math.max(from, to - TAIL), to)
  if (/\.\s*$/.test(tail)) {
    if (LAST_WORD.test(tail) && ABBREVIATION.test(tail)) return true
    if (ORDINAL.test(tail)) {
      const next = paragraph.slice(to, to + TAIL)
      return ORDINAL_LANGUAGES.has(language) ? /^\s*[\p{L}\d]/u.test(next) : /^\s*\p{Ll}/u.test(next)
    }
  }
  return to + TAIL >= paragraph.length && NO_WORD.test(paragraph.slice(to))
}

function trim(text: string, start: number, end: number): Span {
  const piece = text.slice(start, end)
  const lead = piece.length - piece.trimStart().length
  return { start: start + lead, end: Math.max(start + lead, start + piece.trimEnd().length) }
}
