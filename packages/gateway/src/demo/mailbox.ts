// The demo's mailbox: an SMTP server that stands for every seller's and buyer's mail system and keeps what it is given
// as .eml files, a folder for each address, so that any mail program can open them too.
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { canonicalAddress } from '../identify/address.ts'
import { MESSAGE_LIMIT_BYTES } from '../read/limits.ts'

export interface KeptMail {
  readonly raw: Buffer
  readonly keptAt: Date
}

export class Mailbox implements AsyncDisposable {
  readonly #folder: string
  readonly #server: SMTPServer

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'mailbox')
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: 2 * MESSAGE_LIMIT_BYTES,
      closeTimeout: 2_000,
      logger: false,
      onData: (stream, { envelope }, answer) => {
        this.#take(
          stream,
          envelope.rcptTo.map(({ address }) => address),
        ).then(
          () => answer(null),
          (error: Error) => answer(error),
        )
      },
    })
    this.#server.on('error', () => undefined)
  }

  /** Begins to listen on loopback; resolves with the URL to hand mail to. */
  async listen(): Promise<string> {
    await new Promise<void>((done) => void this.#server.listen(0, '127.0.0.1', done))
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`
  }

  /** The mails an address was sent, newest first. */
  async list(address: string): Promise<KeptMail[]> {
    const folder = this.#folderOf(address)
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const mails = names
      .filter((name) => name.endsWith('.eml'))
      .map(async (name) => {
        const file = join(folder, name)
        return { raw: await readFile(file), keptAt: (await stat(file)).mtime }
      })
    return (await Promise.all(mails)).sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((done) => this.#server.close(() => done()))
  }

  async #take(stream: AsyncIterable<Buffer>, recipients: readonly string[]): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    const raw = Buffer.concat(chunks)
    for (const recipient of recipients) await this.#keep(recipient, raw)
  }

  /** The file is named after the Message-ID, so that a mail that is handed over twice is there once. */
  async #keep(recipient: string, raw: Buffer): Promise<void> {
    const folder = this.#folderOf(recipient)
    await mkdir(folder, { recursive: true })
    const messageId = /^message-id:\s*(<[^>]*>)/im.exec(raw.toString('latin1'))?.[1] ?? raw
    const file = join(folder, `${createHash('sha256').update(messageId).digest('hex').slice(0, 24)}.eml`)
    const handle = await open(`${file}.part`, 'w')
    try {
      await handle.writeFile(raw)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.part`, file)
  }

  #folderOf(address: string): string {
    return join(this.#folder, encodeURIComponent(canonicalAddress(address) ?? 'others'))
  }
}
