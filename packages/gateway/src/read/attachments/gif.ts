// GIF without comments, texts and applications' remarks.

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff

/** Cleans a GIF (GIF89a §18-§27); undefined where its blocks cannot be followed. Loops of an animation are kept. */
export function cleanGif(file: Buffer): Buffer | undefined {
  if (!/^GIF8[79]a$/.test(file.toString('latin1', 0, 6)) || file.length < 13) return undefined
  let at = 13 + colourTable(file[10] as number)
  const kept = [file.subarray(0, at)]
  while (at < file.length) {
    const kind = file[at]
    if (kind === TRAILER) return Buffer.concat([...kept, file.subarray(at, at + 1)])
    const end = endOfBlock(file, at)
    if (end === undefined) return undefined
    if (kind === IMAGE || isPicture(file, at)) kept.push(file.subarray(at, end))
    at = end
  }
  return undefined
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function isPicture(file: Buffer, at: number): boolean {
  const label = file[at + 1]
  if (label === GRAPHIC_CONTROL) return true
  return (
    label === APPLICATION && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(file.toString('latin1', at + 3, at + 14))
  )
}

function endOfBlock(file: Buffer, at: number): number | undefined {
  if (file[at] === EXTENSION) return endOfData(file, at + 2)
  if (file[at] !== IMAGE || at + 10 > file.length) return undefined
  return endOfData(file, at + 11 + colourTable(file[at + 9] as number))
}

/** Sub-blocks, each with its length before it, the last one empty. */
function endOfData(file: Buffer, from: number): number | undefined {
  for (let at = from; at < file.length; ) {
    const length = file[at] as number
    at += 1 + length
    if (length === 0) return at
  }
  return undefined
}
