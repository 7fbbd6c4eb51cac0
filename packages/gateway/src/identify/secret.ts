// Secrets that Comity made, such as API keys and passwords for submission. They are random and long, so a plain hash is
// enough to keep, and there is nothing to guess slowly.
import { createHash } from 'node:crypto'

/** SHA-256 of a secret of at least 128 random bits. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
