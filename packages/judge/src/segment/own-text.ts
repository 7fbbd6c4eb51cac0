// What somebody wrote himself in a mail, without the mail he answers and without what mails are dressed in.
import { splitBlocks } from './blocks.ts'

const DRESS: ReadonlySet<string> = new Set(['quote', 'signature', 'greeting', 'disclaimer'])

/** The text without quotes, greeting, signature and disclaimers; a paragraph a line. */
export function ownText(text: string): string {
  return splitBlocks(text)
    .filter(({ kind }) => !DRESS.has(kind))
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
}
