// `comity policy diff`: what is otherwise between two policies?
import { diffPolicies, type PolicyChange } from '@comity/policy'
import { Command } from 'commander'
import type { Terminal } from '../../terminal.ts'
import { openPolicy } from './open-policy.ts'

export function diffCommand(terminal: Terminal): Command {
  return new Command('diff')
    .description('what is otherwise between two policies, rule by rule')
    .argument('<before>', 'a profile or a policy file')
    .argument('<after>', 'a profile or a policy file')
    .option('--json', 'one JSON value and nothing else')
    .action((before: string, after: string, { json }: { json?: boolean }) => {
      const changes = diffPolicies(openPolicy(before), openPolicy(after))
      if (json) return terminal.out(JSON.stringify(changes))
      for (const line of changes.flatMap(lines)) terminal.out(line)
      if (changes.length === 0) terminal.out('Nothing is otherwise.')
    })
}

const MARKS = { added: '+', removed: '-', changed: '~', moved: '>' } as const

function lines({ kind, what, before, after }: PolicyChange): string[] {
  return [
    `${MARKS[kind]} ${what}${kind === 'moved' ? ' is tried at another place' : ''}`,
    ...(before === undefined ? [] : [`    was ${before}`]),
    ...(after === undefined ? [] : [`    is  ${after}`]),
  ]
}
