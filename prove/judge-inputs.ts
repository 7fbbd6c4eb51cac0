// Texts that nobody would write, and letters that something went wrong with: what the judge must survive.
import type { Chance } from '../packages/policy/src/simulate/random.ts'

/** A subject, a text and whether it is HTML. */
export interface JudgeCase {
  readonly kind: string
  readonly subject: string
  readonly text: string
  readonly isHtml: boolean
}

type Make = (letters: readonly string[], random: Chance) => string

const KINDS: Readonly<Record<string, { make: Make; isHtml?: boolean }>> = {
  bytes: { make: (_, random) => randomBytes(random).toString('latin1') },
  'broken UTF-8': { make: (_, random) => randomBytes(random).toString('utf8') },
  'any UTF-16': { make: (_, random) => String.fromCharCode(...units(random, 0x10000)) },
  'all planes': { make: (_, random) => String.fromCodePoint(...units(random, 0x110000)) },
  'flipped letter': { make: (letters, random) => flipped(letterOf(letters, random), random) },
  'spliced letters': {
    make: (letters, random) => spliced(letterOf(letters, random), letterOf(letters, random), random),
  },
  'repeated parts': { make: (letters, random) => repeated(letterOf(letters, random), random) },
  'parts of disguise': { make: (letters, random) => sown(letterOf(letters, random), DISGUISES, random) },
  'tags soup': { make: (letters, random) => sown(letterOf(letters, random), TAGS, random), isHtml: true },
  'flipped HTML': {
    make: (letters, random) => flipped(sown(letterOf(letters, random), TAGS, random), random),
    isHtml: true,
  },
}

const DISGUISES = [
  ...['\u200b', '\u202e', '\u2066', '\u00ad', '\u0336', '\ud800', '\udc00', '\u0000', 'а', 'е', '𝐫', '️', '‍'],
  ...[
    '> ',
    '\n-- \n',
    '\n- ',
    ' r e v i e w ',
    '&#114;',
    '\r',
    '\u2028',
    'http://',
    '@',
    '+49',
    '🇩🇪',
    '👩‍👩‍👧',
    '様\n',
    '؟',
    '\t',
  ],
]

const TAGS = [
  ...[
    '<p>',
    '</p>',
    '<br>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<div style="display:none">',
    '</div>',
    '<b',
    '&lt;',
    '&#x202e;',
  ],
  ...[
    '<img alt="',
    '">',
    '<a href="https://x.example/">',
    '</a>',
    '<!--',
    '-->',
    '<style>p{',
    '}</style>',
    '<script>',
    '<svg><title>',
  ],
  ...[
    '<blockquote>',
    '<span style="font-size:0">',
    '<template>',
    '<select><option>',
    '<textarea>',
    '<math><mi>',
    '&nbsp;',
    '<ul><li>',
  ],
]

/** The n-th input; the same for the same number. */
export function judgeCase(n: number, letters: readonly string[], random: Chance): JudgeCase {
  const kinds = Object.entries(KINDS)
  const [kind, { make, isHtml = false }] = kinds[n % kinds.length] as (typeof kinds)[number]
  const subject = random.hits(0.2) ? make(letters, random).slice(0, 200) : 'Your order'
  return { kind, subject, text: make(letters, random), isHtml }
}

function lengthOf(random: Chance): number {
  return Math.floor(random.wait(60)) + 1
}

function randomBytes(random: Chance): Buffer {
  return Buffer.from(Array.from({ length: lengthOf(random) }, () => Math.floor(random.next() * 256)))
}

function units(random: Chance, below: number): number[] {
  return Array.from({ length: lengthOf(random) }, () => Math.floor(random.next() * below))
}

/** Long enough to say something, short enough that a million of them are read. */
const LETTER_LIMIT = 400

function letterOf(letters: readonly string[], random: Chance): string {
  const letter = letters[Math.floor(random.next() * letters.length)] as string
  const from = random.hits(0.5) ? 0 : Math.floor(random.next() * letter.length)
  return letter.slice(from, from + LETTER_LIMIT)
}

function flipped(text: string, random: Chance): string {
  const bytes = Buffer.from(text)
  const count = 1 + Math.floor(random.wait(4))
  for (let n = 0; n < count; n += 1) {
    const at = Math.floor(random.next() * bytes.length)
    bytes[at] = Math.floor(random.next() * 256)
  }
  return bytes.toString('utf8')
}

function spliced(one: string, other: string, random: Chance): string {
  const at = Math.floor(random.next() * one.length)
  return one.slice(0, at) + other.slice(Math.floor(random.next() * other.length))
}

function repeated(text: string, random: Chance): string {
  const from = Math.floor(random.next() * text.length)
  const part = text.slice(from, from + 1 + Math.floor(random.wait(8)))
  return text.slice(0, from) + part.repeat(1 + Math.floor(random.wait(10))) + text.slice(from)
}

function sown(text: string, seeds: readonly string[], random: Chance): string {
  const parts: string[] = []
  let from = 0
  while (from < text.length) {
    const to = from + 1 + Math.floor(random.wait(25))
    parts.push(text.slice(from, to), seeds[Math.floor(random.next() * seeds.length)] as string)
    from = to
  }
  return parts.join('')
}
