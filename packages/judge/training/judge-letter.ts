// A letter of the data through the judge's front door, as a mail would come.
import { type JudgeInput, judge, visiblePlain } from '../src/judge.ts'
import type { Judgement } from '../src/judgement.ts'
import type { Letter } from './letters.ts'
import { goldVerdict, type Measured } from './measure.ts'

/** Judges a letter, or another text in its place, with the facts of its order and thread. */
export function judgeLetter(letter: Letter, instead: Partial<JudgeInput> = {}): Judgement {
  const { buyer } = letter
  return judge({
    subject: letter.subject,
    body: visiblePlain(letter.body),
    thread: {
      answersBuyer: buyer !== undefined,
      earlierTexts: buyer === undefined ? [] : [buyer],
      ...(buyer === undefined ? {} : { buyerText: buyer }),
    },
    order: { state: letter.state, custom: letter.custom } as NonNullable<JudgeInput['order']>,
    explain: false,
    ...instead,
  })
}

export function measureLetter(letter: Letter): Measured {
  const { verdict, confidence, segments } = judgeLetter(letter)
  return { letter, gold: goldVerdict(letter), verdict, confidence, segments }
}
