// Reads what a command was given: mail files, plain text, or standard input.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseBody, type Mail, type MailReader } from '@comity/gateway/mail'
import { UsageError } from './exit.ts'
import type { Terminal } from './terminal.ts'

const MAIL_FILE = /\.(?:eml|txt)$/i

/** A file stands for itself, a folder for the mail and text files below it, in the order of their names. */
export async function filesIn(name: string): Promise<string[]> {
  const found = name === '-' ? undefined : await stat(name).catch(() => undefined)
  if (!found?.isDirectory()) return [name]
  const entries = await readdir(name, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && MAIL_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

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
export async function readMail(
  input: Buffer,
  reader: MailReader,
): Promise<Pick<Mail, 'subject' | 'visible'>> {
  const text = input.toString('utf8').replace(/\r\n?|\n/g, '\n')
  if (!looksLikeMail(text)) return { subject: '', visible: chooseBody(text, undefined)?.visible }
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
