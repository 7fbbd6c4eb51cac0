// SMTP by hand, so that a test reads as what passes over the wire.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export class Dialogue implements Disposable {
  #socket: Socket
  #buffer = ''
  #waiting: (() => void) | undefined
  #closed = false

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#listen()
  }

  /** Connects and hears the greeting. */
  static async with(url: string): Promise<Dialogue> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const dialogue = new Dialogue(socket)
    await dialogue.answers(220)
    return dialogue
  }

  /** Sends a line, or several at once. */
  says(...lines: readonly string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''))
  }

  /** Sends bytes as they are. */
  sends(bytes: string | Buffer): void {
    this.#socket.write(bytes)
  }

  /** Waits for a whole reply and returns its text; throws where its code is another. */
  async answers(code: number): Promise<string> {
    const reply = await this.hears()
    if (!reply.startsWith(String(code))) throw new Error(`expected ${code}, the server said: ${reply}`)
    return reply
  }

  /** Says what may follow MAIL FROM up to DATA, then the message, and returns the verdict. */
  async submits(mail: {
    readonly from: string
    readonly to: string
    readonly data: string | Buffer
  }): Promise<string> {
    this.says(`MAIL FROM:<${mail.from}>`)
    await this.answers(250)
    this.says(`RCPT TO:<${mail.to}>`)
    await this.answers(250)
    this.says('DATA')
    await this.answers(354)
    this.sends(mail.data)
    this.sends('\r\n.\r\n')
    return this.hears()
  }

  /** STARTTLS, trusting whatever certificate there is. */
  async upgrades(): Promise<void> {
    this.says('STARTTLS')
    await this.answers(220)
    this.#socket.removeAllListeners()
    const secure = connectTls({ socket: this.#socket, rejectUnauthorized: false })
    await once(secure, 'secureConnect')
    this.#socket = secure
    this.#listen()
  }

  /** Resolves when the server has closed the connection. */
  async isClosed(): Promise<void> {
    while (!this.#closed) await this.#more()
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }

  #listen(): void {
    this.#socket.on('data', (chunk) => {
      this.#buffer += chunk.toString('utf8')
      this.#waiting?.()
    })
    for (const event of ['close', 'error'] as const)
      this.#socket.on(event, () => {
        this.#closed = true
        this.#waiting?.()
      })
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  /** Waits for a whole reply, whatever it is. */
  async hears(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#buffer)?.[0]
      if (whole !== undefined) {
        this.#buffer = this.#buffer.slice(whole.length)
        return whole.trimEnd()
      }
      if (this.#closed) throw new Error(`the server closed the connection; it had said: ${this.#buffer}`)
      await this.#more()
    }
  }
}
