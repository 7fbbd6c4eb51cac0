// `comity log verify`: is the decision log as it was written?
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { openDatabase } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

export function logCommand(terminal: Terminal): Command {
  const verify = new Command('verify')
    .description(
      'check every chain of the log and every row it vouches for; exit 1 where something was altered',
    )
    .option('--json', 'one JSON value and nothing else')
    .action((options: { json?: boolean }) => run(terminal, options.json ?? false))
    .exitOverride()
  return new Command('log').description('the decision log').addCommand(verify)
}

async function run(terminal: Terminal, asJson: boolean): Promise<void> {
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
