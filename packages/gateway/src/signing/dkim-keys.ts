// The keys that outgoing mail is signed with (DKIM, RFC 6376): one of RSA, which everybody verifies, and one of Ed25519
// (RFC 8463), which costs little and is not yet verified everywhere.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Queryable } from '../store/database.ts'
import { instanceSecret } from '../store/instance-secret.ts'

export interface DkimKey {
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256'
  /** `selector._domainkey.domain` is where the public half is published. */
  readonly selector: string
  /** PEM, PKCS#8. */
  readonly privateKey: string
}

/** RFC 8301 §3.2 asks signers for 2 048 bits. */
const RSA_BITS = 2_048

/** Finds the keys, or makes them. */
export async function dkimKeys(db: Queryable, selector: string): Promise<DkimKey[]> {
  const rsa = await instanceSecret(db, 'dkim-rsa', () =>
    pem(generateKeyPairSync('rsa', { modulusLength: RSA_BITS }).privateKey),
  )
  const ed25519 = await instanceSecret(db, 'dkim-ed25519', () =>
    pem(generateKeyPairSync('ed25519').privateKey),
  )
  return [
    { algorithm: 'rsa-sha256', selector, privateKey: rsa.toString() },
    { algorithm: 'ed25519-sha256', selector: `${selector}-ed25519`, privateKey: ed25519.toString() },
  ]
}

function pem(key: KeyObject): Buffer {
  return Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }))
}

/** The TXT record of a key (RFC 6376 §3.6.1, RFC 8463 §4). */
export function dkimRecord({ algorithm, privateKey }: DkimKey): string {
  const key = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' })
  // Of Ed25519 the bare key is published: the last 32 octets of its SPKI form.
  return algorithm === 'rsa-sha256'
    ? `v=DKIM1; k=rsa; p=${key.toString('base64')}`
    : `v=DKIM1; k=ed25519; p=${key.subarray(-32).toString('base64')}`
}
