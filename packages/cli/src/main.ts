#!/usr/bin/env -S node --conditions=@comity/source --disable-warning=ExperimentalWarning
// The `comity` command. The only place that touches the process: arguments, environment, streams, signals, exit code.
import { Command } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { doctorCommand } from './commands/doctor.ts'
import { judgeCommand } from './commands/judge.ts'
import { lintCommand } from './commands/lint.ts'
import { logCommand } from './commands/log.ts'
import { policyCommand } from './commands/policy/policy.ts'
import { preferencesCommand } from './commands/preferences.ts'
import { reviewCommand } from './commands/review.ts'
import { sendCommand } from './commands/send.ts'
import { serveCommand } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate/simulate.ts'
import { standingCommand } from './commands/standing.ts'
import { exitCodeOf, tellError } from './exit.ts'
import { systemTerminal } from './terminal.ts'

const terminal = systemTerminal(process)
const program = new Command('comity')
  .description('A messaging gateway between the sellers and the buyers of a marketplace')
  .version(manifest.version)
  .configureOutput({ writeErr: (text) => terminal.err(text.trimEnd()) })
  .exitOverride()
for (const command of [
  serveCommand,
  judgeCommand,
  lintCommand,
  policyCommand,
  preferencesCommand,
  standingCommand,
  reviewCommand,
  simulateCommand,
  sendCommand,
  doctorCommand,
  logCommand,
])
  program.addCommand(command(terminal).exitOverride())

try {
  await program.parseAsync(process.argv)
} catch (error) {
  tellError(error, terminal)
  process.exitCode = exitCodeOf(error)
}
