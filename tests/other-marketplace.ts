// A second marketplace on the gateway of a test, with a key of its own, to try whether it gets at the first one's.
import { hashSecret } from '../packages/gateway/src/identify/secret.ts'
import { activate } from '../packages/gateway/src/policies/activation.ts'
import { readPolicySource } from '../packages/gateway/src/policies/policy-source.ts'
import { storeVersion } from '../packages/gateway/src/policies/versions.ts'
import { DecisionLog } from '../packages/gateway/src/store/log/decision-log.ts'
import type { TestDatabase } from './database.ts'

const OTHER = '11111111-1111-7111-8111-111111111111'

export const OTHERS_KEY = { authorization: 'Bearer key-of-the-other-marketplace' }

/** To be given to `startTestGateway` as `prepare`. */
export async function addOtherMarketplace({ pool }: TestDatabase): Promise<void> {
  await pool.query(`insert into marketplace values ($1, 'Other', 'relay.other.example', now())`, [OTHER])
  const hash = hashSecret('key-of-the-other-marketplace')
  await pool.query(`insert into api_key values ($1, $2, 'operator', now())`, [hash, OTHER])
  const { source } = readPolicySource('amazon-2017')
  const stamp = { by: 'test', at: new Date('2026-11-23T12:00:00Z') }
  await storeVersion(pool, OTHER, { name: 'amazon-2017', version: 1, source, ...stamp })
  const activation = { mode: 'enforce', share: 1, why: 'a test', ...stamp } as const
  await new DecisionLog(pool).transaction((transaction) =>
    activate(transaction, OTHER, { name: 'amazon-2017', version: 1, ...activation }),
  )
}
