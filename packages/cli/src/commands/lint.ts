// `comity lint`: what would a policy do with this message, and how to write it better?
import { type LintResult, lintMail, MailReader } from '@comity/gateway/mail'
import type { Decision } from '@comity/policy'
import { Command } from 'commander'
import { EXIT } from '../exit.ts'
import { readInput, readMail } from '../input.ts'
import { verdictMark } from '../marks.ts'
import type { Terminal } from '../terminal.ts'
import { openPolicy } from './policy/open-policy.ts'

interface Options {
  readonly policy: string
  readonly optedOut?: boolean
  readonly claim?: boolean
  readonly json?: boolean
}

export function lintCommand(terminal: Terminal): Command {
  return new Command('lint')
    .description('the decision a policy would take; exit 1 where the message would not be delivered whole')
    .argument('<file>', '.eml or text file, - for standard input')
    .option('--policy <name>', 'a profile or a policy file', 'amazon-2017')
    .option('--opted-out', 'only for a buyer who opted out of everything an order does not need')
    .option('--claim', 'as if the seller had said that it is critical')
    .option('--json', 'one JSON value and nothing else')
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, options: Options): Promise<void> {
  await using reader = new MailReader()
  const mail = await readMail(await readInput(file, terminal), reader)
  const claim = options.claim ? { important: true } : {}
  const result = lintMail(mail, openPolicy(options.policy), { claim, now: new Date() })
  if (options.json)
    terminal.out(JSON.stringify(options.optedOut ? { ...result, willing: undefined } : result))
  else
    for (const line of report(result, options.optedOut ?? false, terminal.isInteractive)) terminal.out(line)
  const decisions = options.optedOut ? [result.opted_out] : [result.opted_out, result.willing]
  const isFine = decisions.every(
    ({ outcome, claim: made }) => outcome === 'deliver' && made?.upheld !== false,
  )
  terminal.setExitCode(isFine ? EXIT.done : EXIT.no)
}

function report(
  { judgement, opted_out, willing, advice }: LintResult,
  onlyOptedOut: boolean,
  isColoured: boolean,
): string[] {
  return [
    judgement ? verdictMark(judgement.verdict, isColoured) : 'no text could be read',
    ...decisionLines('To a buyer who opted out', opted_out),
    ...(onlyOptedOut ? [] : decisionLines('To any other buyer', willing)),
    ...advice.flatMap(({ text, reading, change }) => [
      '',
      `“${text.trim().replaceAll(/\s+/g, ' ')}”`,
      `  ${reading}`,
      `  → ${change}`,
    ]),
  ]
}

function decisionLines(title: string, { outcome, because, how_to_fix }: Decision): string[] {
  return [`${title}: ${outcome}. ${because}`, ...(how_to_fix ? [`  What you can do: ${how_to_fix}`] : [])]
}
