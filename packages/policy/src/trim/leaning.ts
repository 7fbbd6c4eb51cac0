// Words by which a sentence leans on the one before it, in nine languages. A kept sentence that opens with one is not
// understood when its predecessor is cut.

const OPENINGS: Readonly<Record<string, string>> = {
  en: 'this|that|these|those|it|they|he|she|otherwise|instead|therefore|hence|then|in (?:that|this) case|if so|if not|so|such|the (?:former|latter)|as (?:above|mentioned)|both|neither|either|one of them|for (?:that|this)',
  de: 'dies(?:e[rsmn]?)?|das|sie|er|es|sonst|andernfalls|ansonsten|stattdessen|deshalb|daher|darum|dann|dafür|dabei|damit|dazu|daran|in (?:diesem|dem) fall|falls (?:ja|nicht|nein)|wenn (?:ja|nicht|nein)|so|beide[rsn]?|letztere[rsn]?|wie (?:oben|erwähnt)',
  fr: 'cela|ceci|ça|ce(?:lui|lle)?(?:-ci|-là)?|ces|ils?|elles?|sinon|autrement|à la place|c.est pourquoi|donc|alors|dans ce cas|si (?:oui|non|tel est)|ainsi|les deux|pour cela',
  es: 'esto|eso|estos?|esas?|ell[oa]s?|él|ella|de lo contrario|si no|en su lugar|por (?:eso|ello|lo tanto)|entonces|en (?:ese|este) caso|si es así|así|ambos|ambas|para (?:ello|eso)',
  it: 'quest[oaie]|quell[oaie]|ciò|ess[oaie]|lui|lei|loro|altrimenti|invece|perciò|quindi|allora|in (?:tal|questo|quel) caso|se (?:sì|no|così)|così|entramb[ie]|per (?:questo|ciò)',
  pt: 'ist[oa]|iss[oa]|est[ea]s?|ess[ea]s?|el[ea]s?|caso contrário|senão|em vez disso|por isso|portanto|então|nesse caso|neste caso|se (?:sim|não|assim)|assim|ambos|ambas|para (?:isso|tal)',
  nl: 'dit|dat|deze|die|het|hij|zij|ze|anders|in plaats daarvan|daarom|dus|dan|in (?:dat|dit) geval|zo (?:ja|nee|niet)|zo|beide|daarvoor|hiervoor|daarmee|hiermee',
  pl: 'to|ten|ta|te|ci|on[aeio]?|w przeciwnym razie|inaczej|zamiast tego|dlatego|więc|zatem|wtedy|wówczas|w (?:tym|takim) (?:przypadku|wypadku|razie)|jeśli (?:tak|nie)|tak|oba|obie|w tym celu',
}

const LEANING = new Map(
  Object.entries(OPENINGS).map(([language, words]) => [
    language,
    new RegExp(`^["“„«(]?(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
  ]),
)

/** Japanese opens with the word and sets no space behind it. */
const LEANING_JAPANESE =
  /^(?:これ|それ|あれ|こちら|そちら|この(?:場合|ため|際)|その(?:場合|ため|際)|さもなければ|そうでなければ|でなければ|代わりに|したがって|従って|ですので|よって|そこで|その上で|上記|前述|両方|どちらも)/u

/** Tells whether a sentence leans on its predecessor. A language that is not known is tried as English. */
export function leansBack(text: string, language: string): boolean {
  const code = language.split('-', 1)[0] ?? 'en'
  if (code === 'ja') return LEANING_JAPANESE.test(text.trim())
  return (LEANING.get(code) ?? (LEANING.get('en') as RegExp)).test(text.trim())
}
