// Which language a message is in, as far as the lexical judge must know: English or not.

/** Frequent English words that the eight other languages do not have as well. */
const ENGLISH = new Set(
  'the and you your our this that with have has are can please not would from there been they which what when where like hello dear thank thanks order address kind regards best wishes how about should could any'.split(
    ' ',
  ),
)

/** English letters score 0.2 and more, the other languages next to nothing. */
const ENGLISH_SHARE = 0.12

/** Below this many words the share says nothing. */
const FEW_WORDS = 4

/** Returns `en`, or `und` where the text is not English. Short texts of Latin letters count as English. */
export function detectLanguage(text: string): 'en' | 'und' {
  const words = wordsOf(text)
  const latin = words.filter((word) => /^\p{Script=Latin}+$/u.test(word))
  if (latin.length * 2 < words.length) return 'und'
  if (latin.length < FEW_WORDS) return 'en'
  return latin.filter((word) => ENGLISH.has(word)).length / latin.length >= ENGLISH_SHARE ? 'en' : 'und'
}

/** Words in lower case; addresses and links are in no language. */
function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\S+@\S+|https?:\/\/\S+/g, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}
