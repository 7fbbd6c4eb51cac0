// Mail that was just accepted is relayed a moment later: it is kept that long, so that it need not be loaded and parsed
// again. Only a short cut; whoever finds nothing here reads the stored message.
import type { Mail } from './mail.ts'

/** What is kept at most; the oldest goes first. */
const KEPT_BYTES = 32 * 1024 * 1024

export class RecentMail {
  readonly #kept = new Map<string, { readonly mail: Mail; readonly bytes: number }>()
  #bytes = 0

  keep(messageId: string, mail: Mail, bytes: number): void {
    this.#kept.set(messageId, { mail, bytes })
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= KEPT_BYTES) return
      this.take(oldest)
    }
  }

  /** Hands a mail out once. */
  take(messageId: string): Mail | undefined {
    const found = this.#kept.get(messageId)
    if (!found) return undefined
    this.#kept.delete(messageId)
    this.#bytes -= found.bytes
    return found.mail
  }
}
