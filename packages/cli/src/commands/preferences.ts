// `comity preferences rebuild`: what is in force, projected anew from the ledger.
import { Command } from 'commander'
import { inMarketplace } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

export function preferencesCommand(terminal: Terminal): Command {
  const rebuild = new Command('rebuild')
    .description('project what is in force anew from the ledger, and say how much of it was otherwise')
    .option('--json', 'one JSON value and nothing else')
    .action((options: { json?: boolean }) => runRebuild(terminal, options.json ?? false))
    .exitOverride()
  return new Command('preferences').description("the buyers' choices").addCommand(rebuild)
}

async function runRebuild(terminal: Terminal, asJson: boolean): Promise<void> {
  const { DecisionLog, rebuildPreferences } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const changed = await new DecisionLog(pool).transaction((transaction) =>
      rebuildPreferences(transaction, marketplaceId),
    )
    if (asJson) terminal.out(JSON.stringify({ changed }))
    else if (changed === 0) terminal.out('What is in force is what the ledger says.')
    else terminal.out(`Mended ${changed} choices that were not as the ledger says.`)
  })
}
