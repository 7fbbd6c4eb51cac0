// Words that sellers disguise, in nine languages and without accents: what leet, doubled, dropped and swapped letters
// are undone for. Ordinary words are left alone, so that part numbers and units stay what they are.

import { BoundedCache } from '../bounded-cache.ts'

const WORDS = `
review reviews reviewed rating ratings feedback stars star positive negative testimonial
gift giftcard voucher coupon discount refund rebate cashback reward free bonus money cash prize
whatsapp telegram wechat instagram facebook messenger viber skype snapchat tiktok signal line
email gmail hotmail outlook yahoo phone telephone mobile call contact website shop store link
paypal bank transfer payment password card login verify direct directly outside
promotion sale offer newsletter
bewertung bewertungen bewerten rezension rezensionen sterne gutschein rabatt geschenk erstattung ruckerstattung kostenlos gratis
telefon handy anrufen uberweisung passwort angebot aktion direkt
avis commentaire commentaires evaluation etoiles note cadeau remise reduction remboursement gratuit bon telephone virement
resena resenas opinion opiniones valoracion valoraciones estrellas calificacion regalo descuento reembolso gratis cupon vale llamar transferencia
recensione recensioni valutazione stelle regalo sconto rimborso omaggio buono telefono bonifico
avaliacao avaliacoes estrelas desconto reembolso brinde vale cupao cupom telefone transferencia
beoordeling beoordelingen recensie recensies sterren korting cadeau cadeaubon terugbetaling telefoon overschrijving
opinia opinie opinii ocena oceny gwiazdki gwiazdek recenzja rabat zwrot prezent kupon telefon przelew
`

const KNOWN: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word.length >= 4))

/** Keyed by first letter, inner letters in order of the alphabet, last letter: swapped inner letters meet here. */
const BY_LETTERS: ReadonlyMap<string, string> = new Map([...KNOWN].map((word) => [letterKey(word), word]))

/** Of each known word the first letter, the last, and the length: only words that share them can be it with swaps. */
const OUTLINES: ReadonlySet<string> = new Set([...KNOWN].map(outline))

function outline(word: string): string {
  return `${word.charAt(0)}${word.length}${word.charAt(word.length - 1)}`
}

/** By the consonants alone, for words long enough to be known by them. */
const BY_CONSONANTS: ReadonlyMap<string, string> = new Map(
  [...KNOWN].map((word) => [consonants(word), word] as const).filter(([key]) => key.length >= 4),
)

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
  '€': 'e',
  '(': 'c',
}

const WORDS_KEPT = 20_000
const seen = new BoundedCache<{ readonly form: string | undefined }>(WORDS_KEPT)

/** The ordinary form of a lower-case word that is a known one in disguise; undefined where it is none. */
export function undisguised(word: string): string | undefined {
  return seen.get(word, (unseen) => ({ form: ordinaryForm(unseen) })).form
}

/** As `undisguised`, reckoned anew each time. */
export function ordinaryForm(word: string): string | undefined {
  if (PLAIN.test(word)) return KNOWN.has(word) ? undefined : (fromSwaps(word) ?? fromConsonants(word))
  const bare = stripAccents(word)
  if (KNOWN.has(bare)) return undefined
  return fromLeet(bare) ?? fromRepeats(bare) ?? fromSwaps(bare) ?? fromConsonants(bare)
}

/** Nothing but letters without accents, none three times in a row. */
const PLAIN = /^(?:([a-z])(?!\1\1))*$/

function fromLeet(word: string): string | undefined {
  if (!/[a-z]/.test(word) || !/[\d@$!|+€(]/.test(word)) return undefined
  const read = [...word].map((character) => LEET[character] ?? character).join('')
  const asL = read === word ? read : word.replace(/1/g, 'l').replace(/[^a-z]/g, (c) => LEET[c] ?? c)
  return [read, asL, squeeze(read)].find((candidate) => KNOWN.has(candidate))
}

/** `freeee giiift`: three of a letter in a row are no spelling. */
function fromRepeats(word: string): string | undefined {
  if (!/([a-z])\1\1/.test(word)) return undefined
  const once = word.replace(/([a-z])\1{2,}/g, '$1')
  const twice = word.replace(/([a-z])\1{2,}/g, '$1$1')
  return [once, twice, squeeze(word)].find((candidate) => KNOWN.has(candidate))
}

function fromSwaps(word: string): string | undefined {
  if (word.length < 5 || !OUTLINES.has(outline(word)) || !/^[a-z]+$/.test(word)) return undefined
  return BY_LETTERS.get(letterKey(word))
}

/** `rtng`, `fdbck`: a word without any vowel that has the consonants of a known one. */
function fromConsonants(word: string): string | undefined {
  return /^[bcdfghjklmnpqrstvwxz]{3,}s?$/.test(word) ? BY_CONSONANTS.get(word) : undefined
}

function squeeze(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1')
}

function letterKey(word: string): string {
  return word.charAt(0) + [...word.slice(1, -1)].sort().join('') + word.charAt(word.length - 1)
}

function consonants(word: string): string {
  return word.replace(/[aeiouy]/g, '')
}

function stripAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{Mn}/gu, '')
}
