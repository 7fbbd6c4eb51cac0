// PNG without texts, times and EXIF.

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** What the picture itself is made of (PNG third edition §5.6, §11.3); all other chunks are remarks. */
const PICTURE = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

/** Cleans a PNG; undefined where its chunks cannot be followed. What stands behind its end goes. */
export function cleanPng(file: Buffer): Buffer | undefined {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return undefined
  const kept = [file.subarray(0, 8)]
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at)
    if (end > file.length) return undefined
    const type = file.toString('latin1', at + 4, at + 8)
    if (PICTURE.has(type)) kept.push(file.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}
