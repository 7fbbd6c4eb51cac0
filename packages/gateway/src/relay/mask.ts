// Keeps who somebody is out of what he writes: mail programs quote his address and his name, people sign with them. What
// stood there is replaced, not deleted, so that the text still reads.

import { domainToUnicode } from 'node:url'

export interface Identity {
  /** Every address he is known by, in lower case. */
  readonly addresses: readonly string[]
  /** What stands for him. */
  readonly alias: string
  /** As the other side knows him. */
  readonly name: string
}

/** Replaces the addresses in any spelling, and the name before each, in text or in sanitised HTML. */
export function maskIdentity(text: string, { addresses, alias, name }: Identity): string {
  const masked = addresses.reduce((rest, address) => maskAddress(rest, address, alias), text)
  return masked === text
    ? text
    : masked.replace(
        nameBefore(alias),
        (_all, before: string, between: string) => `${before}${name}${between || ' '}`,
      )
}

/** Tags that a mail program puts between the parts of an address. */
const TAGS = String.raw`(?:<[^<>]{0,200}>|[\u00ad\u200b-\u200d\u2060\ufeff]){0,4}`

const AT = String.raw`(?:@|%40|%2540|&#64;|&#x40;|&commat;|＠|\ufe6b)`

/** As it is, with a "+tag" of its owner's, and as it stands in a URL. */
function maskAddress(text: string, address: string, alias: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  const tagged = `${RegExp.escape(local.replace(/\+.*$/, ''))}(?:(?:\\+|%2b)[^\\s@<>"']{0,64}?)?`
  const domains = [...new Set([domain, domainToUnicode(domain)])].map((name) =>
    name
      .split('.')
      .map((label) => RegExp.escape(label))
      .join(String.raw`(?:\.|%2e)`),
  )
  const pattern = `(?:${RegExp.escape(local)}|${tagged})(${TAGS})${AT}(${TAGS})(?:${domains.join('|')})`
  return text.replace(
    new RegExp(pattern, 'giu'),
    (_all, before: string, behind: string) => `${alias}${tagsOf(before)}${tagsOf(behind)}`,
  )
}

function tagsOf(between: string): string {
  return between.match(/<[^<>]*>/g)?.join('') ?? ''
}

/** A name is up to four words that begin with a capital, or as many letters of a script without capitals. */
const WORD = String.raw`(?:[\p{Lu}\p{Lt}][\p{L}\p{M}.'’-]{0,40}|[\p{Lo}\p{Lm}][\p{Lo}\p{Lm}\p{M}]{0,20})`

/** What stands where names stand but is none: "at 9:12 AM Anna Muster". */
const NO_NAME = String.raw`(?!(?:AM|PM|Uhr|From|Von|De|Da|Van|Od|To|An|Reply|Cc|On|Am|Le|El|Il|Em|Op)\b)`

function nameBefore(alias: string): RegExp {
  const name = String.raw`${NO_NAME}${WORD}(?:,?\s${NO_NAME}${WORD}){0,3}`
  const bracket = String.raw`(?=(?:<|&lt;|\[|\(){1,2}(?:mailto:|<[^<>]{0,200}>){0,3}${RegExp.escape(alias)})`
  return new RegExp(
    String.raw`(^|[\s>:,;"'“„(*])["'“„«]?${name}["'”“»]?\*?((?:\s|&nbsp;|</\w{1,10}>){0,6})${bracket}`,
    'gmu',
  )
}
