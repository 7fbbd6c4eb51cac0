// The load: sessions that send one message after the other over kept connections, each timed from DATA to its reply.
import { once } from 'node:events'
import { connect } from 'node:net'

export interface Load {
  readonly port: number
  readonly sessions: number
  readonly messages: number
  readonly from: string
  /** One for each session, used in turn. */
  readonly recipients: readonly string[]
  /** The message, made anew each time, so that none is a repetition of another. */
  readonly message: (number: number) => string
}

export interface Measured {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Messages answered 250. */
  readonly accepted: number
}

/** Runs a load to its end. Throws where the server says anything but yes. */
export async function runLoad(load: Load): Promise<Measured> {
  const latencies: number[] = []
  let next = 0
  const takeNumber = () => (next < load.messages ? next++ : undefined)
  const sessions = await Promise.all(
    Array.from({ length: load.sessions }, (_, index) => openSession(load, index)),
  )
  const start = performance.now()
  await Promise.all(sessions.map((session) => session.sendAll(takeNumber, latencies)))
  const seconds = (performance.now() - start) / 1000
  for (const session of sessions) session.close()
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    perSecond: latencies.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    accepted: latencies.length,
  }
}

async function openSession({ port, from, recipients, message }: Load, index: number) {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  await once(socket, 'connect')
  let buffer = ''
  let waiting: (() => void) | undefined
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    waiting?.()
  })
  const reply = async (code: string) => {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(buffer)?.[0]
      if (whole === undefined) {
        await new Promise<void>((resolve) => {
          waiting = resolve
        })
        continue
      }
      buffer = buffer.slice(whole.length)
      if (!whole.startsWith(code)) throw new Error(`expected ${code}, the server said ${whole}`)
      return
    }
  }
  await reply('220')
  socket.write('EHLO bench.example\r\n')
  await reply('250')
  const recipient = recipients[index % recipients.length]
  return {
    close: () => socket.destroy(),
    sendAll: async (takeNumber: () => number | undefined, latencies: number[]) => {
      for (let number = takeNumber(); number !== undefined; number = takeNumber()) {
        socket.write(`MAIL FROM:<${from}>\r\nRCPT TO:<${recipient}>\r\n`)
        await reply('250')
        await reply('250')
        const start = performance.now()
        socket.write('DATA\r\n')
        await reply('354')
        socket.write(`${message(number)}\r\n.\r\n`)
        await reply('250')
        latencies.push(performance.now() - start)
      }
    },
  }
}
