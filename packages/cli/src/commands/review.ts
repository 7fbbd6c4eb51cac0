// `comity review regressions`: does the judge read by now as reviewers did?
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { inMarketplace } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

export function reviewCommand(terminal: Terminal): Command {
  const regressions = new Command('regressions')
    .description(
      'judge again every message that a reviewer read otherwise than it was decided; exit 1 where one is still read wrongly',
    )
    .option('--json', 'one JSON value and nothing else')
    .action((options: { json?: boolean }) => runRegressions(terminal, options.json ?? false))
    .exitOverride()
  return new Command('review').description('what people read').addCommand(regressions)
}

async function runRegressions(terminal: Terminal, asJson: boolean): Promise<void> {
  const { checkRegressions, Policies, readSettings } = await import('@comity/gateway')
  const { MailReader } = await import('@comity/gateway/mail')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    await using reader = new MailReader()
    const policies = await Policies.load(pool)
    const { relayDomain } = readSettings(terminal.environment)
    const report = await checkRegressions(
      { pool, policies, reader },
      { marketplaceId, allowedHosts: [relayDomain] },
    )
    const { cases, wrong } = report
    if (asJson) terminal.out(JSON.stringify(report))
    else {
      for (const { message, read_as, judged_as } of wrong)
        terminal.out(`${message}: a person read ${read_as}, the judge reads ${judged_as}`)
      terminal.out(`${cases - wrong.length} of ${cases} messages are judged as reviewers read them.`)
    }
    terminal.setExitCode(wrong.length === 0 ? EXIT.done : EXIT.no)
  })
}
