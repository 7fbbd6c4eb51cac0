// `comity policy explain`: why was a message decided so? Its way through the rules.
import type { Walk, WalkStep } from '@comity/policy'
import { Command } from 'commander'
import { UsageError } from '../../exit.ts'
import { inMarketplace } from '../../installation.ts'
import type { Terminal } from '../../terminal.ts'

export function explainCommand(terminal: Terminal): Command {
  return new Command('explain')
    .description('the way of a message through the rules: what each asked, what it found, which one decided')
    .argument('<message>', 'the id of a message')
    .option('--json', 'one JSON value and nothing else')
    .action((message: string, { json }: { json?: boolean }) => run(terminal, message, json ?? false))
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

async function run(terminal: Terminal, messageId: string, asJson: boolean): Promise<void> {
  if (!UUID.test(messageId)) throw new UsageError(`"${messageId}" is no id of a message.`)
  const { Policies, walkMessage } = await import('@comity/gateway')
  const walk = await inMarketplace(terminal, async ({ pool }, marketplaceId) =>
    walkMessage(pool, await Policies.load(pool), { marketplaceId, messageId }),
  )
  if (!walk) throw new UsageError(`There is no message ${messageId} in this marketplace.`)
  if (asJson) terminal.out(JSON.stringify(walk))
  else for (const line of lines(walk)) terminal.out(line)
}

function lines({ decision, steps, next }: Walk): string[] {
  const { outcome, code, because, how_to_fix, policy } = decision
  return [
    `${outcome} ${code}, by ${policy.name} ${policy.version}`,
    because,
    ...(how_to_fix ? [`What the sender can do: ${how_to_fix}`] : []),
    '',
    ...steps.flatMap(stepLines),
    ...(next ? [`Without that rule: ${next.outcome} ${next.code} by ${next.rule}.`] : []),
  ]
}

const EFFECTS = {
  passed: 'no   ',
  decided: 'YES  ',
  cut: 'CUT  ',
  warned: 'warns',
  shadow: 'shade',
} as const

function stepLines({ id, effect, place, clause, asks, found }: WalkStep): string[] {
  const facts = Object.entries(found).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
  return [
    `${EFFECTS[effect]} ${id} (${place.file}:${place.line}): ${asks}`,
    ...(facts.length > 0 ? [`        ${facts.join(', ')}`] : []),
    ...(effect !== 'passed' && clause ? [`        ${clause}`] : []),
  ]
}
