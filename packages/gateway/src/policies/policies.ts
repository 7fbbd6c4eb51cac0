// The policies of each marketplace: which one decides for a seller, which one is on trial beside it.
import { createHash } from 'node:crypto'
import { loadPolicy, type Policy } from '@comity/policy'
import type { Queryable } from '../store/database.ts'
import { findProfile } from './policy-source.ts'

/** What decides on a seller's messages. */
export interface InForce {
  readonly policy: Policy
  /** Decides beside it without effect. */
  readonly trial: Policy | undefined
}

interface ActivationRow {
  readonly marketplace_id: string
  readonly name: string
  readonly version: number
  readonly source: string
  readonly mode: 'enforce' | 'shadow'
  readonly share: number
}

interface Activation {
  readonly policy: Policy
  readonly mode: 'enforce' | 'shadow'
  readonly share: number
}

const LATEST = 'select max(activation_id::text) as latest from policy_activation'

/** How long after its activation by another gateway a policy may still not decide here. */
const WATCH_MS = 2_000

/** All activations, the newest of each marketplace first. */
const ACTIVATIONS = `
  select a.marketplace_id, a.name, a.version, v.source, a.mode, a.share
  from policy_activation a
  join policy_version v using (marketplace_id, name, version)
  order by a.marketplace_id, a.activation_id desc`

export class Policies {
  readonly #db: Queryable
  #byMarketplace: ReadonlyMap<string, readonly Activation[]> = new Map()
  #versions: ReadonlyMap<string, Policy> = new Map()
  #latest: string | null = null

  private constructor(db: Queryable) {
    this.#db = db
  }

  /** Reads the policies in force. A stored policy was checked when it was stored, so a fault now is a bug. */
  static async load(db: Queryable): Promise<Policies> {
    const policies = new Policies(db)
    await policies.refresh()
    return policies
  }

  /** Reads again what is in force; other gateways of this database may have activated something. */
  async refresh(): Promise<void> {
    const [{ rows: newest }, { rows }] = [
      await this.#db.query<{ latest: string | null }>(LATEST),
      await this.#db.query<ActivationRow>(ACTIVATIONS),
    ]
    const byMarketplace = new Map<string, Activation[]>()
    const versions = new Map<string, Policy>()
    for (const row of rows) {
      versions.set(versionKey(row.marketplace_id, row.name, row.version), compiled(row))
      const activations = byMarketplace.get(row.marketplace_id) ?? []
      byMarketplace.set(row.marketplace_id, activations)
      if (activations.some(isWhole)) continue
      activations.push({ policy: compiled(row), mode: row.mode, share: row.share })
    }
    this.#byMarketplace = byMarketplace
    this.#versions = versions
    this.#latest = newest[0]?.latest ?? null
  }

  /** Looks every few seconds whether another gateway activated something. */
  watch(onTrouble: (error: Error) => void): Disposable {
    const timer = setInterval(() => this.#refreshIfNew().catch(onTrouble), WATCH_MS)
    return { [Symbol.dispose]: () => clearInterval(timer) }
  }

  async #refreshIfNew(): Promise<void> {
    const { rows } = await this.#db.query<{ latest: string | null }>(LATEST)
    if (rows[0]?.latest !== this.#latest) await this.refresh()
  }

  /** A policy that was activated once, by name and version; the base policy always is. */
  version(marketplaceId: string, { name, version }: { name: string; version: number }): Policy | undefined {
    if (name === BASE.name && version === BASE.version) return BASE
    return this.#versions.get(versionKey(marketplaceId, name, version))
  }

  /** What decides on the messages of a seller. */
  of(marketplaceId: string, sellerId: string): InForce {
    const activations = this.#byMarketplace.get(marketplaceId)
    if (!activations) throw new Error(`marketplace ${marketplaceId} has no policy in force`)
    const reaches = activations.filter(({ share, policy }) => share >= 1 || lot(policy, sellerId) < share)
    const policy = reaches.find(({ mode }) => mode === 'enforce')?.policy ?? BASE
    const [first] = activations
    const trial = first && first.policy !== policy ? first.policy : undefined
    return { policy, trial }
  }
}

function versionKey(marketplaceId: string, name: string, version: number): string {
  return `${marketplaceId} ${name} ${version}`
}

function isWhole({ mode, share }: Activation): boolean {
  return mode === 'enforce' && share >= 1
}

/** A marketplace whose first policy is still in shadow keeps the buyers' choices all the same. */
const BASE = loadPolicy(findProfile('base')?.source ?? '', 'base')

const compiledPolicies = new Map<string, Policy>()

/** The same text is compiled once. */
function compiled({ source, name }: ActivationRow): Policy {
  const known = compiledPolicies.get(source)
  if (known) return known
  const policy = loadPolicy(source, name, { find: findProfile })
  compiledPolicies.set(source, policy)
  return policy
}

/** A number in [0, 1) for a seller, of its own for each policy, so that not always the same sellers go first. */
function lot({ name, version }: Policy, sellerId: string): number {
  return createHash('sha256').update(`${name} ${version} ${sellerId}`).digest().readUInt32BE() / 2 ** 32
}
