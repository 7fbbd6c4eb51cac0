// Reads what a command was given: mail files, plain text, or standard input.
import { readFile } from 'node:fs/promises'
import { chooseBody, type Mail, MailReader } from '@comity/gateway/mail'
import { UsageError } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Reads a file, or standard input for `-`. */
export async function readInput(file: string, terminal: Terminal): Promise<Buffer> {
  if (file === '-') return terminal.readStdin()
  try {
    return await readFile(file)
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    })
  }
}

/** Reads a mail, or takes the input as the plain text of one where it does not begin with headers. */
export async function readMail(input: Buffer): Promise<Pick<Mail, 'subject' | 'visible'>> {
  const text = input.toString('utf8').replace(/\r\n?|\n/g, '\n')
  if (!looksLikeMail(text)) return { subject: '', visible: chooseBody(text, undefined)?.visible }
  await using reader = new MailReader()
  return await reader.read(Buffer.from(withCrlf(input), 'latin1'))
}

/** RFC 5322 §2.2: lines of `Name: value` up to an empty one. "Hello Anna:" alone is a greeting. */
function looksLikeMail(text: string): boolean {
  const head = text.split('\n\n', 1)[0] as string
  const lines = head.split('\n').filter((line) => !/^[ \t]/.test(line))
  return (
    lines.every((line) => /^[!-9;-~]+:(?: |$)/.test(line)) &&
    /^(?:from|subject|to|date|mime-version|received|return-path|content-type):/im.test(head)
  )
}

/** Files are often kept with the line ends of their system. */
function withCrlf(input: Buffer): string {
  return input.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n')
}
