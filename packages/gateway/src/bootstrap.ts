// What a new installation needs before it can serve: its marketplace, a policy, keys and a certificate. Made once.
import { randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { v7 as uuidv7 } from 'uuid'
import { marketplaceOf } from './identify/marketplace.ts'
import { hashSecret } from './identify/secret.ts'
import { activate } from './policies/activation.ts'
import { checkedPolicy, readPolicySource } from './policies/policy-source.ts'
import { storeVersion } from './policies/versions.ts'
import type { Settings } from './settings.ts'
import { type DkimKey, dkimKeys } from './signing/dkim-keys.ts'
import type { Queryable } from './store/database.ts'
import { instanceSecret } from './store/instance-secret.ts'
import type { DecisionLog, LoggedTransaction } from './store/log/decision-log.ts'

export interface Installation {
  readonly marketplaceId: string
  /** True on the first start. */
  readonly isNew: boolean
  /** A key that was made just now and is shown this once. */
  readonly newOperatorKey: string | undefined
  readonly linkSecret: Buffer
  /** The key of the hashes that outlive a buyer's data. */
  readonly suppressionKey: Buffer
  /** Of what leaves by mail. */
  readonly signingKeys: readonly DkimKey[]
}

const randomSecret = () => randomBytes(32)

/** Finds or makes the installation's marketplace, policy, operator key and link secret. */
export async function bootstrap(
  decisionLog: DecisionLog,
  settings: Settings,
  now: Date,
): Promise<Installation> {
  return decisionLog.transaction(async (client) => {
    const linkSecret = await instanceSecret(client, 'links', randomSecret)
    const suppressionKey = await instanceSecret(client, 'suppressions', randomSecret)
    const signingKeys = await dkimKeys(client, settings.dkimSelector)
    const marketplaceId = uuidv7()
    const created = await client.query(
      'insert into marketplace (marketplace_id, name, relay_domain, created_at) values ($1, $2, $3, $4) on conflict (relay_domain) do nothing',
      [marketplaceId, settings.marketplace, settings.relayDomain, now],
    )
    const isNew = created.rowCount === 1
    const found = isNew ? marketplaceId : await marketplaceOf(client, settings.relayDomain)
    if (isNew) await activatePolicy(client, found, { settings, now })
    const newOperatorKey = await operatorKey(client, {
      marketplaceId: found,
      given: settings.operatorKey,
      isNew,
      now,
    })
    return { marketplaceId: found, isNew, newOperatorKey, linkSecret, suppressionKey, signingKeys }
  })
}

async function activatePolicy(
  transaction: LoggedTransaction,
  marketplaceId: string,
  { settings, now: at }: { settings: Settings; now: Date },
): Promise<void> {
  const { source, file } = readPolicySource(settings.policy)
  const { name, version } = checkedPolicy(source, file)
  const by = 'first start'
  await storeVersion(transaction, marketplaceId, { name, version, source, by, at })
  const mode = settings.policyMode
  await activate(transaction, marketplaceId, { name, version, mode, share: 1, by, why: by, at })
}

/** A given key is taken over at every start; otherwise one is made with the marketplace. */
async function operatorKey(
  db: Queryable,
  {
    marketplaceId,
    given,
    isNew,
    now,
  }: { marketplaceId: string; given: string | undefined; isNew: boolean; now: Date },
): Promise<string | undefined> {
  const made = given === undefined && isNew ? `comity_${randomBytes(24).toString('base64url')}` : undefined
  const key = given ?? made
  if (key !== undefined)
    await db.query(
      'insert into api_key (key_hash, marketplace_id, label, created_at) values ($1, $2, $3, $4) on conflict (key_hash) do nothing',
      [hashSecret(key), marketplaceId, 'operator', now],
    )
  return made
}

/** Renewed at the first start in its last half; nobody verifies it, but clients refuse one that has ended. */
const CERTIFICATE_DAYS = 800

function isEnding(certificate: Buffer): boolean {
  return (
    Date.parse(new X509Certificate(certificate).validTo) < Date.now() + (CERTIFICATE_DAYS / 2) * 86_400_000
  )
}

/** The certificate for STARTTLS: the operator's, or one made here for the relay domain. */
export async function certificate({
  tls,
  dataDir,
  relayDomain,
}: Settings): Promise<{ key: string; cert: string }> {
  if (tls) return { key: readFileSync(tls.key, 'utf8'), cert: readFileSync(tls.cert, 'utf8') }
  const [keyFile, certFile] = [join(dataDir, 'smtp.key'), join(dataDir, 'smtp.crt')]
  if (!existsSync(certFile) || isEnding(readFileSync(certFile))) {
    const notAfterDate = new Date(Date.now() + CERTIFICATE_DAYS * 86_400_000)
    const made = await generate([{ name: 'commonName', value: relayDomain }], {
      keySize: 2048,
      algorithm: 'sha256',
      notAfterDate,
    })
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(keyFile, made.private, { mode: 0o600 })
    writeFileSync(certFile, made.cert)
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
}
