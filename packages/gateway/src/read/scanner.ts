// A look by a virus scanner, where the operator has one: clamd, spoken to as its manual says (clamd(8), INSTREAM).
import { connect, type Socket } from 'node:net'
import { Refusal } from '../refusals.ts'

/** A scanner that has not answered by then is broken. */
const TIMEOUT_MS = 30_000

/** clamd reads a stream in pieces with their lengths before them; this is what it reads at once. */
const CHUNK_BYTES = 64 * 1024

export class Scanner {
  readonly #target: { readonly path: string } | { readonly host: string; readonly port: number }

  /** @param url `tcp://host:port`, or `unix:///path/to/socket` */
  constructor(url: string) {
    const { protocol, hostname, port, pathname } = new URL(url)
    this.#target =
      protocol === 'unix:'
        ? { path: pathname }
        : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 3310 }
  }

  /** Refuses what the scanner finds fault with, for good; and for now, where it gives no answer: unseen nothing passes. */
  async scan(raw: Buffer): Promise<void> {
    const answer = await this.#ask(raw)
    if (/^stream: OK$/.test(answer)) return
    const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
    if (found !== undefined)
      throw new Refusal('message.infected', {
        detail: `The message holds what a virus scanner knows as ${found.replace(/[^\w.-]/g, '_').slice(0, 80)}. It was not accepted.`,
      })
    throw new Refusal('message.unscanned', {
      cause: new Error(`the virus scanner answered: ${answer.slice(0, 200)}`),
    })
  }

  async #ask(raw: Buffer): Promise<string> {
    const socket = connect(this.#target)
    try {
      return await converse(socket, raw)
    } catch (cause) {
      throw new Refusal('message.unscanned', { cause })
    } finally {
      socket.destroy()
    }
  }
}

function converse(socket: Socket, raw: Buffer): Promise<string> {
  return new Promise((done, fail) => {
    let answer = ''
    socket.setTimeout(TIMEOUT_MS, () => fail(new Error('the virus scanner does not answer')))
    socket.on('error', fail)
    socket.on('data', (piece) => {
      answer += piece.toString('latin1')
    })
    socket.on('close', () => done(answer.replace(/[\0\s]+$/, '')))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < raw.length; at += CHUNK_BYTES) {
      const chunk = raw.subarray(at, at + CHUNK_BYTES)
      socket.write(lengthOf(chunk.length))
      socket.write(chunk)
    }
    socket.write(lengthOf(0))
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}
