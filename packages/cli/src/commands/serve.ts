// `comity serve`: the gateway, until it is told to stop.
import type { Gateway, Settings } from '@comity/gateway'
import { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import type { Terminal } from '../terminal.ts'

/** SIGTERM drains and ends within this; what is not done by then stays in the outbox. */
const DRAIN_LIMIT_MS = 9_000

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('run the gateway; settings come from COMITY_… variables or comity.yaml')
    .option('--demo', 'with a seeded marketplace and a built-in mailbox, on this machine only')
    .action((options: { demo?: boolean }) => serve(terminal, options.demo ?? false))
}

async function serve(terminal: Terminal, demo: boolean): Promise<void> {
  const { openLog, readSettings, startGateway } = await import('@comity/gateway')
  const settings = readSettings(terminal.environment, { demo })
  const log = openLog(settings.logLevel, terminal.errorStream)
  const stopping = Promise.withResolvers<string>()
  let signals = 0
  terminal.onSignal((signal) => {
    signals += 1
    if (signals > 1) terminal.exit(1)
    stopping.resolve(signal)
  })
  const gateway = await startGateway(settings, { log, version: manifest.version })
  introduce(terminal, gateway, settings)
  terminal.out(`comity ready ${gateway.httpUrl} ${gateway.smtpUrl}`)
  log.info(`${await stopping.promise}: taking no new mail, finishing what is under way`)
  const limit = setTimeout(() => terminal.exit(0), DRAIN_LIMIT_MS)
  await gateway[Symbol.asyncDispose]()
  clearTimeout(limit)
  terminal.exit(0)
}

/** What a person wants to know at the start; on stderr, so that stdout holds the one line for machines. */
function introduce(terminal: Terminal, gateway: Gateway, settings: Settings): void {
  const { installation, database } = gateway
  const key = installation.newOperatorKey
  const lines = [
    `Database: ${database}`,
    ...(key ? ['', `Operator's API key, shown this once: ${key}`] : []),
    ...(settings.demo ? demoLines(gateway) : warnings(settings)),
    '',
  ]
  for (const line of lines) terminal.err(line)
}

function demoLines({ httpUrl, smtpUrl, firstAlias }: Gateway): string[] {
  const places = ['', `Demo: ${httpUrl}/demo`, `API:  ${httpUrl}/docs`]
  return firstAlias ? [...places, '', 'A first message:', `  ${firstMessage(firstAlias, smtpUrl)}`] : places
}

/** What is fine for a try and wrong for a marketplace. */
function warnings({ smarthost, publicUrl }: Settings): string[] {
  return [
    ...(smarthost
      ? []
      : [
          'Warning: COMITY_SMARTHOST is not set, so mail is kept in the built-in mailbox and reaches nobody.',
        ]),
    ...(publicUrl
      ? []
      : ['Warning: COMITY_PUBLIC_URL is not set, so links in mails lead to this machine only.']),
  ]
}

function firstMessage(alias: string, smtpUrl: string): string {
  const server = smtpUrl === 'smtp://127.0.0.1:2525' ? '' : ` --server ${smtpUrl}`
  return `npx comity send samples/address-question.eml --from care@harbour-lamps.example --to ${alias}${server}`
}
