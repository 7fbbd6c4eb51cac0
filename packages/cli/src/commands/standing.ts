// `comity standing`: take back what a rule did wrong, and compute every standing anew from the log.
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { inMarketplace } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

export function standingCommand(terminal: Terminal): Command {
  return new Command('standing')
    .description("the sellers' standing")
    .addCommand(undo(terminal))
    .addCommand(recompute(terminal))
}

interface UndoOptions {
  readonly rule: string
  readonly why: string
  readonly since?: Date
  readonly dryRun?: boolean
  readonly json?: boolean
}

function undo(terminal: Terminal): Command {
  return new Command('undo')
    .description(
      'take back every strike that a rule gave, with the sanctions that followed; each seller is told',
    )
    .requiredOption('--rule <id>', 'the rule that was wrong, as decisions name it')
    .requiredOption('--why <words>', 'kept in the log')
    .option('--since <time>', 'only strikes of this time and later, such as 2026-11-01T00:00Z', timeOf)
    .option('--dry-run', 'say how much it would be, and change nothing')
    .option('--json', 'one JSON value and nothing else')
    .action((options: UndoOptions) => runUndo(terminal, options))
    .exitOverride()
}

function timeOf(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw new Error(`"${text}" is no time; write it as 2026-11-01T00:00Z`)
  return time
}

async function runUndo(terminal: Terminal, options: UndoOptions): Promise<void> {
  const { countByRule, DecisionLog, Policies, undoRule } = await import('@comity/gateway')
  const { rule, why, since, dryRun = false, json = false } = options
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const undoing = { marketplaceId, rule, why, since, now: new Date() }
    const undone = dryRun
      ? await countByRule(pool, undoing)
      : await undoRule(new DecisionLog(pool), await Policies.load(pool), undoing)
    if (json) return terminal.out(JSON.stringify(undone))
    const { strikes, sellers } = undone
    if (strikes === 0) return terminal.out(`Nothing stands that the rule ${rule} gave.`)
    const verb = dryRun ? 'Would take' : 'Took'
    terminal.out(`${verb} back ${strikes} false claims of ${sellers} sellers that the rule ${rule} found.`)
  })
}

function recompute(terminal: Terminal): Command {
  return new Command('recompute')
    .description(
      'compute every standing anew from the decision log; exit 1 where one differs. Changes nothing',
    )
    .option('--json', 'one JSON value and nothing else')
    .action((options: { json?: boolean }) => runRecompute(terminal, options.json ?? false))
    .exitOverride()
}

async function runRecompute(terminal: Terminal, asJson: boolean): Promise<void> {
  const { Policies, recomputeStandings } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const report = await recomputeStandings(pool, await Policies.load(pool), marketplaceId)
    const { sellers, events, differing } = report
    if (asJson) terminal.out(JSON.stringify(report))
    else {
      for (const seller of differing) terminal.out(`${seller}: what is stored is not what the log comes to`)
      terminal.out(
        differing.length === 0
          ? `The standings of ${sellers} sellers are what ${events} events in the log come to.`
          : `${differing.length} of ${sellers} standings differ from what the log comes to.`,
      )
    }
    terminal.setExitCode(differing.length === 0 ? EXIT.done : EXIT.no)
  })
}
