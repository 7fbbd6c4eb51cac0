// The frame of every page: served whole, styled by one sheet, no script, nothing loaded from elsewhere.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { html } from 'ghtml'

/** Markup that is ready to be sent; put into another template with `!${…}`, which leaves it unescaped. */
export type Markup = string

export const STYLE_SHEET: string = ['./style.css', './forms.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n')

const require = createRequire(import.meta.url)

/** The one font, served by ourselves: the letters of western Europe, and the further ones that Polish needs. */
export const FONTS: Readonly<Record<string, Buffer>> = {
  latin: readFileSync(
    require.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
  ),
  'latin-ext': readFileSync(
    require.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2'),
  ),
}

/** Pages run nothing and load nothing from elsewhere; mail shown on them is confined once more. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A whole page, set for reading; one with a sheet of its own uses the full width. */
export function page(
  { title, sheet, language = 'en' }: { title: string; sheet?: string; language?: string },
  body: Markup,
): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
!${sheet ? html`<link rel="stylesheet" href="${sheet}">` : ''}
</head>
<body class="${sheet ? 'wide' : 'narrow'}">
!${body}
</body>
</html>
`
}
