// Other shapes of the model, trained and measured on the same folds as the one that ships.
import { figuresUnderChosen } from './calibrate.ts'
import { crossRead } from './cross.ts'
import { exampleOf } from './dataset.ts'
import type { Letter } from './letters.ts'
import { SHAPE } from './model-shape.ts'
import type { NetShape } from './net.ts'
import { FIGURE_HEADS, figureCells, table } from './print.ts'

const SHAPES: readonly { readonly name: string; readonly shape: NetShape }[] = [
  { name: 'as shipped', shape: SHAPE },
  { name: 'sentences by themselves', shape: { ...SHAPE, context: false, rounds: 1 } },
  { name: 'one round of mixing', shape: { ...SHAPE, rounds: 1 } },
  { name: 'a third of the width', shape: { ...SHAPE, width: 32, hidden: 48 } },
  { name: 'a quarter of the rows', shape: { ...SHAPE, buckets: SHAPE.buckets / 4 } },
]

export function printShapes(letters: readonly Letter[]): void {
  console.log('By cross-validation over the training voices; thresholds chosen for each shape')
  const examples = letters.map(exampleOf)
  const rows = SHAPES.map(({ name, shape }) => [
    name,
    ...figureCells(figuresUnderChosen(crossRead(examples, { shape }))),
  ])
  table(['shape', ...FIGURE_HEADS], rows)
}
