// `comity send`: submit a mail file to a running gateway and say what it answered.
import { submitMail } from '@comity/gateway/mail'
import { Command } from 'commander'
import { EXIT, UnreachableError } from '../exit.ts'
import { readInput } from '../input.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  readonly from: string
  readonly to: string
  readonly server?: string
  readonly json?: boolean
}

export function sendCommand(terminal: Terminal): Command {
  return new Command('send')
    .description('submit a mail to a running gateway and print its reply; exit 1 where it was refused')
    .argument('<file>', '.eml file, - for standard input')
    .requiredOption('--from <address>', 'the address that sends')
    .requiredOption('--to <alias>', 'the alias to send to')
    .option('--server <url>', 'smtp://[user:password@]host:port (default: COMITY_SMTP_PORT on this machine)')
    .option('--json', 'one JSON value and nothing else')
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { from, to, server, json }: Options): Promise<void> {
  const raw = await readInput(file, terminal)
  const url = server ?? `smtp://127.0.0.1:${terminal.environment.COMITY_SMTP_PORT ?? 2525}`
  const { code, reply } = await submit(raw, { server: url, from, to })
  terminal.out(json ? JSON.stringify({ code, reply }) : reply)
  terminal.setExitCode(code < 400 ? EXIT.done : EXIT.no)
}

async function submit(raw: Buffer, options: { server: string; from: string; to: string }) {
  try {
    return await submitMail(raw, { ...options, now: new Date() })
  } catch (error) {
    throw new UnreachableError(
      `No gateway answers at ${options.server} (${(error as Error).message}). Start one with "npm start", or name it with --server.`,
      { cause: error },
    )
  }
}
