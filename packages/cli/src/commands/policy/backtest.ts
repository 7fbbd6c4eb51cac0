// `comity policy backtest`: what would a draft have done with the mail of the last days?
import type { BacktestReport } from '@comity/gateway'
import { Command } from 'commander'
import { EXIT, UsageError } from '../../exit.ts'
import { inMarketplace } from '../../installation.ts'
import type { Terminal } from '../../terminal.ts'
import { openPolicy } from './open-policy.ts'

interface Options {
  readonly since: string
  readonly json?: boolean
}

export function backtestCommand(terminal: Terminal): Command {
  return new Command('backtest')
    .description(
      'decide recorded mail again by a draft; exit 1 where an opt-out would be breached or a critical message withheld',
    )
    .argument('<draft>', 'a profile or a policy file')
    .option('--since <days>', 'how far back, as 30d', '30d')
    .option('--json', 'one JSON value and nothing else')
    .action((draft: string, options: Options) => run(terminal, draft, options))
}

async function run(terminal: Terminal, draft: string, { since, json }: Options): Promise<void> {
  const policy = openPolicy(draft)
  const days = /^(\d{1,4})d$/.exec(since)?.[1]
  if (days === undefined) throw new UsageError(`--since ${since}: give a number of days, as 30d.`)
  const { backtest } = await import('@comity/gateway')
  const began = Date.now()
  const report = await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const from = new Date(began - Number(days) * 86_400_000)
    const running = backtest(pool, policy, { marketplaceId, since: from })
    let step = await running.next()
    for (; !step.done; step = await running.next())
      if (!json && step.value % 10_000 === 0) terminal.err(`${step.value} messages …`)
    return step.value
  })
  const seconds = ((Date.now() - began) / 1_000).toFixed(1)
  if (json) terminal.out(JSON.stringify(report))
  else for (const line of lines(report)) terminal.out(line)
  if (!json) terminal.err(`${report.messages} messages in ${seconds} s`)
  const isSafe = report.opt_outs_breached === 0 && report.critical_withheld === 0
  terminal.setExitCode(isSafe ? EXIT.done : EXIT.no)
}

function lines(report: BacktestReport): string[] {
  const { messages, changed, kinds, sellers, opt_outs_breached, critical_withheld, broken } = report
  return [
    `${changed} of ${messages} messages would be decided otherwise.`,
    ...kinds.flatMap(({ before, after, messages, samples }) => [
      `${before === after ? `${after}, for another reason` : `${before} → ${after}`}: ${messages}`,
      ...samples.map(sampleLine),
    ]),
    ...(sellers.length > 0 ? ['Sellers for whom most would change:'] : []),
    ...sellers.map(
      ({ seller, messages, gained, lost }) =>
        `    ${seller}: of ${messages} messages ${gained} more and ${lost} fewer would arrive`,
    ),
    `Opt-outs breached: ${opt_outs_breached}. Critical messages withheld: ${critical_withheld}.`,
    ...broken.map(sampleLine),
  ]
}

function sampleLine({ message, seller, subject, before, after }: BacktestReport['broken'][number]): string {
  return `    ${message} ${seller} "${subject.slice(0, 60)}": ${before} → ${after}`
}
