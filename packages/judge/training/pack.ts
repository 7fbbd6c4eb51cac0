// Writes a trained net as the model file: header, bytes, floats, all in base64 inside a module that any bundler carries.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Calibration, ModelHeader } from '../src/model/load.ts'
import { denseOf, type NetWeights } from './net.ts'

export interface Packed {
  readonly net: NetWeights
  /** A bit for each feature that training kept. */
  readonly known: Uint8Array
  readonly calibration: Calibration
  readonly name: string
  /** Number of the training. */
  readonly number: number
}

/** Embeddings beyond this many standard deviations are cut off, so that half a byte serves the others better. */
const CLIP = 3

/** Four bits hold -7 to 7. */
const HIGHEST = 7

/** The model file's text. The same net gives the same bytes. */
export function pack({ net, known, calibration, name, number }: Packed): string {
  const { width, hidden, buckets, flags, outputs } = net.shape
  const scale = scaleOf(net.embeddings)
  const halves = Int8Array.from(net.embeddings, (value) =>
    Math.max(-HIGHEST, Math.min(HIGHEST, Math.round(value / scale))),
  )
  const embeddings = Uint8Array.from(
    { length: halves.length / 2 },
    (_, at) => (((halves[2 * at] as number) + 8) << 4) | ((halves[2 * at + 1] as number) + 8),
  )
  const dense = denseOf(net)
  const numbers = Buffer.concat([
    Buffer.from(embeddings.buffer),
    Buffer.from(known),
    ...dense.map((table) => Buffer.from(table.buffer, table.byteOffset, table.byteLength)),
  ])
  const digest = createHash('sha256')
    .update(numbers)
    .update(JSON.stringify(calibration))
    .digest('hex')
    .slice(0, 12)
  const header: ModelHeader = {
    ...{
      name,
      version: `${number}.${digest}`,
      width,
      hidden,
      buckets,
      knownBytes: known.length,
      flags,
      outputs,
      scale,
    },
    calibration,
  }
  const json = Buffer.from(JSON.stringify(header), 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, numbers]).toString('base64')
}

export function writeModel(file: string, base64: string): void {
  writeFileSync(
    file,
    `// The trained model; written by \`npm run train\`.\nexport const WEIGHTS =\n  '${base64}'\n`,
  )
}

function scaleOf(embeddings: Float32Array): number {
  let squares = 0
  for (let index = 0; index < embeddings.length; index += 1) squares += (embeddings[index] as number) ** 2
  return (CLIP * Math.sqrt(squares / embeddings.length)) / HIGHEST
}
