// The worker's side of reading heavy mail: parse beside the main thread, answer with plain data.
import { Refusal, type RefusalCode } from '../refusals.ts'
import type { Mail } from './mail.ts'
import { parseMime } from './parse-mime.ts'

/** What crosses the thread boundary: errors lose their class there. */
export type WorkerAnswer =
  | { readonly mail: Mail }
  | { readonly refusal: RefusalCode; readonly detail: string }

export default async function parseInWorker(raw: Uint8Array): Promise<WorkerAnswer> {
  try {
    return { mail: await parseMime(Buffer.from(raw)) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.code, detail: error.message }
    throw error
  }
}
