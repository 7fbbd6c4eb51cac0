// Aliases: opaque addresses that stand for a party of an order, and how long they live.
import { randomBytes } from 'node:crypto'

/** Crockford's base 32 without letters that are mistaken for digits; lower case, because mail systems fold case. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 24 characters of 5 bits: 120 bits that nobody guesses or enumerates. */
const ALIAS_LENGTH = 24

/** A marketplace of 2017 took messages for six months after the order; later ones belong to its support. */
const LIFETIME_DAYS = 180

const DAY_MS = 86_400_000

/** Makes the local part of a new alias. */
export function newAliasLocalPart(): string {
  return Array.from(randomBytes(ALIAS_LENGTH), (byte) => ALPHABET[byte & 31]).join('')
}

/** When the aliases of an order end: its clock runs from the last thing that is known to have happened to it. */
export function aliasExpiry(order: {
  placedAt: Date
  shippedAt?: Date | null
  deliveredAt?: Date | null
}): Date {
  const last = Math.max(
    ...[order.placedAt, order.shippedAt, order.deliveredAt].map((date) => date?.getTime() ?? 0),
  )
  return new Date(last + LIFETIME_DAYS * DAY_MS)
}
