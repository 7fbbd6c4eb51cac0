// `comity judge`: what does this message say? One letter is shown whole, many are a line each.
import { MailReader } from '@comity/gateway/mail'
import { confidenceWord, explainSegment, type Judgement, judge, type Segment } from '@comity/judge'
import { Command } from 'commander'
import { UsageError } from '../exit.ts'
import { filesIn, readInput, readMail } from '../input.ts'
import { inClass, verdictMark } from '../marks.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  readonly json?: boolean
  readonly language: string
}

export function judgeCommand(terminal: Terminal): Command {
  return new Command('judge')
    .description('judge mail files or plain text; several files, or a folder of them, give a line each')
    .argument('<files...>', '.eml or text files, folders, - for standard input')
    .option('--json', 'one JSON value and nothing else')
    .option('--language <code>', 'language of the explanations: en de fr es it ja pt nl pl', 'en')
    .action((files: string[], options: Options) => run(terminal, files, options))
}

async function run(terminal: Terminal, names: readonly string[], options: Options): Promise<void> {
  const files = (await Promise.all(names.map(filesIn))).flat()
  if (files.length === 0) throw new UsageError(`There are no .eml or .txt files in ${names.join(', ')}.`)
  await using reader = new MailReader()
  const [only] = files
  if (files.length === 1 && only !== undefined && only === names[0]) {
    const judgement = await judgeFile(only, { terminal, reader, explain: true })
    if (options.json) terminal.out(JSON.stringify(judgement))
    else for (const line of wholeJudgement(judgement, terminal.isInteractive, options)) terminal.out(line)
    return
  }
  await judgeMany(files, { terminal, reader, asJson: options.json ?? false })
}

/** A file that cannot be read is told and passed over; the command then ends with 2. */
async function judgeMany(
  files: readonly string[],
  { terminal, reader, asJson }: { terminal: Terminal; reader: MailReader; asJson: boolean },
): Promise<void> {
  const judged: { file: string; judgement: Judgement }[] = []
  const unread: string[] = []
  for (const file of files) {
    try {
      const judgement = await judgeFile(file, { terminal, reader, explain: asJson })
      if (asJson) judged.push({ file, judgement })
      else terminal.out(summaryLine(file, judgement, terminal.isInteractive))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      unread.push(error.message)
    }
  }
  if (asJson) terminal.out(JSON.stringify(judged))
  if (unread.length > 0) throw new UsageError(unread.join('\n'))
}

function summaryLine(file: string, { verdict, confidence }: Judgement, isColoured: boolean): string {
  return `${verdictMark(verdict, isColoured)}\t${confidence.toFixed(2)}\t${file}`
}

async function judgeFile(
  file: string,
  { terminal, reader, explain }: { terminal: Terminal; reader: MailReader; explain: boolean },
): Promise<Judgement> {
  const { subject, visible } = await readMail(await readInput(file, terminal), reader)
  if (!visible) throw new UsageError(`${file}: no text could be read in it.`)
  return judge({ subject, body: visible, explain })
}

function wholeJudgement(judgement: Judgement, isColoured: boolean, { language }: Options): string[] {
  const { verdict, confidence, segments, signals } = judgement
  return [
    `${verdictMark(verdict, isColoured)}  ${confidenceWord(confidence)} (${confidence.toFixed(2)}), language ${judgement.language}`,
    '',
    ...segments.flatMap((segment) => segmentLines(segment, { isColoured, language })),
    ...signals.map(({ kind, detail }) => `! ${kind.replaceAll('_', ' ')}: ${detail}`),
  ]
}

const PLACES = { subject: 'Subject: ', body: '', hidden: 'Not shown: ' } as const

/** What letters are made of needs no explanation. */
function segmentLines(
  segment: Segment,
  { isColoured, language }: { isColoured: boolean; language: string },
): string[] {
  const { part, text, intent, confidence, alternatives } = segment
  const shown = inClass(`${PLACES[part]}${text.replace(/\s+/g, ' ')}`, segment.class, isColoured)
  const named = [intent, ...alternatives.slice(0, 2)].map((name) => name.replaceAll('_', ' ')).join(' or ')
  const head = `    ${named} ${confidence.toFixed(2)}`
  const isFormula = segment.class === 'neutral' && alternatives.length === 0
  return [shown, isFormula ? head : `${head}  ${explainSegment(segment, language)}`]
}
