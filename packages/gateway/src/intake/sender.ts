// Does this mail come from the party it must come from? Knowing an alias is not enough: without proof of the sender,
// anybody who learned it could write in a seller's name.
import { authenticate } from 'mailauth'
import { canonicalAddress } from '../identify/address.ts'
import { type Destination, otherParty } from '../identify/identify.ts'
import type { Parties } from '../identify/parties.ts'
import { Refusal } from '../refusals.ts'

/** What is known of a mail's origin. */
export interface Origin {
  readonly ip: string
  readonly helo: string
  /** MAIL FROM; empty for the null sender. */
  readonly envelopeFrom: string
  /** Addresses of the From header, canonical. */
  readonly headerFrom: readonly string[]
  readonly raw: Buffer
  /** Mail from this network is believed to come from the address it names. */
  readonly trusted: boolean
  /** The seller who signed in, if one did. */
  readonly login: Login | undefined
}

export interface Login {
  readonly marketplaceId: string
  readonly sellerId: string
}

/** A DNS resolver in the shape of `dns.promises.resolve`. */
export type Resolver = (name: string, type: string) => Promise<unknown>

/** More signatures than this are not looked at; each costs a DNS look-up and an RSA verification. */
const SIGNATURES_LIMIT = 10

/** Who sent a mail, and how that is known. */
export interface Sender {
  /** Undefined where he signed in and wrote from another one. */
  readonly address: string | undefined
  readonly proof: 'login' | 'network' | 'dmarc' | 'spf' | 'dkim'
}

/** Refuses whoever is not the other party of the order, and whoever cannot be proved to be. */
export async function identifySender(
  origin: Origin,
  destination: Destination,
  { hostName, resolver }: { hostName: string; resolver?: Resolver | undefined },
): Promise<Sender> {
  const own = addressesOf(destination)
  if (origin.login)
    return {
      address: checkLogin(
        origin.login,
        destination,
        own.find((address) => origin.headerFrom.includes(address)),
      ),
      proof: 'login',
    }
  if (origin.trusted) return { address: trustedSender(origin, own), proof: 'network' }
  const [from, ...others] = origin.headerFrom
  if (!from || others.length > 0) throw new Refusal('sender.ambiguous')
  if (!own.includes(from)) throw new Refusal('sender.stranger')
  const proof = await prove(origin, from.slice(from.lastIndexOf('@') + 1), { hostName, resolver })
  return { address: from, proof }
}

function addressesOf({ to, parties }: Destination): readonly string[] {
  return otherParty(to) === 'seller' ? parties.seller.addresses : [parties.buyer.address]
}

function checkLogin(
  login: Login,
  { to, parties }: Destination,
  address: string | undefined,
): string | undefined {
  if (to !== 'buyer' || !isLoginOf(login, parties)) throw new Refusal('sender.stranger')
  return address
}

function isLoginOf(login: Login, { marketplace, seller }: Parties): boolean {
  return login.marketplaceId === marketplace.id && login.sellerId === seller.id
}

/** The envelope names who sends; a mail client's From line may differ, and is written anew in any case. */
function trustedSender({ envelopeFrom }: Origin, own: readonly string[]): string {
  const address = canonicalAddress(envelopeFrom)
  if (!address || !own.includes(address)) throw new Refusal('sender.stranger')
  return address
}

/** RFC 9989: an aligned pass. A domain without a DMARC record must have signed, or sent, under exactly its own name. */
async function prove(
  origin: Origin,
  domain: string,
  { hostName, resolver }: { hostName: string; resolver: Resolver | undefined },
): Promise<Sender['proof']> {
  if (countSignatures(origin.raw) > SIGNATURES_LIMIT) throw new Refusal('sender.unauthenticated')
  const { dkim, spf, dmarc } = await authenticate(origin.raw, {
    ip: origin.ip,
    helo: origin.helo,
    sender: origin.envelopeFrom,
    mta: hostName,
    disableArc: true,
    disableBimi: true,
    resolver,
  })
  const result = dmarc ? dmarc.status.result : 'permerror'
  if (result === 'pass') return 'dmarc'
  const spfResult = spf ? spf.status.result : 'none'
  const signed = dkim.results?.some(
    ({ status, signingDomain }) => status.result === 'pass' && signingDomain === domain,
  )
  if (result === 'none' && signed) return 'dkim'
  if (result === 'none' && spf && spfResult === 'pass' && spf.domain === domain) return 'spf'
  const open = [result, spfResult, ...(dkim.results ?? []).map(({ status }) => status.result)].includes(
    'temperror',
  )
  throw new Refusal(open ? 'sender.unchecked' : 'sender.unauthenticated')
}

function countSignatures(raw: Buffer): number {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.toString('latin1', 0, end < 0 ? raw.length : end)
  return headers.match(/^dkim-signature:/gim)?.length ?? 0
}
