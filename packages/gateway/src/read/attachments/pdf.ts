// PDF without its author: what programs note beside the pages.
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { cleanJpeg } from './jpeg.ts'

/** More objects than this are no letter's invoice. */
const OBJECTS_LIMIT = 50_000

/** Remarks of programs, and what runs when a document is opened (ISO 32000-1 §12.6.3). */
const REMOVED = ['Metadata', 'PieceInfo', 'OpenAction', 'AA', 'JavaScript']

/**
 * Writes a PDF anew without its information dictionary (ISO 32000-1 §14.3.3), the metadata streams of the document and
 * its parts (§14.3.2), programs' private data (§14.5), and scripts. Undefined where it cannot be read, as with a password, or
 * carries other files than the XML of an electronic invoice.
 */
export async function cleanPdf(file: Buffer): Promise<Buffer | undefined> {
  // Loaded when the first PDF comes.
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  try {
    const document = await PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: false })
    if (document.isEncrypted || document.getPageCount() === 0) return undefined
    const clean = await removeRemarks(document)
    return clean
      ? Buffer.from(await document.save({ useObjectStreams: true, addDefaultPage: false }))
      : undefined
  } catch {
    // The library says in many ways that it cannot read a file; which one it was is of no use to the sender.
    return undefined
  }
}

/** False where the document holds what no letter may bring. */
async function removeRemarks({ context }: PDFDocument): Promise<boolean> {
  const { PDFRef } = await import('@cantoo/pdf-lib')
  const objects = context.enumerateIndirectObjects()
  if (objects.length > OBJECTS_LIMIT) return false
  for (const [ref, object] of objects) {
    const kind = await cleanObject(object)
    if (kind === 'file') return false
    if (kind === 'remark') context.delete(ref)
  }
  const { Info } = context.trailerInfo
  if (Info instanceof PDFRef) context.delete(Info)
  delete context.trailerInfo.Info
  return true
}

async function cleanObject(object: PDFObject): Promise<'page' | 'remark' | 'file'> {
  const { PDFDict, PDFName, PDFRawStream, PDFStream } = await import('@cantoo/pdf-lib')
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return 'page'
  const is = (key: string, value: string) => dict.get(PDFName.of(key)) === PDFName.of(value)
  if (is('Type', 'EmbeddedFile') && !is('Subtype', 'text/xml')) return 'file'
  if (is('Type', 'Metadata')) return 'remark'
  for (const key of REMOVED) dict.delete(PDFName.of(key))
  if (object instanceof PDFRawStream && is('Filter', 'DCTDecode'))
    object.updateContents(cleanJpeg(Buffer.from(object.contents)) ?? object.contents)
  return 'page'
}
