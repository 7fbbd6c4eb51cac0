// `comity policy`: write, try, activate and explain the rules.
import { Command } from 'commander'
import type { Terminal } from '../../terminal.ts'
import { activateCommand, listCommand, rollBackCommand } from './activate.ts'
import { backtestCommand } from './backtest.ts'
import { diffCommand } from './diff.ts'
import { explainCommand } from './explain.ts'
import { testCommand } from './test.ts'

export function policyCommand(terminal: Terminal): Command {
  const command = new Command('policy').description('write, try, activate and explain the rules')
  for (const make of [
    testCommand,
    diffCommand,
    backtestCommand,
    activateCommand,
    rollBackCommand,
    listCommand,
    explainCommand,
  ])
    command.addCommand(make(terminal).exitOverride())
  return command
}
