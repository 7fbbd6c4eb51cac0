// Stands between any SMTP client and the gateway and notes, by Message-ID, which messages were answered and how. The
// client may be whatever; what was acknowledged is what passed here.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class RecordingProxy implements AsyncDisposable {
  /** Answer code of each message that got one, by Message-ID; a later answer replaces an earlier one. */
  readonly answers = new Map<string, number>()
  readonly #server: Server
  readonly #targetPort: number

  constructor(targetPort: number) {
    this.#targetPort = targetPort
    this.#server = createServer((client) => this.#relay(client))
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as AddressInfo).port
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
  }

  #relay(client: Socket): void {
    const gateway = connect(this.#targetPort, '127.0.0.1')
    const recorder = new SessionRecorder(this.answers)
    client.on('data', (chunk) => {
      recorder.clientSaid(chunk.toString('latin1'))
      gateway.write(chunk)
    })
    gateway.on('data', (chunk) => {
      recorder.serverSaid(chunk.toString('latin1'))
      client.write(chunk)
    })
    for (const [one, other] of [
      [client, gateway],
      [gateway, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }
}

/** Follows one session: which Message-ID the message that is being sent has, and what it is answered. */
class SessionRecorder {
  readonly #answers: Map<string, number>
  #message = ''
  #isInData = false
  #reply = ''

  constructor(answers: Map<string, number>) {
    this.#answers = answers
  }

  clientSaid(text: string): void {
    if (this.#isInData) this.#message += text
  }

  serverSaid(text: string): void {
    this.#reply += text
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*(\d{3}) .*\r\n/.exec(this.#reply)
      if (!whole) return
      this.#reply = this.#reply.slice(whole[0].length)
      this.#heard(Number(whole[1]))
    }
  }

  #heard(code: number): void {
    const messageId = /^Message-Id:\s*(<[^>]*>)/im.exec(this.#message)?.[1]
    if (this.#isInData && messageId) this.#answers.set(messageId, code)
    this.#isInData = code === 354
    this.#message = ''
  }
}
