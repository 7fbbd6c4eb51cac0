// What makes the load: Postfix's smtp-source where it is installed, else sessions of our own. Either is thrown off by
// every kill and comes back.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Dialogue } from '../tests/smtp-dialogue.ts'

export interface Target {
  readonly port: number
  readonly from: string
  readonly to: string
}

export type Client = (target: Target, signal: AbortSignal) => Promise<void>

const SMTP_SOURCE = '/usr/sbin/smtp-source'

/** Whether smtp-source can be used here. */
export function hasSmtpSource(): boolean {
  return spawnSync(SMTP_SOURCE, ['-c', '-m', '0', '127.0.0.1:1']).error === undefined
}

/** Runs smtp-source again and again, 10 sessions of 200 messages each time. */
export const smtpSource: Client = async ({ port, from, to }, signal) => {
  while (!signal.aborted) {
    const args = ['-d', '-s', '10', '-m', '200', '-l', '2000', '-f', from, '-t', to, `127.0.0.1:${port}`]
    const child = spawn(SMTP_SOURCE, args, { stdio: 'ignore' })
    signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true })
    await once(child, 'exit')
    await sleep(50)
  }
}

let number = 0

/** Ten sessions that send letters for as long as they are let. */
export const ownSessions: Client = async (target, signal) => {
  await Promise.all(Array.from({ length: 10 }, () => ownSession(target, signal)))
}

async function ownSession({ port, from, to }: Target, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      using session = await Dialogue.with(`smtp://127.0.0.1:${port}`)
      session.says('EHLO prove.example')
      await session.answers(250)
      while (!signal.aborted) {
        number += 1
        const data = `Message-ID: <${process.pid}.${number}@prove>\r\nFrom: ${from}\r\nSubject: Letter\r\n\r\nWhich size would you like?`
        await session.submits({ from, to, data })
      }
    } catch {
      // The gateway was killed in the middle of it: that is what this is for.
      await sleep(50)
    }
  }
}
