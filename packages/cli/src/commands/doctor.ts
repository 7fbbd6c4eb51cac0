// `comity doctor`: what the relay domain must publish in DNS, and whether it does.
import { resolve } from 'node:dns/promises'
import { hostname } from 'node:os'
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { openDatabase } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  readonly json?: boolean
  readonly offline?: boolean
  readonly host?: string
}

const SAYS = {
  published: 'published',
  missing: 'missing: publish it',
  different: 'there is another one: change it to this',
  unknown: 'not known: DNS gave no answer',
  unasked: 'not looked up',
} as const

export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('print the DNS records of the relay domain, and say which are missing; exit 1 where one is')
    .option('--host <name>', 'where this gateway is reached by SMTP', hostname())
    .option('--offline', 'look nothing up')
    .option('--json', 'one JSON value and nothing else')
    .action((options: Options) => run(terminal, options))
    .exitOverride()
}

async function run(terminal: Terminal, { json, offline, host = hostname() }: Options): Promise<void> {
  const { checkRecords, dkimKeys, dnsRecords, readSettings } = await import('@comity/gateway')
  const { relayDomain: domain, smarthost, dkimSelector } = readSettings(terminal.environment)
  await using store = await openDatabase(terminal)
  const keys = await dkimKeys(store.pool, dkimSelector)
  const relay = smarthost === undefined ? undefined : new URL(smarthost).hostname
  const records = dnsRecords({ domain, host, smarthost: relay, keys })
  const checked = offline
    ? records.map(({ suffices: _, ...record }) => ({ ...record, state: 'unasked' as const, found: [] }))
    : await checkRecords(records, resolve)
  terminal.out(json ? JSON.stringify(checked) : checked.map(page).join('\n'))
  const lacking = checked.some(({ state }) => state === 'missing' || state === 'different')
  terminal.setExitCode(lacking ? EXIT.no : EXIT.done)
}

interface Shown {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly why: string
  readonly state: keyof typeof SAYS
  readonly found: readonly string[]
}

function page({ name, type, value, why, state, found }: Shown): string {
  return [
    `${name}. ${type} ${type === 'TXT' ? quoted(value) : value}`,
    `  ${why}`,
    `  ${SAYS[state]}${state === 'different' ? `: ${found.join(' | ')}` : ''}`,
    '',
  ].join('\n')
}

/** RFC 1035 §3.3: a string of a TXT record has at most 255 octets. */
function quoted(text: string): string {
  return (text.match(/.{1,255}/g) ?? []).map((part) => `"${part}"`).join(' ')
}
