// Reads mail: small mail at once, heavy mail in a worker that may be given up.
import type { Piscina } from 'piscina'
import { Refusal } from '../refusals.ts'
import { checkLimits, isHeavy } from './limits.ts'
import type { Mail } from './mail.ts'
import { parseMime } from './parse-mime.ts'
import type { Scanner } from './scanner.ts'
import type { WorkerAnswer } from './worker.ts'

/** The slowest honest mail of 15 MB takes under 2 s; what takes longer is an attack. */
const READ_TIMEOUT_MS = 15_000

const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Reads messages; refuses what cannot be mail. */
export class MailReader implements AsyncDisposable {
  readonly #scanner: Scanner | undefined
  #pool: Promise<Piscina> | undefined

  /** @param scanner looks at what comes in */
  constructor(scanner?: Scanner) {
    this.#scanner = scanner
  }

  /** Reads a message that comes in; refuses what the scanner finds fault with. */
  async receive(raw: Buffer): Promise<Mail> {
    checkLimits(raw)
    await this.#scanner?.scan(raw)
    return this.read(raw)
  }

  /** Reads one message of at most MESSAGE_LIMIT_BYTES. */
  async read(raw: Buffer): Promise<Mail> {
    checkLimits(raw)
    return isHeavy(raw) ? this.#readHeavy(raw) : parseMime(raw)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#pool)?.destroy()
  }

  async #readHeavy(raw: Buffer): Promise<Mail> {
    this.#pool ??= startWorkers()
    const answer = await this.#run(await this.#pool, raw)
    if ('mail' in answer) return revive(answer.mail)
    throw new Refusal(answer.refusal, { detail: answer.detail })
  }

  async #run(pool: Piscina, raw: Buffer): Promise<WorkerAnswer> {
    try {
      return (await pool.run(new Uint8Array(raw), {
        signal: AbortSignal.timeout(READ_TIMEOUT_MS),
      })) as WorkerAnswer
    } catch (cause) {
      throw new Refusal('message.malformed', {
        detail:
          'The message cannot be read as mail: reading it takes more time or memory than any real message.',
        cause,
      })
    }
  }
}

/** Loaded when the first heavy mail comes; a command that reads one letter needs no threads. */
async function startWorkers(): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  return new Piscina({
    filename: WORKER.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
}

/** Buffers cross the thread boundary as bare byte arrays. */
function revive(mail: Mail): Mail {
  return {
    ...mail,
    attachments: mail.attachments.map((attachment) => ({
      ...attachment,
      content: Buffer.from(attachment.content),
    })),
  }
}
