// `comity simulate`: the same marketplace under several policies, side by side.
import { writeFile } from 'node:fs/promises'
import { DEFAULT_OPTIONS, type MonthFigures, type SimulationOptions, simulate } from '@comity/policy'
import { Command } from 'commander'
import { UsageError } from '../../exit.ts'
import type { Terminal } from '../../terminal.ts'
import { openPolicy } from '../policy/open-policy.ts'
import { plotOptOuts } from './plot.ts'

interface Options extends Record<keyof typeof NUMBERS, string> {
  readonly csv?: boolean
  readonly json?: boolean
  readonly plot?: string
}

export interface Played {
  readonly policy: string
  readonly months: readonly MonthFigures[]
}

const NUMBERS = {
  seed: {
    text: 'what is drawn by chance; the same seed plays the same marketplace',
    least: 0,
    most: 2 ** 31 - 1,
  },
  months: { text: 'how long it is played', least: 1, most: 60 },
  buyers: { text: 'buyers', least: 1, most: 100_000 },
  sellers: { text: 'sellers', least: 1, most: 10_000 },
} as const

export function simulateCommand(terminal: Terminal): Command {
  const command = new Command('simulate')
    .description(
      'play a marketplace under policies: sellers write by their temper, buyers bear it or opt out. "base" is a marketplace without discipline',
    )
    .argument('<policies...>', 'profiles or policy files')
    .option('--csv', 'a line for each policy and month, as CSV')
    .option('--json', 'one JSON value and nothing else')
    .option('--plot <file>', 'also draw the opt-outs as SVG into a file')
  for (const [name, { text }] of Object.entries(NUMBERS))
    command.option(`--${name} <number>`, text, String(DEFAULT_OPTIONS[name as keyof typeof NUMBERS]))
  return command.action((names: string[], options: Options) => run(terminal, names, options))
}

async function run(terminal: Terminal, names: readonly string[], options: Options): Promise<void> {
  const simulation = readOptions(options)
  const played = names.map(
    (name): Played => ({
      policy: name,
      months: simulate(openPolicy(name), simulation),
    }),
  )
  if (options.json) terminal.out(JSON.stringify(played))
  else for (const line of options.csv ? csvLines(played) : tableLines(played)) terminal.out(line)
  if (options.plot !== undefined) await writeFile(options.plot, plotOptOuts(played))
}

function readOptions(options: Options): SimulationOptions {
  const numbers = Object.entries(NUMBERS).map(([name, { least, most }]) => {
    const given = options[name as keyof typeof NUMBERS]
    const value = Number(given)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new UsageError(`--${name} ${given}: give a whole number from ${least} to ${most}.`)
    return [name, value]
  })
  return { ...DEFAULT_OPTIONS, ...Object.fromEntries(numbers) }
}

const COLUMNS = [
  'sent',
  'criticalSent',
  'criticalDelivered',
  'nonCriticalSent',
  'nonCriticalDelivered',
  'trimmed',
  'withheld',
  'falseClaims',
] as const

function csvLines(played: readonly Played[]): string[] {
  const head = ['policy', 'month', 'optedOut', 'optedOutOfAll', ...COLUMNS].join(',')
  const rows = played.flatMap(({ policy, months }) =>
    months.map((row) =>
      [
        /[",\n]/.test(policy) ? `"${policy.replaceAll('"', '""')}"` : policy,
        row.month,
        row.optedOut,
        row.optedOutOfAll,
        ...COLUMNS.map((column) => row[column]),
      ].join(','),
    ),
  )
  return [head, ...rows]
}

/** Sums over all months, and the opt-outs at their end. */
function tableLines(played: readonly Played[]): string[] {
  const rows = played.map(({ policy, months }) => {
    const sum = (column: (typeof COLUMNS)[number]) => months.reduce((total, row) => total + row[column], 0)
    return [
      policy,
      `${((months.at(-1)?.optedOut ?? 0) * 100).toFixed(1)} %`,
      `${sum('criticalDelivered')} of ${sum('criticalSent')}`,
      `${sum('nonCriticalDelivered')} of ${sum('nonCriticalSent')}`,
      `${sum('trimmed')}`,
      `${sum('withheld')}`,
      `${sum('falseClaims')}`,
    ]
  })
  const heads = [
    'policy',
    'opted out',
    'critical arrived',
    'non-critical arrived',
    'trimmed',
    'withheld',
    'false claims',
  ]
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => (row[at] as string).length)),
  )
  return [heads, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] as number))
      .join('  ')
      .trimEnd(),
  )
}
