// Little words that one of the nine languages has and its neighbours have not: a cheap first look at a text's language.

const WORDS: Readonly<Record<string, string>> = {
  en: 'the and you your our this that with have has been would could should please not was were will which there their they from about when what where we it is are if of to i my can any does did just so',
  de: 'und der die das ist nicht sie ihr ihre ihren ihrer wir uns unser unsere ich mit für auf auch bitte werden wurde haben hat sind eine einen einem noch nur oder wenn dass bei nach zum zur aus dem den des im ein sich kann es zu vom beim schon mal dir du dein deine',
  fr: 'le les des est vous votre vos nous notre pour avec dans sur une pas que qui ce cette au aux du je et être avez merci très bien elle ils sont plus mais si ne mon par ou nos été sera',
  es: 'el los las que es su sus usted por para con una del al no se lo le nos nuestro nuestra y está gracias pedido muy más pero si ya te tu hemos ha como cuando puede sin este esta yo mi',
  it: 'il gli che è di della del per con una non si le suo sua ci lei nostro nostra sono grazie ordine più anche ma se questo questa abbiamo ha dei alla nel i un mi ti la come al dal può già da',
  pt: 'o os as que não é do da dos das para com uma um em no na nos seu sua você nosso nossa obrigado obrigada encomenda pedido mais mas se por foi está temos ao pela pelo já muito isso e eu me te',
  nl: 'het een van en ik je jij u uw wij we ons onze niet dat die voor met op te is zijn was wordt hebben heeft kunt kan maar ook nog als bij naar om aan dan graag bestelling er deze dit of hier wel door uit',
  pl: 'i w na się nie że do to jest z za po o od dla jak czy ale już tylko proszę pan pani państwo państwa nas nam zamówienie zamówienia będzie został została przez oraz może jeśli są by co mi ci tak',
}

/** The languages that have little words here. */
export const LANGUAGES_TOLD: readonly string[] = Object.keys(WORDS)

/** For each little word the languages that have it. */
export const FUNCTION_WORDS: ReadonlyMap<string, readonly string[]> = invert(WORDS)

function invert(words: Readonly<Record<string, string>>): Map<string, string[]> {
  const languages = new Map<string, string[]>()
  for (const [language, list] of Object.entries(words))
    for (const word of list.split(' ')) languages.set(word, [...(languages.get(word) ?? []), language])
  return languages
}

/** For each little word the places of its languages among `LANGUAGES_TOLD`. */
export const PLACES: ReadonlyMap<string, readonly number[]> = new Map(
  [...FUNCTION_WORDS].map(([word, languages]) => [word, languages.map((one) => LANGUAGES_TOLD.indexOf(one))]),
)
