// Tells text that stood in the conversation before from text that is only dressed up as a quote.

/** Tells whether a line stands in an earlier message, whatever the client did to its breaks and marks. */
export function earlierMatcher(texts: readonly string[]): (line: string) => boolean {
  const haystack = texts.map(bareWords).join(' ')
  if (haystack === '') return () => false
  return (line) => haystack.includes(bareWords(line))
}

function bareWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
