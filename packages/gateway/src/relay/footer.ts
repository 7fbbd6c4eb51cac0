// The line below a letter that its buyer may refuse: where he chooses.
import { type Body, inLanguage } from '@comity/policy'

export interface Footer {
  readonly text: string
  readonly url: string
}

const TEXTS: Readonly<Record<string, string>> = {
  en: 'Choose what sellers may write to you',
  de: 'Auswählen, was Verkäufer Ihnen schreiben dürfen',
  fr: 'Choisir ce que les vendeurs peuvent vous écrire',
  es: 'Elegir lo que los vendedores pueden escribirle',
  it: 'Scegliere che cosa possono scriverle i venditori',
  pt: 'Escolher o que os vendedores lhe podem escrever',
  nl: 'Kiezen wat verkopers u mogen schrijven',
  pl: 'Wybierz, co sprzedawcy mogą do Ciebie pisać',
  ja: '出品者から届く内容を選ぶ',
}

/** In the buyer's language, or else in English. */
export function footerText(language: string): string {
  return inLanguage(TEXTS, language)
}

/** Below the text, apart from it. */
export function plainFooter({ text, url }: Footer): string {
  return `\n\n____\n${text}: ${url}\n`
}

/** Below HTML that was sanitised; its text and link are our own. */
export function withFooter(html: string, footer: Footer | undefined): string {
  if (!footer) return html
  return `${html}<hr><p style="font-size:12px"><a href="${footer.url}">${footer.text}</a></p>`
}

const QUOTED = new RegExp(
  String.raw`(?:^[> \t]*_{4}[ \t]*\r?\n)?^[> \t]*(?:${Object.values(TEXTS).map(RegExp.escape).join('|')}):.*$`,
  'gm',
)
const TEXT = new RegExp(Object.values(TEXTS).map(RegExp.escape).join('|'), 'g')

/** An answer without the line that its mail program quoted: it is not for the seller. */
export function withoutFooter(body: Body): Body {
  return body.kind === 'plain'
    ? { ...body, text: body.text.replace(QUOTED, '') }
    : { ...body, html: body.html.replace(TEXT, '') }
}
