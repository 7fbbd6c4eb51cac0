// Signs what leaves (DKIM, RFC 6376), beside the main thread.
import { Piscina } from 'piscina'
import type { SigningWith } from './sign-worker.ts'

const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './sign-worker.ts' : './sign-worker.js',
  import.meta.url,
)

export class Signer implements AsyncDisposable {
  readonly #threads: Piscina<Uint8Array, string>

  constructor(signingWith: SigningWith) {
    this.#threads = new Piscina({
      filename: WORKER.href,
      ...{ minThreads: 1, maxThreads: 1, concurrentTasksPerWorker: 4 },
      workerData: signingWith,
    })
  }

  /** The mail with its signatures in front. `raw` must be as it goes over the wire: CR LF throughout. */
  async sign(raw: Buffer): Promise<Buffer> {
    const signatures = await this.#threads.run(new Uint8Array(raw))
    return Buffer.concat([Buffer.from(signatures), raw])
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#threads.destroy()
  }
}
