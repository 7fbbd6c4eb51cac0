// `comity policy test`: is the file right, and does each of its cases come out as it says?
import { findProfile, profileNames, readPolicySource } from '@comity/gateway/mail'
import { type FailedCase, failedCases, loadPolicy, PolicyError } from '@comity/policy'
import { Command } from 'commander'
import { EXIT } from '../../exit.ts'
import type { Terminal } from '../../terminal.ts'

interface Result {
  readonly policy: string
  readonly cases: number
  readonly faults: readonly string[]
}

export function testCommand(terminal: Terminal): Command {
  return new Command('test')
    .description(
      'check policies and run their cases; exit 1 where one is faulty or a case comes out otherwise',
    )
    .argument('[policies...]', 'profiles or policy files; without any, all profiles that ship')
    .option('--json', 'one JSON value and nothing else')
    .action((names: string[], { json }: { json?: boolean }) => {
      const results = (names.length > 0 ? names : profileNames()).map(test)
      if (json) terminal.out(JSON.stringify(results))
      else for (const line of results.flatMap(lines)) terminal.out(line)
      terminal.setExitCode(results.every(({ faults }) => faults.length === 0) ? EXIT.done : EXIT.no)
    })
}

function test(nameOrFile: string): Result {
  const { source, file } = readPolicySource(nameOrFile)
  try {
    const policy = loadPolicy(source, file, { find: findProfile })
    const faults = failedCases(policy).map(told)
    return { policy: `${policy.name} ${policy.version}`, cases: policy.cases.length, faults }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return { policy: nameOrFile, cases: 0, faults: error.message.split('\n') }
  }
}

function told({ name, place, expected, got }: FailedCase): string {
  return `${place.file}:${place.line} case "${name}": expected ${expected}, got ${got}`
}

function lines({ policy, cases, faults }: Result): string[] {
  return faults.length === 0
    ? [`${policy}: ${cases} cases hold`]
    : [`${policy}: ${faults.length} faults`, ...faults]
}
