// What one gets for nothing: the commonest verdict, and rules without the model.
import { FRAMES, framesIn } from '../src/frames/frames.ts'
import { emailsIn } from '../src/detect/links.ts'
import type { Verdict } from '../src/judgement.ts'
import { type Figures, figuresOf, type Measured } from './measure.ts'

export interface Baseline {
  readonly name: string
  readonly figures: Figures
}
