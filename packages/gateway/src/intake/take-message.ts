// A mail to an alias, whichever way it came: read, proved to be its sender's, no loop, then judged and recorded.
import type { Destination } from '../identify/identify.ts'
import type { Accepted } from '../pipeline/incoming.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { MailReader } from '../read/mail-reader.ts'
import type { Pool } from '../store/database.ts'
import { refuseLoop } from './loops.ts'
import { identifySender, type Origin, type Resolver } from './sender.ts'

export interface TakeContext {
  readonly pool: Pool
  readonly reader: MailReader
  readonly pipeline: Pipeline
  /** Name in authentication results: the relay domain. */
  readonly hostName: string
  readonly resolver?: Resolver | undefined
  readonly now: () => Date
}

export interface Arrival {
  readonly raw: Buffer
  readonly destination: Destination
  readonly origin: Omit<Origin, 'raw' | 'headerFrom'>
  /** Whether its sender hears what is answered here. */
  readonly hearsVerdict: boolean
}

/** Takes the mail; when it resolves, the message is committed. Refuses what may not come in. */
export async function takeMessage(
  { pool, reader, pipeline, hostName, resolver, now }: TakeContext,
  { raw, destination, origin, hearsVerdict }: Arrival,
): Promise<Accepted> {
  const mail = await reader.receive(raw)
  const sender = await identifySender({ ...origin, raw, headerFrom: mail.from }, destination, {
    hostName,
    resolver,
  })
  await refuseLoop(pool, mail, { destination, now: now() })
  return pipeline.accept({
    ...{ destination, transport: 'smtp', mail, raw, claimFields: {}, hearsVerdict },
    senderAddress: sender.address,
    proof: sender.proof,
  })
}
