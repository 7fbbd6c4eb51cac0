// JPEG without what its author did not mean to send: where it was taken, with what, by whom, and what it was cut from.

const SOI = 0xd8
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe

const ORIENTATION = 0x0112

/** Cleans a JPEG (ITU-T T.81 annex B); undefined where its segments cannot be followed. Which side is up is kept. */
export function cleanJpeg(file: Buffer): Buffer | undefined {
  const segments = segmentsOf(file)
  const last = segments?.at(-1)
  if (!segments || !last) return undefined
  const kept = segments.filter(isPicture)
  const orientation = segments.map(orientationOf).find((value) => value !== undefined)
  return Buffer.concat([
    file.subarray(0, 2),
    ...(orientation === undefined ? [] : [orientationSegment(orientation)]),
    ...kept,
    scans(file, last.byteOffset - file.byteOffset + last.length),
  ])
}

/** Marker, length and content of each, to the one that scans begin with. */
function segmentsOf(file: Buffer): Buffer[] | undefined {
  if (file[0] !== 0xff || file[1] !== SOI) return undefined
  const segments: Buffer[] = []
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff; ) {
    if (file[at + 1] === 0xff) {
      at += 1
      continue
    }
    const segment = file.subarray(at, at + 2 + file.readUInt16BE(at + 2))
    segments.push(segment)
    if (segment[1] === SOS) return segments
    at += segment.length
  }
  return undefined
}

/** Colour profiles and what decoders need stay; EXIF, XMP, comments, maker's notes and previews go. */
function isPicture(segment: Buffer): boolean {
  const marker = segment[1] as number
  if (marker === COMMENT) return false
  if (marker < APP0 || marker > APP15) return true
  const name = segment.toString('latin1', 4, 16)
  return (
    (marker === APP0 && name.startsWith('JFIF\0')) ||
    (marker === APP2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === APP14 && name.startsWith('Adobe'))
  )
}

/** To the first end of image: a second picture behind it (a preview, another lens) has metadata of its own. */
function scans(file: Buffer, from: number): Buffer {
  const end = file.indexOf(Buffer.from([0xff, 0xd9]), from)
  return end < 0 ? file.subarray(from) : file.subarray(from, end + 2)
}

/** Of EXIF, which is a TIFF file (TIFF 6.0 section 2); 1 (upright) is as good as none. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment[1] !== APP1 || segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return undefined
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  if (directory + 2 > tiff.length) return undefined
  const count = Math.min(u16(directory), Math.floor((tiff.length - directory - 2) / 12))
  for (let n = 0; n < count; n += 1) {
    const entry = directory + 2 + n * 12
    if (u16(entry) !== ORIENTATION) continue
    const value = u16(entry + 8)
    return value > 1 && value <= 8 ? value : undefined
  }
  return undefined
}

function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  const head = Buffer.alloc(10)
  head.writeUInt16BE(0xff00 | APP1, 0)
  head.writeUInt16BE(2 + 6 + tiff.length, 2)
  head.write('Exif\0\0', 4, 'latin1')
  return Buffer.concat([head, tiff])
}
