// What single words say about which detectors could find anything in a text that holds them. Told once a word; a text
// without a detector's cue need not be looked through.

export const SERVICE_CUE: number = 1
export const SPELLED_CUE: number = 1 << 1
export const DIGIT_CUE: number = 1 << 2
export const CURRENCY_CUE: number = 1 << 3
export const PERCENT_CUE: number = 1 << 4
export const MONTH_CUE: number = 1 << 5

/** Digits as words, for numbers that are spelled to pass a filter. */
export const DIGIT_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine',
    'null eins zwei drei vier fünf sechs sieben acht neun',
    'zéro un deux trois quatre cinq six sept huit neuf',
    'cero uno dos tres cuatro cinco seis siete ocho nueve',
    'zero uno due tre quattro cinque sei sette otto nove',
    'zero um dois três quatro cinco seis sete oito nove',
    'nul een twee drie vier vijf zes zeven acht negen',
    'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć',
    'oh double- - - - - - - - -',
  ].flatMap((words) => words.split(' ').map((word, digit): [string, string] => [word, String(digit)])),
)

/** Months as letters write them, in nine languages, by their beginnings. */
export const MONTH =
  '(?:jan|feb|mar|apr|may|mai|mag|maj|jun|giu|cze|jul|lug|lip|aug|ago|aoû|sie|sep|set|wrz|oct|okt|ott|out|paź|nov|lis|dec|dez|dic|déc|gru|fév|avr|jui|mär|abr|ene|gen|lut|kwi|mrt|mei|sty)\\p{L}*'

const CUES: readonly (readonly [cue: number, pattern: RegExp])[] = [
  [
    SERVICE_CUE,
    /(?<![\p{L}\d])(?:whatsapp|watsapp|app|telegram|wechat|chat|weixin|viber|snapchat|instagram|insta|facebook|messenger|tiktok|tok|skype|discord|kakaotalk|talk|threema|signal|line|imo|zalo|youtube|tube|pinterest|twitter|linkedin|e?mail)(?![\p{L}\d])|line|ライン|微信|公式/iu,
  ],
  [
    SPELLED_CUE,
    /^(?:at|ät)$|hxx|dot|punkt|point|punto|ponto|punt|kropka|ドット|arroba|arobase|arrobase|chiocciola|apenstaartje|ma[łl]pa|アット/iu,
  ],
  [DIGIT_CUE, new RegExp(`^(?:${Object.keys(DIGIT_WORDS).join('|')}|double|\\d+)$`, 'iu')],
  [CURRENCY_CUE, /zł|円|eur|usd|gbp|jpy|pln|brl|chf|dollar|pound|yen|reais/iu],
  [PERCENT_CUE, /prozent|cent|ciento|procent|パーセント/iu],
  [MONTH_CUE, new RegExp(MONTH, 'iu')],
]

/** The cues of a word as it is written. */
export function cuesOf(word: string): number {
  let cues = 0
  for (const [cue, pattern] of CUES) if (pattern.test(word)) cues |= cue
  return cues
}
