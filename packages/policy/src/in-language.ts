// Texts by language, as buyers and sellers are written to.

/** The text for a language tag, as `de` for `de-AT`; English where there is none. */
export function inLanguage<T>(texts: Readonly<Record<string, T>>, language: string): T {
  return texts[primarySubtag(language)] ?? (texts.en as T)
}

/** The first part of a language tag, in lower case. */
export function primarySubtag(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? 'en'
}
