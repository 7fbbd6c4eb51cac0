// Marks that look like one of the policy's and are none: seen, so that their sender is told, and not honoured.
import { inLanguage } from './in-language.ts'
import type { Policy } from './policy.ts'

/** Letters of other scripts, and digits, that pass for Latin ones. */
const PASSES_FOR: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    е: 'e',
    і: 'i',
    ї: 'i',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    м: 'm',
    н: 'h',
    к: 'k',
    г: 'r',
    п: 'n',
  },
  ...{
    α: 'a',
    ι: 'i',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    ν: 'v',
    μ: 'm',
    ɴ: 'n',
    ɪ: 'i',
    ᴏ: 'o',
    ᴛ: 't',
    ᴀ: 'a',
    ʀ: 'r',
    ᴘ: 'p',
    ᴍ: 'm',
  },
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '|': 'i', ı: 'i' },
}

const OPEN = String.raw`[\[({<«‹»›“"'*_~=#|【「『〔〖⟦⁅❲⦗!¡\-–—]`
const CLOSE = String.raw`[\])}>»›«‹”"'*_~=#|】」』〕〗⟧⁆❳⦘!！:：\-–—]`

/** The letters of a mark, without its brackets. */
function wordOf(marker: string): string {
  return fold(marker).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Compatibility forms made plain, invisible characters and accents gone, lower case. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{M}\u115f\u3164]+/gu, '')
    .normalize('NFC')
    .toLowerCase()
}

function latin(text: string): string {
  return [...text].map((letter) => PASSES_FOR[letter] ?? letter).join('')
}

/**
 * The policy's mark that a subject imitates: in other brackets, with signs around or after it, in capitals, spaced, or in
 * letters that only look alike. Undefined for a mark that counts, and for the mere word in a sentence.
 */
export function lookAlikeOf(subject: string, { claims }: Policy): string | undefined {
  const folded = fold(subject)
  return claims.subject_markers.find((marker) => {
    const word = wordOf(marker)
    return word !== '' && (isMarked(folded, word) || isShouted(subject, word) || isDisguised(folded, word))
  })
}

function isMarked(text: string, word: string): boolean {
  const marked = new RegExp(
    `(?:${OPEN}\\s*${word}\\s*${CLOSE}|^\\s*(?:(?:re|aw|fwd?)\\s*:\\s*)*${word}\\s*${CLOSE}|(?<![\\p{L}\\p{N}])${word}\\s*[!！])`,
    'u',
  )
  return marked.test(text)
}

/** In capitals where the rest is not. */
function isShouted(subject: string, word: string): boolean {
  const words = subject.match(/\p{L}+/gu) ?? []
  const isLoud = (one: string) => one.length > 1 && one === one.toUpperCase() && one !== one.toLowerCase()
  return words.some((one) => isLoud(one) && fold(one) === word) && !words.every(isLoud)
}

/** Spaced out, or in look-alike letters: nobody writes the word so who means the word. */
function isDisguised(text: string, word: string): boolean {
  const spaced = [...word].join(String.raw`[\s.·_*\-]*`)
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?![\\p{L}\\p{N}])`, 'u').exec(latin(text))
  return found !== null && !text.includes(word)
}

const WORDS: Readonly<Record<string, string>> = {
  en: 'Your subject imitates the mark {marker} and is not heard as one. Write {marker} exactly so, and only where the order needs the buyer’s answer.',
  de: 'Ihr Betreff ahmt die Markierung {marker} nach und zählt nicht als solche. Schreiben Sie {marker} genau so, und nur, wo die Bestellung die Antwort des Käufers braucht.',
  fr: 'Votre objet imite la marque {marker} et ne compte pas comme telle. Écrivez {marker} exactement ainsi, et seulement là où la commande a besoin de la réponse de l’acheteur.',
  es: 'Su asunto imita la marca {marker} y no cuenta como tal. Escriba {marker} exactamente así, y solo donde el pedido necesite la respuesta del comprador.',
  it: 'Il suo oggetto imita il contrassegno {marker} e non vale come tale. Scriva {marker} esattamente così, e solo dove l’ordine ha bisogno della risposta dell’acquirente.',
  pt: 'O seu assunto imita a marca {marker} e não conta como tal. Escreva {marker} exatamente assim, e só onde a encomenda precisa da resposta do comprador.',
  nl: 'Uw onderwerp bootst de markering {marker} na en telt niet als zodanig. Schrijf {marker} precies zo, en alleen waar de bestelling het antwoord van de koper nodig heeft.',
  pl: 'Temat naśladuje oznaczenie {marker} i nie liczy się jako takie. Pisz dokładnie {marker} i tylko tam, gdzie zamówienie wymaga odpowiedzi kupującego.',
  ja: '件名は印 {marker} に似せたもので、印としては扱われません。{marker} をそのとおりに、注文に購入者の返事が必要な場合だけ書いてください。',
}

/** The warning to a sender whose subject imitates a mark. */
export function lookAlikeWarning(
  marker: string,
  language: string,
): { rule: string; code: string; because: string } {
  const because = inLanguage(WORDS, language).replaceAll('{marker}', marker)
  return { rule: 'claim-look-alike', code: 'claim.look-alike', because }
}
