// Links that a mail system rewrote carry the address of whom it rewrote them for. Where the link within can be read, it
// takes the wrapper's place.

interface Wrapper {
  readonly host: RegExp
  /** The link within; undefined where there is none. */
  readonly inner: (url: URL) => string | null | undefined
}

const WRAPPERS: readonly Wrapper[] = [
  { host: /\.safelinks\.protection\.outlook\.com$/, inner: (url) => url.searchParams.get('url') },
  { host: /^linkprotect\.cudasvc\.com$/, inner: (url) => url.searchParams.get('a') },
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, inner: googleTarget },
  { host: /^urldefense\.proofpoint\.com$/, inner: (url) => decodeDashes(url.searchParams.get('u')) },
  { host: /^urldefense\.(?:com|us)$/, inner: ({ href }) => /\/v3\/__(https?:\/.+?)__;/.exec(href)?.[1] },
  { host: /^[\w-]+\.protection\.sophos\.com$/, inner: (url) => fromBase64(url.searchParams.get('u')) },
]

/** A wrapper in a wrapper is common, more than that is none of a mail system's. */
const DEPTH = 3

/** The link that a mail system wrapped; any other link is given back as it is. */
export function unwrapLink(link: string): string {
  let current = link
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const url = URL.canParse(current) ? new URL(current) : undefined
    const inner = url && WRAPPERS.find(({ host }) => host.test(url.hostname))?.inner(url)
    if (!inner || !/^https?:\/\//i.test(inner) || !URL.canParse(inner)) return current
    current = inner
  }
  return current
}

/** Unwraps the links of a plain text. */
export function unwrapInText(text: string): string {
  return text.replace(/\bhttps?:\/\/[^\s<>"']+/gi, unwrapLink)
}

/** Unwraps the links of sanitised HTML, in attributes and in what is read. */
export function unwrapInHtml(html: string): string {
  return html.replace(/\bhttps?:\/\/[^\s<>"']+/gi, (link) =>
    unwrapLink(link.replaceAll('&amp;', '&'))
      .replaceAll('&', '&amp;')
      .replaceAll('"', '%22')
      .replaceAll('<', '%3C')
      .replaceAll('>', '%3E'),
  )
}

function googleTarget(url: URL): string | null {
  return url.pathname === '/url' ? (url.searchParams.get('q') ?? url.searchParams.get('url')) : null
}

/** Percent signs are dashes there, and slashes are underscores. */
function decodeDashes(text: string | null): string | undefined {
  try {
    return text === null ? undefined : decodeURIComponent(text.replaceAll('-', '%').replaceAll('_', '/'))
  } catch {
    // Not written by that system: it stays as it is.
    return undefined
  }
}

function fromBase64(text: string | null): string | undefined {
  return text === null ? undefined : Buffer.from(text, 'base64').toString()
}
