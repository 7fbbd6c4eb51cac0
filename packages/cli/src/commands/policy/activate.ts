// `comity policy activate`, `rollback` and `list`: which policy is in force, since when, by whom and why.
import type { ActivationView } from '@comity/gateway'
import { readPolicySource } from '@comity/gateway/mail'
import { Command } from 'commander'
import { UsageError } from '../../exit.ts'
import { inMarketplace } from '../../installation.ts'
import type { Terminal } from '../../terminal.ts'
import { openPolicy } from './open-policy.ts'

interface Reasons {
  readonly by: string
  readonly why: string
}

interface ActivateOptions extends Reasons {
  readonly shadow?: boolean
  readonly share: string
}

export function activateCommand(terminal: Terminal): Command {
  return new Command('activate')
    .description('store a policy whose cases hold and put it in force; gateways take it up within seconds')
    .argument('<policy>', 'a profile or a policy file')
    .requiredOption('--why <text>', 'why; kept in the log')
    .option('--by <name>', 'who does it', terminal.environment.USER ?? 'operator')
    .option('--shadow', 'only note what it would decide')
    .option('--share <number>', 'share of sellers, above 0 up to 1', '1')
    .action((policy: string, options: ActivateOptions) => runActivate(terminal, policy, options))
}

async function runActivate(
  terminal: Terminal,
  nameOrFile: string,
  { by, why, shadow, share: shareText }: ActivateOptions,
): Promise<void> {
  const share = Number(shareText)
  if (!(share > 0 && share <= 1)) throw new UsageError(`--share ${shareText}: give a number above 0 up to 1.`)
  const { name, version } = openPolicy(nameOrFile)
  const { source } = readPolicySource(nameOrFile)
  const { activate, DecisionLog, storeVersion } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const at = new Date()
    const made = await new DecisionLog(pool).transaction(async (transaction) => {
      if (!(await storeVersion(transaction, marketplaceId, { name, version, source, by, at })))
        throw new UsageError(
          `${name} ${version} is there with another text, and a version stays what it is. Raise \`version\` in the file.`,
        )
      const mode = shadow ? 'shadow' : 'enforce'
      return activate(transaction, marketplaceId, { name, version, mode, share, by, why, at })
    })
    terminal.out(line(made as ActivationView))
  })
}

export function rollBackCommand(terminal: Terminal): Command {
  return new Command('rollback')
    .description('put in force again what was so before the latest activation')
    .requiredOption('--why <text>', 'why; kept in the log')
    .option('--by <name>', 'who does it', terminal.environment.USER ?? 'operator')
    .action((reasons: Reasons) => runRollBack(terminal, reasons))
}

async function runRollBack(terminal: Terminal, { by, why }: Reasons): Promise<void> {
  const { DecisionLog, rollBack } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const made = await new DecisionLog(pool).transaction((transaction) =>
      rollBack(transaction, marketplaceId, { by, why, at: new Date() }),
    )
    if (!made) throw new UsageError('There was no other policy before the one in force.')
    terminal.out(line(made))
  })
}

export function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('the activations, newest first')
    .option('--json', 'one JSON value and nothing else')
    .action(({ json }: { json?: boolean }) => runList(terminal, json ?? false))
}

/** As many as anybody reads. */
const LISTED = 50

async function runList(terminal: Terminal, asJson: boolean): Promise<void> {
  const { listActivations } = await import('@comity/gateway')
  await inMarketplace(terminal, async ({ pool }, marketplaceId) => {
    const activations = await listActivations(pool, { marketplaceId, limit: LISTED })
    if (asJson) terminal.out(JSON.stringify(activations))
    else for (const activation of activations) terminal.out(line(activation))
  })
}

function line({ name, version, mode, share, activated_at, activated_by, why }: ActivationView): string {
  const whom = share < 1 ? ` for ${Math.round(share * 100)} % of sellers` : ''
  const state = mode === 'shadow' ? 'in shadow' : 'in force'
  return `${activated_at.toISOString()} ${name} ${version} ${state}${whom}, by ${activated_by}: ${why}`
}
