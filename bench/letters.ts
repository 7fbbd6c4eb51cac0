// Messages to judge: made of the judge's own letters, so that they read like mail, and each unlike all others, so that
// nothing but words can be remembered from one to the next.
import { join } from 'node:path'
import { type Letter, readLetters } from '../packages/judge/training/letters.ts'

const DATA = join(import.meta.dirname, '../packages/judge/data')

/** The letters to train on, or those held out of training. */
export function lettersOf(folder: 'train' | 'heldout'): Letter[] {
  return readLetters(join(DATA, folder))
}

export interface BenchMessage {
  readonly subject: string
  readonly text: string
}

/** Cuts the letters of each language into messages of about a length, no two of them from the same place. */
export function messagesOf(letters: readonly Letter[], length: number): BenchMessage[] {
  const byLanguage = [...Map.groupBy(letters, ({ language }) => language).values()].map((own) =>
    cut(own, length),
  )
  const most = Math.max(...byLanguage.map((own) => own.length))
  return Array.from({ length: most }, (_, index) => byLanguage.flatMap((own) => own[index] ?? [])).flat()
}

/** Whole lines of letter after letter, until a message is long enough. */
function cut(letters: readonly Letter[], length: number): BenchMessage[] {
  const messages: BenchMessage[] = []
  let text = ''
  for (const { subject, body } of letters)
    for (const paragraph of body.split('\n')) {
      text += `${paragraph}\n`
      if (text.length + subject.length < length) continue
      messages.push({ subject, text: text.slice(0, length - subject.length) })
      text = ''
    }
  return messages
}
