// Collects the bytes of a message, within what all sessions together may hold in memory.
import type { SMTPServerDataStream } from 'smtp-server'
import { Refusal } from '../refusals.ts'

/** All messages that are being received at one time: about thirty of the largest. */
const BUDGET_BYTES = 512 * 1024 * 1024

export class ByteBudget {
  #held = 0

  take(bytes: number): void {
    if (this.#held + bytes > BUDGET_BYTES) throw new Refusal('overloaded')
    this.#held += bytes
  }

  give(bytes: number): void {
    this.#held -= bytes
  }
}

/**
 * Reads a DATA stream to its end. Refuses one over the size bound, after reading it, because a client hears no answer
 * before its last dot. Rejects where the connection ends first. Call `release` when the bytes are no longer held.
 */
export async function collect(
  stream: SMTPServerDataStream,
  budget: ByteBudget,
): Promise<{ readonly raw: Buffer; readonly release: () => void }> {
  const chunks: Buffer[] = []
  let held = 0
  let refusal: Refusal | undefined
  const release = () => budget.give(held)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (refusal || stream.sizeExceeded) continue
      try {
        budget.take(chunk.length)
        held += chunk.length
        chunks.push(chunk)
      } catch (error) {
        refusal = error as Refusal
      }
    }
  } catch (error) {
    release()
    throw error
  }
  if (stream.sizeExceeded) refusal = new Refusal('message.too-large')
  if (!refusal) return { raw: Buffer.concat(chunks), release }
  release()
  throw refusal
}
