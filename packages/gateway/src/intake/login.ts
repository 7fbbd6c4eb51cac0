// Sellers' sign-in for submission (RFC 4954), with user names and passwords that Comity made.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { hashSecret } from '../identify/secret.ts'
import type { Queryable } from '../store/database.ts'
import type { Login } from './sender.ts'

export interface NewCredential {
  readonly userName: string
  readonly password: string
  readonly secretHash: Buffer
}

const PASSWORD_BYTES = 20

/** Makes credentials; the password is shown once and only its hash is kept. */
export function newCredential(relayDomain: string): NewCredential {
  const password = randomBytes(PASSWORD_BYTES).toString('base64url')
  return {
    userName: `${randomBytes(6).toString('hex')}@${relayDomain}`,
    password,
    secretHash: hashSecret(password),
  }
}

const FIND = `
  select c.marketplace_id, c.seller_id, c.secret_hash
  from marketplace m join seller_credential c on c.marketplace_id = m.marketplace_id
  where m.relay_domain = $1 and c.user_name = $2`

/** Checks user name and password; undefined where they do not fit. */
export async function checkLogin(
  db: Queryable,
  userName: string,
  password: string,
): Promise<Login | undefined> {
  const domain = userName.slice(userName.lastIndexOf('@') + 1).toLowerCase()
  const { rows } = await db.query<{ marketplace_id: string; seller_id: string; secret_hash: Buffer }>({
    name: 'find-login',
    text: FIND,
    values: [domain, userName.toLowerCase()],
  })
  const [row] = rows
  if (!row || !timingSafeEqual(row.secret_hash, hashSecret(password))) return undefined
  return { marketplaceId: row.marketplace_id, sellerId: row.seller_id }
}
