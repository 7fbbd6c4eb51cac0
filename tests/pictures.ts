// Small real files, and the same as cameras and programs write them: with what they tell of their author.
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'

/** Two pixels each way, as a browser writes them. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCYACs//9k=',
  'base64',
)
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEklEQVR4AWI6Y2z8H4SZGKAAAAAA//9GCLHHAAAABklEQVQDADraBGceUPKyAAAAAElFTkSuQmCC',
  'base64',
)
export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const VP8 = Buffer.from('VlA4ICgAAABwAQCdASoCAAIABABoJaACdAFAAAD+5AF1xc2RFH/xDn8uX8QV/AAA', 'base64')
export const WEBP = webp([VP8X(0), VP8])

/** Turned by 90 degrees, taken by somebody at some place, with a preview behind it. */
export function jpegBy(author: string, orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.set([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0], 10)
  tiff.set([0x3b, 0x01, 2, 0, author.length, 0, 0, 0, tiff.length, 0, 0, 0], 22)
  return Buffer.concat([
    JPEG.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(`${author} 48.1372,11.5756`)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<dc:creator>${author}</dc:creator>`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${author}`)),
    segment(0xfe, Buffer.from(author)),
    JPEG.subarray(2),
    segment(0xd8, Buffer.from(author)),
  ])
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

export function pngBy(author: string): Buffer {
  const end = PNG.indexOf('IDAT') - 4
  return Buffer.concat([
    PNG.subarray(0, end),
    chunk('tEXt', Buffer.from(`Author\0${author}`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(author)])),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${author}`)),
    chunk('eXIf', Buffer.from(`II*\0${author}`)),
    PNG.subarray(end),
    Buffer.from(author),
  ])
}

/** Without its checksum, which nobody needs for what is thrown away. */
function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)])
}

export function gifBy(author: string): Buffer {
  const at = GIF.length - 1
  const said = (label: number, content: Buffer) =>
    Buffer.concat([Buffer.from([0x21, label, content.length]), content, Buffer.from([0])])
  return Buffer.concat([
    GIF.subarray(0, at),
    said(0xfe, Buffer.from(author)),
    said(0xff, Buffer.from('XMP DataXMP')),
    GIF.subarray(at),
    Buffer.from(author),
  ])
}

export function webpBy(author: string): Buffer {
  return webp([VP8X(0b1100), VP8, riff('EXIF', Buffer.from(author)), riff('XMP ', Buffer.from(author))])
}

function webp(chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  return riff('RIFF', body)
}

function VP8X(flags: number): Buffer {
  return riff('VP8X', Buffer.from([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]))
}

function riff(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(type), length, content, Buffer.alloc(content.length % 2)])
}

export interface PdfTraits {
  readonly script?: boolean
  /** Media type of a file within. */
  readonly holds?: string
}

/** A page that says "Invoice 7", with a photo on it. */
export async function pdfBy(author: string, { script = false, holds }: PdfTraits = {}): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([200, 200]).drawText('Invoice 7', { x: 10, y: 100 })
  document
    .getPage(0)
    .drawImage(await document.embedJpg(jpegBy(author, 1)), { x: 0, y: 0, width: 10, height: 10 })
  document.setAuthor(author)
  document.setProducer(`Scanner of ${author}`)
  const { context, catalog } = document
  const xmp = context.stream(`<x:xmpmeta>${author}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
  if (script)
    catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))
  if (holds !== undefined) await document.attach(Buffer.from('<a/>'), 'a.xml', { mimeType: holds })
  return Buffer.from(await document.save())
}
