// Text that is wrapped in PGP's armour (RFC 9580 §6, §7): what is signed is read like any other, what is encrypted cannot be.
import { Refusal } from '../refusals.ts'

const SIGNED =
  /-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[\w-]+:.*\r?\n)*\r?\n([\s\S]*?)\r?\n-----BEGIN PGP SIGNATURE-----[\s\S]*?(?:-----END PGP SIGNATURE-----|$)/g

/**
 * The text without its armour: a signature over a mail that is built anew proves nothing, and names its owner. Refuses
 * what is encrypted.
 */
export function withoutArmor(text: string): string {
  if (!text.includes('-----BEGIN PGP ')) return text
  const plain = text.replace(SIGNED, (_all, signed: string) => signed.replace(/^- /gm, ''))
  if (/^-----BEGIN PGP MESSAGE-----/m.test(plain))
    throw new Refusal('message.attachment', {
      detail: 'Encrypted mail cannot be relayed. Send it unencrypted.',
    })
  return plain.replace(
    /^-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]*?-----END PGP PUBLIC KEY BLOCK-----/gm,
    '',
  )
}
