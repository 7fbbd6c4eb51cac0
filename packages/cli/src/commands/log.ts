// `comity log`: is it as it was written, the whole of it for somebody else to check, and proofs of single entries.
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { inMarketplace, openDatabase } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

export function logCommand(terminal: Terminal): Command {
  const verify = new Command('verify')
    .description(
      'check every chain of the log, every row it vouches for and every signature; exit 1 where something was altered',
    )
    .option('--json', 'one JSON value and nothing else')
    .action((options: { json?: boolean }) => runVerify(terminal, options.json ?? false))
    .exitOverride()
  const exported = new Command('export')
    .description('write the whole log as lines of JSON that can be verified without Comity')
    .action(() => runExport(terminal))
    .exitOverride()
  const proof = new Command('proof')
    .description('write proofs of what the log says of a message, to be checked without the database')
    .argument('<message>', 'the id of the message')
    .action((message: string) => runProof(terminal, message))
    .exitOverride()
  const key = new Command('key')
    .description('write the public key that the log is signed with')
    .action(() => runKey(terminal))
    .exitOverride()
  const commands = [verify, exported, proof, key]
  return commands.reduce(
    (log, command) => log.addCommand(command),
    new Command('log').description('the decision log'),
  )
}

async function runVerify(terminal: Terminal, asJson: boolean): Promise<void> {
  const { verifyLog } = await import('@comity/gateway')
  await using store = await openDatabase(terminal)
  const report = await verifyLog(store.pool)
  if (asJson) terminal.out(JSON.stringify(report))
  else {
    for (const { at, fault } of report.faults) terminal.out(`${at}: ${fault}`)
    const counted = `${report.entries} entries of ${report.writers} writers, ${report.messages} decisions`
    terminal.out(
      report.faults.length === 0
        ? `The log is whole: ${counted}.`
        : `The log is not whole: ${report.faults.length} faults in ${counted}.`,
    )
  }
  terminal.setExitCode(report.faults.length === 0 ? EXIT.done : EXIT.no)
}

async function runExport(terminal: Terminal): Promise<void> {
  const { exportLog } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    await exportLog(pool, { marketplaceId, now: new Date() }, (line) => terminal.out(line))
  })
}

async function runProof(terminal: Terminal, messageId: string): Promise<void> {
  const { proveMessage } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const items = await proveMessage(pool, { marketplaceId, messageId, now: new Date() })
    terminal.out(JSON.stringify({ items }, null, 2))
    terminal.setExitCode(items.length > 0 ? EXIT.done : EXIT.no)
  })
}

async function runKey(terminal: Terminal): Promise<void> {
  const { logPublicKey } = await import('@comity/gateway')
  await using store = await openDatabase(terminal)
  terminal.out((await logPublicKey(store.pool)).trimEnd())
}
