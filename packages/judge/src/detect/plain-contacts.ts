// Addresses that are written so that no machine sees them: `shop (dot) com`, `name at gmail`, `hxxp://`.
// Makes them plain, so that one detector serves all.

import { DIGIT_WORDS } from './cues.ts'

const DOT = '(?:dot|punkt|point|punto|ponto|punt|kropka|ドット|どっと|\\.|。|．)'
/** Names of the sign. The English `at` is none by itself: "track it at ups.com". */
const AT_SIGN = 'aet|arroba|arobase|arrobase|chiocciola|apenstaartje|małpa|malpa|アット|アットマーク|@|＠'
const AT = `(?:at|ät|${AT_SIGN})`

/** Top-level domains that are meant when somebody spells a dot. */
const TLD =
  '(?:com|net|org|info|shop|store|io|co|eu|de|at|ch|fr|es|it|pt|br|nl|be|pl|jp|uk|us|ru|cn|me|biz|online|site|app)'

/** Mail providers that are named without their ending. */
const PROVIDER =
  '(?:gmail|g-?mail|googlemail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|gmx|web|t-online|libero|orange|wanadoo|free|wp|onet|interia|sapo|uol|bol|naver|qq|163|126|aol)'

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/\bh(?:xx|\*\*|tt)ps?(?=:\/\/)/giu, 'http'],
  [/[＠﹫]/gu, '@'],
  [/[。．｡](?=[a-z\d])/giu, '.'],
  [new RegExp(`\\s*[([{<]\\s*${AT}\\s*[)\\]}>]\\s*`, 'giu'), '@'],
  [new RegExp(`\\s*[([{<]\\s*${DOT}\\s*[)\\]}>]\\s*`, 'giu'), '.'],
  [new RegExp(`(?<=[\\p{L}\\d])\\s+(?:${DOT})\\s+(?=${TLD}(?![\\p{L}\\d]))`, 'giu'), '.'],
  [/(?<=[\p{L}\d])(?:\s+\.\s*|\s*\.\s+)(?=(?:com|net|org|info)(?![\p{L}\d]))/giu, '.'],
  [/(?<=[\p{L}\d])(?:dot|-dot-)(?=com(?![\p{L}\d]))/giu, '.'],
  [new RegExp(`(?<=[\\p{L}\\d._-])\\s+${AT}\\s+(?=${PROVIDER}(?![\\p{L}\\d]))`, 'giu'), '@'],
  [
    new RegExp(`(?<=[\\p{L}\\d._-])\\s+(?:${AT_SIGN})\\s+(?=[\\p{L}\\d-]+\\.${TLD}(?![\\p{L}\\d]))`, 'giu'),
    '@',
  ],
  [new RegExp(`(?<=@${PROVIDER})(?![\\p{L}\\d.-])`, 'giu'), '.com'],
]

/** Only where one of these stands is there anything to make plain. */
const SPELLED =
  /h(?:xx|\*\*)ps?:|[＠﹫。．｡]|[([{<]\s*(?:dot|at|punkt|point|punto|ponto|punt|kropka|arroba|arobase|\.|@)|\s\.|\. (?:com|net|org)|dot\s?com|(?:dot|punkt|point|punto|ponto|punt|kropka|ドット|arroba|arobase|arrobase|chiocciola|apenstaartje|ma[łl]pa|アット) |\s(?:at|ät) (?:g-?mail|hotmail|outlook|yahoo|icloud|gmx|[\p{L}\d-]+\.)/iu

const SPELLED_DIGITS = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${Object.keys(DIGIT_WORDS)
    .filter((word) => word.length > 1)
    .join('|')}|\\d+)[\\s,.-]+){5,}(?:${Object.keys(DIGIT_WORDS).join('|')}|\\d+)(?![\\p{L}\\d])`,
  'giu',
)

/** A text with spelled-out addresses and numbers made plain; the text itself where there are none. */
export function plainContacts(text: string): string {
  const plain = SPELLED.test(text)
    ? STEPS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text)
    : text
  return SPELLED_DIGITS.test(plain) ? plain.replace(SPELLED_DIGITS, digitsOf) : plain
}

function digitsOf(run: string): string {
  const parts = run.toLowerCase().split(/[\s,.-]+/)
  const spelled = parts.filter((part) => DIGIT_WORDS[part] !== undefined).length
  return spelled < 5 ? run : parts.map((part) => DIGIT_WORDS[part] ?? part).join('')
}
