// The `comity` command as a real process: its output and how it ends.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

export interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  /** What it has said so far. */
  readonly texts: { out: string; err: string }
  readonly ended: Promise<Run>
}

/** Starts the command; nothing of the tests' own environment is handed on but the path. */
export function startComity(args: readonly string[], { cwd, env = {} }: Omit<RunOptions, 'input'>): Running {
  const child = spawn(process.execPath, ['--conditions=@comity/source', MAIN, ...args], {
    env: { PATH: process.env.PATH, ...env },
    cwd,
  })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (texts.out += String(chunk)))
  child.stderr.on('data', (chunk) => (texts.err += String(chunk)))
  const ended = once(child, 'close').then(([code]): Run => ({ code, ...texts }))
  return { child, texts, ended }
}

/** Runs the command to its end. */
export async function runComity(args: readonly string[], options: RunOptions): Promise<Run> {
  const { child, ended } = startComity(args, options)
  child.stdin.end(options.input ?? '')
  return ended
}
