// What a command may use of the process; tests give their own.

export interface Terminal {
  /** One line to stdout. */
  out(line: string): void
  /** One line to stderr. */
  err(line: string): void
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly errorStream: NodeJS.WriteStream
  /** Whether stdout is watched by a person. */
  readonly isInteractive: boolean
  readStdin(): Promise<Buffer>
  setExitCode(code: number): void
  exit(code: number): never
  onSignal(handle: (signal: string) => void): void
}

/** The real one. */
export function systemTerminal(system: NodeJS.Process): Terminal {
  for (const stream of [system.stdout, system.stderr]) stream.on('error', passOverClosedPipe)
  return {
    out: (line) => void system.stdout.write(`${line}\n`),
    err: (line) => void system.stderr.write(`${line}\n`),
    environment: system.env,
    errorStream: system.stderr,
    isInteractive: system.stdout.isTTY === true,
    readStdin: async () => {
      const chunks: Buffer[] = []
      for await (const chunk of system.stdin) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
    setExitCode: (code) => {
      system.exitCode = code
    },
    exit: (code) => system.exit(code),
    onSignal: (handle) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) system.on(signal, () => handle(signal))
    },
  }
}

/** A reader such as `head` has seen enough: the rest is said to nobody, and a server must not fall over it. */
function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
