// Telephone numbers. A run of digits is one only where it can be dialled and is told from what else shops number:
// orders, parcels, articles, dates and sums.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

type Country = NonNullable<Parameters<typeof parsePhoneNumberFromString>[1]> & string

/** Where a national number in a language may be at home; the first that can dial it decides. */
const COUNTRIES: Readonly<Record<string, readonly Country[]>> = {
  en: ['US', 'GB', 'AU', 'IN'],
  de: ['DE', 'AT', 'CH'],
  fr: ['FR', 'BE', 'CH'],
  es: ['ES', 'MX', 'AR'],
  it: ['IT'],
  pt: ['PT', 'BR'],
  nl: ['NL', 'BE'],
  pl: ['PL'],
  ja: ['JP'],
}

/** Japanese letters may stand right beside a number, for Japanese sets no space; others may not. */
const CANDIDATE =
  /(?<![[\p{L}--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]]\d#\/.,:_\-])(?:\+|00)?[\(\d][\d\s\(\)\/.\u2010-\u2015\-]{6,24}\d(?![[\p{L}--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]]\d_\-]|[.,]\d)/gv

/** Words that announce a number to dial, in nine languages. */
const CUE =
  /(?:\b(?:tel|telefon\w*|phone\w*|telephone|mobile|cell|call|dial|ring|text|sms|fax|hotline|whats ?app|viber|signal|handy\w*|anruf\w*|rufen|erreich\w*|téléphon\w*|appel\w*|joindre|portable|tél|teléfono\w*|ll[aá]m\w*|móvil|celular|telefono|chiam\w*|cellulare|telefonar\w*|ligue|ligar|telemóvel|telefone|bel|bellen|belt|telefoon\w*|mobiel|zadzwo\w*|dzwoni\w*|kom|komórk\w*|numer\w*)\b|電話|携帯|ＴＥＬ|☎|📞)/iu

/** Words that announce another number. */
const OTHER_CUE =
  /(?:\b(?:order|bestell\w*|auftrag\w*|commande|pedido|ordine|encomenda|zamówieni\w*|bestelling\w*|track\w*|sendung\w*|suivi|seguimiento|spedizion\w*|rastrei\w*|przesył\w*|zending\w*|paket\w*|parcel|colis|paquete|pacco|invoice|rechnung\w*|facture|factura|fattura|fatura|factuur|faktur\w*|ean|isbn|sku|serial|art|article|artikel\w*|ref|rma|vin|chassis|iban|konto\w*|account|vat|nif|cpf|nip|ticket|case|id|code|kod|código|codice|nr zam\w*)|注文|追跡|問い合わせ|伝票|番号)[\s\p{P}\p{L}№#]{0,15}$/iu

/** No number that a buyer could dial to reach a seller has fewer. */
export const FEWEST_DIGITS = 7
/** ITU-T E.164 §6.2.1. */
const MOST_DIGITS = 15

/** Numbers that can be dialled, as written. `known` holds numbers that the order itself has. */
export function phonesIn(text: string, language: string, known: readonly string[]): string[] {
  if (!/\d/.test(text)) return []
  const phones: string[] = []
  for (const match of text.matchAll(CANDIDATE)) {
    const written = match[0].trim()
    const before = text.slice(Math.max(0, match.index - 40), match.index)
    if (isPhone(written, { before, language, known })) phones.push(written)
  }
  return phones
}

function isPhone(
  written: string,
  { before, language, known }: { before: string; language: string; known: readonly string[] },
): boolean {
  const digits = written.replace(/\D/g, '')
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS || isDateOrRange(written)) return false
  if (known.some((number) => number.replace(/\D/g, '').includes(digits))) return false
  const cued = CUE.test(before)
  if (!cued && (OTHER_CUE.test(before) || !looksDialled(written))) return false
  return canBeDialled(written, language, cued)
}

/** Written as people write numbers to dial: with a plus, a leading zero, or in groups. */
function looksDialled(written: string): boolean {
  return /^(?:\+|00)/.test(written) || (/^[(0]/.test(written) && /\D/.test(written.slice(1)))
}

function isDateOrRange(written: string): boolean {
  return (
    /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(written) ||
    /^\d{1,2}[.:]\d{2}\s*[-\u2013]\s*\d{1,2}[.:]\d{2}$/.test(written)
  )
}

function canBeDialled(written: string, language: string, cued: boolean): boolean {
  if (/^(?:\+|00)/.test(written)) {
    return parsePhoneNumberFromString(written.replace(/^00/, '+'))?.isPossible() ?? false
  }
  const { en } = COUNTRIES
  return (COUNTRIES[language] ?? en ?? []).some((country) => {
    const number = parsePhoneNumberFromString(written, country)
    return cued ? (number?.isPossible() ?? false) : (number?.isValid() ?? false)
  })
}
