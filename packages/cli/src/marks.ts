// Verdicts on a terminal: a colour, a shape and a word, the same as on the pages.
import { styleText } from 'node:util'
import type { Class, Verdict } from '@comity/judge'

type Style = Parameters<typeof styleText>[0]

const VERDICTS: Readonly<Record<Verdict, readonly [string, string, Style]>> = {
  critical: ['■', 'critical', 'blue'],
  non_critical: ['●', 'non-critical', 'gray'],
  mixed: ['◧', 'mixed', 'cyan'],
  prohibited: ['▲', 'prohibited', 'red'],
  uncertain: ['◇', 'uncertain', 'yellow'],
}

const CLASSES: Readonly<Record<Class, Style>> = {
  critical: 'blue',
  non_critical: 'gray',
  prohibited: 'red',
  neutral: 'reset',
}

export function verdictMark(verdict: Verdict, isColoured: boolean): string {
  const [shape, word, style] = VERDICTS[verdict]
  return paint(`${shape} ${word}`, style, isColoured)
}

export function inClass(text: string, group: Class, isColoured: boolean): string {
  return paint(text, CLASSES[group], isColoured)
}

function paint(text: string, style: Style, isColoured: boolean): string {
  return isColoured ? styleText(style, text, { validateStream: false }) : text
}
