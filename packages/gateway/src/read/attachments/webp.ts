// WebP without EXIF and XMP.

/** What the picture itself is made of (WebP container specification, "Extended file format"). */
const PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP'])

/** Flags of VP8X that say that EXIF and XMP follow. */
const REMARKS = 0b0000_1100

/** Cleans a WebP; undefined where its chunks cannot be followed. */
export function cleanWebp(file: Buffer): Buffer | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const kept: Buffer[] = []
  const whole = Math.min(file.length, 8 + file.readUInt32LE(4))
  for (let at = 12; at + 8 <= whole; ) {
    const length = file.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > file.length) return undefined
    const type = file.toString('latin1', at, at + 4)
    if (PICTURE.has(type))
      kept.push(type === 'VP8X' ? withoutRemarks(file.subarray(at, end)) : file.subarray(at, end))
    at = end
  }
  if (kept.length === 0) return undefined
  const head = Buffer.from(file.subarray(0, 12))
  head.writeUInt32LE(4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), 4)
  return Buffer.concat([head, ...kept])
}

function withoutRemarks(chunk: Buffer): Buffer {
  const changed = Buffer.from(chunk)
  changed[8] = (changed[8] as number) & ~REMARKS
  return changed
}
