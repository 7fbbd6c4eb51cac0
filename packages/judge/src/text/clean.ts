// The second view of a text: what a reader makes of it once its disguises are off. Offsets lead back to the text.
import { CHANGEABLE, STRANGE } from './characters.ts'
import { undisguised } from './disguised-words.ts'
import { isDecoration, isInvisible } from './invisible.ts'
import { isMasked, lookalike } from './lookalikes.ts'
import type { Traits } from './traits.ts'

export type Disguise =
  | 'invisible_characters'
  | 'decorated_letters'
  | 'styled_letters'
  | 'mixed_scripts'
  | 'reversed_text'
  | 'spaced_letters'
  | 'disguised_word'

export interface CleanText {
  readonly text: string
  /** Index in the original of each UTF-16 unit of `text`, and one more for its end. */
  readonly at: readonly number[]
  readonly disguises: ReadonlySet<Disguise>
}

/** Four and more single letters in a row, apart by the same kind of gap. */
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_*·|]{1,2})\p{L}(?![\p{L}\p{N}])){3,}/gu

/** What could be a word in leet, stretched, or robbed of its vowels. */
const DISGUISABLE = /[\p{L}\d@$|+€][\p{L}\d@$!|+€(]{3,}/gu

/** A text that was looked over. */
interface Looked {
  readonly text: string
  readonly traits: Traits
}

/** Tells at little cost whether `cleanText` could change anything but letter order inside words. */
export function looksPlain({ text, traits: { kinds, odd, singles } }: Looked): boolean {
  return (kinds & STRANGE) === 0 && !odd && !isSpaced(text, singles)
}

/** Tells at little cost whether `cleanText` would change anything. */
export function isClean({ text, traits: { kinds, singles } }: Looked): boolean {
  if ((kinds & CHANGEABLE) !== 0 || isSpaced(text, singles)) return false
  for (const [word] of text.matchAll(DISGUISABLE)) if (undisguised(word.toLowerCase())) return false
  return true
}

function isSpaced(text: string, singles: number): boolean {
  return singles >= 4 && text.search(SPACED) >= 0
}

/** Takes the disguises off. Time is linear in the length. */
export function cleanText(text: string): CleanText {
  const draft = new Draft(text)
  draft.unreverse()
  draft.dropInvisible()
  draft.compose()
  draft.readThrough()
  draft.joinSpaced()
  draft.restoreWords()
  return draft.finish()
}

/** A run that is shown right to left although its letters are not: override marks (UAX #9). */
const REVERSED = /\u202e([^\u202c\u2066-\u2069\n]*)(?:\u202c|$)/gmu

class Draft {
  #units: string[]
  #at: number[]
  readonly #end: number
  readonly #disguises = new Set<Disguise>()

  constructor(text: string) {
    this.#units = [...text]
    this.#at = []
    let index = 0
    for (const unit of this.#units) {
      this.#at.push(index)
      index += unit.length
    }
    this.#end = text.length
  }

  finish(): CleanText {
    const text: string[] = []
    const at: number[] = []
    this.#units.forEach((unit, index) => {
      for (let offset = 0; offset < unit.length; offset += 1) at.push(this.#at[index] as number)
      text.push(unit)
    })
    return { text: text.join(''), at: [...at, this.#end], disguises: this.#disguises }
  }

  unreverse(): void {
    if (!this.#units.includes('\u202e')) return
    this.#rewrite(REVERSED, ([, inner]) => [...(inner as string)].reverse().join(''), 'reversed_text')
  }

  /** A character that breaks a word is a disguise; at its edge it is what editors leave behind. */
  dropInvisible(): void {
    this.#filter((unit, index) => {
      if (!isInvisible(unit)) return true
      if (this.#isLetter(index - 1) && this.#isLetter(index + 1)) this.#disguises.add('invisible_characters')
      return false
    })
  }

  /** NFKC letter by letter, so that offsets hold; what then still is a mark over a letter is decoration. */
  compose(): void {
    let base = ''
    for (let index = 0; index < this.#units.length; index += 1) {
      const unit = this.#units[index] as string
      const joined = base === '' ? unit : (base + unit).normalize('NFC')
      if (base !== '' && [...joined].length === 1) {
        this.#units[index] = ''
        this.#setLast(index, joined)
        base = joined
        continue
      }
      if (isDecoration(unit, base)) {
        this.#units[index] = ''
        this.#disguises.add('decorated_letters')
        continue
      }
      base = unit
      this.#compatible(index, unit)
    }
    this.#filter((unit) => unit !== '')
  }

  #setLast(before: number, value: string): void {
    for (let index = before - 1; index >= 0; index -= 1) {
      if (this.#units[index] === '') continue
      this.#units[index] = value
      return
    }
  }

  #compatible(index: number, unit: string): void {
    const code = unit.codePointAt(0) as number
    if (code < 0x80) return
    const plain = isRegionalLetter(code) ? this.#regional(index, code) : unit.normalize('NFKC')
    if (plain === unit) return
    this.#units[index] = plain
    if (isStyledLetter(code)) this.#disguises.add('styled_letters')
  }

  /** Two regional indicators are a flag; more in a row spell a word. */
  #regional(index: number, code: number): string {
    const near = [-2, -1, 1, 2].filter((step) => this.#isRegionalAt(index + step))
    const inRow = near.length >= 2
    return inRow ? String.fromCharCode(code - 0x1f1e6 + 97) : String.fromCodePoint(code)
  }

  #isRegionalAt(index: number): boolean {
    const unit = this.#units[index]
    if (unit === undefined) return false
    return isRegionalLetter(unit.codePointAt(0) ?? 0) || /^[a-z]$/.test(unit)
  }

  /** Words that mix scripts are read as they look. */
  readThrough(): void {
    const text = this.#units.join('')
    const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
    const foreign = text.match(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/gu)?.length ?? 0
    const mask = (match: RegExpExecArray) =>
      isMasked(match[0], latin > foreign) ? [...match[0]].map(lookalike).join('') : undefined
    this.#rewrite(/[\p{L}\p{M}\p{N}\p{Sc}★☆♥∂∑√]+/gu, mask, 'mixed_scripts')
  }

  joinSpaced(): void {
    this.#rewrite(SPACED, ([run]) => (run as string).replace(/[^\p{L}]/gu, ''), 'spaced_letters')
  }

  restoreWords(): void {
    const restore = (match: RegExpExecArray) => undisguised(match[0].toLowerCase())
    this.#rewrite(DISGUISABLE, restore, 'disguised_word')
  }

  #isLetter(index: number): boolean {
    return /[\p{L}\p{N}]/u.test(this.#units[index] ?? '')
  }

  #filter(keep: (unit: string, index: number) => boolean): void {
    const kept = this.#units.map((unit, index) => keep(unit, index))
    this.#at = this.#at.filter((_, index) => kept[index])
    this.#units = this.#units.filter((_, index) => kept[index])
  }

  /** Replaces what a pattern finds; undefined keeps it. Replacements are spread over the place they come from. */
  #rewrite(
    pattern: RegExp,
    replacement: (match: RegExpExecArray) => string | undefined,
    disguise: Disguise,
  ): void {
    const text = this.#units.join('')
    const starts = unitStarts(this.#units)
    const units: string[] = []
    const at: number[] = []
    let from = 0
    for (const match of text.matchAll(pattern)) {
      const replaced = replacement(match)
      if (replaced === undefined || replaced === match[0]) continue
      const first = starts.get(match.index) as number
      const last = starts.get(match.index + match[0].length) ?? this.#units.length
      units.push(...this.#units.slice(from, first))
      at.push(...this.#at.slice(from, first))
      const source = this.#at.slice(first, last)
      for (const [index, unit] of [...replaced].entries()) {
        units.push(unit)
        at.push(source[Math.min(index, source.length - 1)] as number)
      }
      from = last
      this.#disguises.add(disguise)
    }
    if (from === 0) return
    this.#units = [...units, ...this.#units.slice(from)]
    this.#at = [...at, ...this.#at.slice(from)]
  }
}

function unitStarts(units: readonly string[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>()
  let index = 0
  units.forEach((unit, position) => {
    starts.set(index, position)
    index += unit.length
  })
  return starts
}

function isRegionalLetter(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff
}

/** Letters of mathematics and in circles, boxes, brackets; full-width Latin. Japanese punctuation is none. */
function isStyledLetter(code: number): boolean {
  return (
    (code >= 0x1d400 && code <= 0x1d7ff) ||
    (code >= 0x1f100 && code <= 0x1f1ff) ||
    (code >= 0x249c && code <= 0x24e9) ||
    (code >= 0xff21 && code <= 0xff5a)
  )
}
