// `comity review`: does the judge read by now as reviewers did, and can it learn from them?
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { inMarketplace } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

export function reviewCommand(terminal: Terminal): Command {
  const commands = [regressions(terminal), learning(terminal), unlearning(terminal)]
  return commands.reduce(
    (all, one) => all.addCommand(one),
    new Command('review').description('what people read'),
  )
}

function regressions(terminal: Terminal): Command {
  return new Command('regressions')
    .description(
      'judge again every message that a reviewer read otherwise than it was decided; exit 1 where one is still read wrongly',
    )
    .option('--json', 'one JSON value and nothing else')
    .action((options: { json?: boolean }) => runRegressions(terminal, options.json ?? false))
    .exitOverride()
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

interface LearnOptions {
  readonly live?: boolean
  readonly json?: boolean
}

function learning(terminal: Terminal): Command {
  return new Command('learn')
    .description(
      'learn from what reviewers labelled, try it on a fifth that was kept apart, and say how it did; exit 1 where it is no better',
    )
    .option('--live', 'let it judge from now on, if it is better')
    .option('--json', 'one JSON value and nothing else')
    .action((options: LearnOptions) => runLearn(terminal, options))
    .exitOverride()
}

async function runLearn(terminal: Terminal, { live = false, json = false }: LearnOptions): Promise<void> {
  const { DecisionLog, learn, putLive, readSettings } = await import('@comity/gateway')
  const { MailReader } = await import('@comity/gateway/mail')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    await using reader = new MailReader()
    const { relayDomain } = readSettings(terminal.environment)
    const learned = await learn({ pool, reader }, { marketplaceId, allowedHosts: [relayDomain] })
    const { overlay, trial, isBetter } = learned
    const version =
      live && overlay
        ? await new DecisionLog(pool).transaction((transaction) =>
            putLive(transaction, { marketplaceId, now: new Date() }, overlay, trial),
          )
        : null
    if (json) terminal.out(JSON.stringify({ ...trial, better: isBetter, version }))
    else {
      terminal.out(`${trial.lessons} messages of ${trial.sellers} sellers were read by people.`)
      terminal.out(
        `Of ${trial.passages} passages kept apart ${trial.right_before} were read rightly before, ${trial.right_after} after; critical ones lost: ${trial.critical_lost_before} before, ${trial.critical_lost_after} after.`,
      )
      terminal.out(verdictOn(isBetter, version))
    }
    terminal.setExitCode(isBetter ? EXIT.done : EXIT.no)
  })
}

function verdictOn(isBetter: boolean, version: number | null): string {
  if (!isBetter)
    return 'That is no better, so nothing changes. It takes labels on messages of twenty sellers at least.'
  if (version === null) return 'That is better. With --live it judges from now on.'
  return `That is better, and judges from now on as version ${version}. comity review unlearn takes it back.`
}

function unlearning(terminal: Terminal): Command {
  return new Command('unlearn')
    .description('take back what was learned last; the version before it judges again, or none')
    .action(async () => {
      const { DecisionLog, takeBack } = await import('@comity/gateway')
      await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
        const version = await new DecisionLog(pool).transaction((transaction) =>
          takeBack(transaction, { marketplaceId, now: new Date() }),
        )
        terminal.out(version === null ? 'The judge reads as it came.' : `Version ${version} judges again.`)
      })
    })
    .exitOverride()
}
