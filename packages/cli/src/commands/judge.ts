// `comity judge`: what does this message say?
import { type Judgement, judge, type Segment } from '@comity/judge'
import { Command } from 'commander'
import { UsageError } from '../exit.ts'
import { readInput, readMail } from '../input.ts'
import { inClass, verdictMark } from '../marks.ts'
import type { Terminal } from '../terminal.ts'

export function judgeCommand(terminal: Terminal): Command {
  return new Command('judge')
    .description('judge mail files or plain text; several files give a line each')
    .argument('<files...>', '.eml or text files, - for standard input')
    .option('--json', 'one JSON value and nothing else')
    .action((files: string[], options: { json?: boolean }) => run(terminal, files, options.json ?? false))
}

async function run(terminal: Terminal, files: readonly string[], asJson: boolean): Promise<void> {
  const judged: { file: string; judgement: Judgement }[] = []
  for (const file of files) judged.push({ file, judgement: await judgeFile(file, terminal) })
  const [only] = judged
  if (asJson) terminal.out(JSON.stringify(judged.length === 1 ? only?.judgement : judged))
  else if (judged.length === 1 && only)
    for (const line of wholeJudgement(only.judgement, terminal.isInteractive)) terminal.out(line)
  else
    for (const { file, judgement } of judged)
      terminal.out(
        `${verdictMark(judgement.verdict, terminal.isInteractive)}\t${judgement.confidence.toFixed(2)}\t${file}`,
      )
}

async function judgeFile(file: string, terminal: Terminal): Promise<Judgement> {
  const { subject, visible } = await readMail(await readInput(file, terminal))
  if (!visible) throw new UsageError(`${file}: no text could be read in it.`)
  return judge({ subject, body: visible })
}

function wholeJudgement(judgement: Judgement, isColoured: boolean): string[] {
  const { verdict, confidence, language, segments, signals } = judgement
  return [
    `${verdictMark(verdict, isColoured)}  confidence ${confidence.toFixed(2)}, language ${language}`,
    '',
    ...segments.map((segment) => segmentLine(segment, isColoured)),
    ...signals.map(({ kind, detail }) => `! ${kind.replaceAll('_', ' ')}: ${detail}`),
  ]
}

function segmentLine(
  { part, text, intent, confidence, because, class: group }: Segment,
  isColoured: boolean,
): string {
  const words = because.length > 0 ? `  "${because.join('", "')}"` : ''
  const place = part === 'subject' ? 'Subject: ' : ''
  return `${inClass(`${place}${text.replace(/\s+/g, ' ')}`, group, isColoured)}\n    ${intent.replaceAll('_', ' ')} ${confidence.toFixed(2)}${words}`
}
