// Letters that stand for Latin ones because they look alike. By script; a word is only read through them where it
// mixes scripts, or where the text around it is Latin (Unicode TR39 is the wider list; these are what mail shows).

const PAIRS = [
  // Cyrillic
  'аa еe оo рp сc уy хx ѕs іi јj ԁd һh ԛq ԝw ӏl АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ЅS ІI ЈJ вb кk мm нh тt гr пn зz ѵv ѡw ԍg ҡk ьb Ьb ёe Ёe яr Яr иn Иn',
  // Greek
  'αa βb γy δd εe ζz ηn ιi κk μu νv οo ρp ςs σo τt υu χx ωw ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϲc ϳj ά a έe ήn ίi όo ύu ώw',
  // Armenian, Cherokee, Lisu and others that are seen
  'օo ոn սu հh զq ցg ւi յj լl ѕs աw տs ꓮA ꓐB ꓚC ꓓD ꓰE ꓝF ꓖG ꓧH ꓲI ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓤR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᏒR ᏚS ᎢT ᏙV ᎳW ᏃZ',
  // small capitals and phonetic letters
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ɩi ʋu ɗd ɓb ƙk ɾr ʂs ʈt ʐz ɛe ɔo ʌv ɯm ɹr ʇt ʎy ɐa ǝe ɟf ƃg ɥh ᴉi ɾj ʞk ɓb ꞁl ɐa ɒa ɘe ʍm ʠq ſs ƒf ƨs ɨi ɵo ʉu ƿp ꝛr ɿr',
  // symbols
  '€e £l ¢c ¥y ₩w ₳a ฿b ₵c ₫d ₣f ₲g ₴s ₮t ∂d ∑e √v ℮e ⅼl ⅰi ∣l ︱l ⍺a ⍴p ⋿e ✓v ♥o ★o ☆o',
]

const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  PAIRS.join(' ')
    .split(' ')
    .map((pair) => [...pair])
    .filter((pair) => pair.length === 2)
    .map(([from, to]) => [from as string, to as string]),
)

/** Letters that are no letters of any language's words in print: seeing one is reason enough to read through. */
const STYLISED = /[\u0250-\u02af\u1d00-\u1d2b\u1d6b-\u1d9a\ua730-\ua7ff\u2c60-\u2c7f]/u

const LATIN = /\p{Script=Latin}/u
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u

/** The Latin letter that a character looks like; the character itself where it looks like none. */
export function lookalike(character: string): string {
  return LOOKALIKES.get(character) ?? character
}

/** Tells whether a character alone could make a word one to be read through. */
export function isForeignLookalike(character: string): boolean {
  return STYLISED.test(character) || FOREIGN.test(character)
}

/**
 * Tells whether a word is to be read through: it mixes Latin with a look-alike script, holds stylised letters, or is
 * wholly of look-alikes in a text that is Latin otherwise.
 */
export function isMasked(word: string, textIsLatin: boolean): boolean {
  if (STYLISED.test(word)) return true
  if (!FOREIGN.test(word)) return false
  return LATIN.test(word) || (textIsLatin && [...word].every((character) => LOOKALIKES.has(character)))
}
