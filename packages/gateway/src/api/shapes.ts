// The shapes that several routes share.
import { z } from 'zod'
import { canonicalAddress } from '../identify/address.ts'

/** The marketplace's own ids. */
export const externalId = z.string().regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,126}[\x21-\x7e])?$/, {
  error: 'must be 1 to 128 printable ASCII characters',
})

export const idParams = z.object({ id: externalId })

/** An address as it is stored: lower case, domain in ASCII. */
export const mailAddress = z.string().transform((text, context) => {
  const address = canonicalAddress(text)
  if (address === undefined) context.addIssue('must be one mail address, as name@domain')
  return address ?? ''
})

export const language = z
  .string()
  .refine((tag) => isLanguageTag(tag), { error: 'must be a language tag, as en or pt-BR' })
  .default('en')

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const timeZone = z
  .string()
  .refine((name) => isTimeZone(name), { error: 'must be a time zone, as Europe/Berlin' })
  .default('UTC')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A text of one line without control characters, for names. */
export const name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u, { error: 'must not hold control characters' })

/** RFC 3339 with a zone, in requests and answers. */
export const instant = z.codec(
  z.iso.datetime({ offset: true, error: 'must be a time with its zone, as 2026-11-23T12:00:00Z' }),
  z.date(),
  { decode: (text) => new Date(text), encode: (date) => date.toISOString() },
)

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid({ error: 'must be a cursor from an earlier answer' }).optional(),
})

/** An answer of many things; `next_cursor` is there where there may be more. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item).readonly(), next_cursor: z.string().optional() })
}

/** Makes the answer for a page out of `limit` rows at most. */
export function pageOf<T extends { readonly id: string }>(
  items: readonly T[],
  limit: number,
): { items: readonly T[]; next_cursor?: string } {
  const last = items.length === limit ? items.at(-1) : undefined
  return { items, ...(last ? { next_cursor: last.id } : {}) }
}
