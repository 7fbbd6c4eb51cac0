// What of a mail's attachments goes on: pictures, PDF and plain text, as their content says and not their name, without
// what they tell of their author.
import type { Attachment as ParsedPart } from 'mailparser'
import { Refusal } from '../../refusals.ts'
import type { Attachment } from '../mail.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPdf } from './pdf.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

type Cleaner = (file: Buffer) => Buffer | undefined | Promise<Buffer | undefined>

const CLEANERS: Readonly<Record<string, Cleaner>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/apng': cleanPng,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
  'application/pdf': cleanPdf,
}

/**
 * They say who somebody is, or what only the sender's own system needs, and a letter is whole without them: signatures
 * over a mail that is built anew prove nothing.
 */
const LEFT_OUT = new Set(
  `application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature application/pgp-keys text/vcard
  text/x-vcard text/directory text/x-amp-html message/disposition-notification message/delivery-status
  text/rfc822-headers`.split(/\s+/),
)

/** What cannot be read here could not be judged either; each with what the sender can do. */
const REFUSED: Readonly<Record<string, string>> = {
  'application/ms-tnef':
    'Your mail program sent its own format (winmail.dat) that others cannot read. Set it to send HTML or plain text.',
  'message/rfc822': 'A mail forwarded as an attachment is not relayed. Copy its text into the message.',
  'message/partial': 'A message in several parts is not relayed. Send it as one.',
  'message/external-body': 'An attachment that lies elsewhere is not relayed. Attach the file itself.',
  'text/calendar':
    'Calendar invitations are not relayed, for they name addresses. Write the time into the message.',
  'application/pgp-encrypted': 'Encrypted mail cannot be relayed. Send it unencrypted.',
  'application/pkcs7-mime': 'Encrypted or sealed mail cannot be relayed. Send it unencrypted.',
  'application/x-pkcs7-mime': 'Encrypted or sealed mail cannot be relayed. Send it unencrypted.',
  'image/heic':
    'The picture is in a format (HEIC) that cannot be cleaned of where it was taken. Send it as JPEG.',
}

/** The attachments that go on. Refuses the message where one is of another kind, or cannot be cleaned. */
export async function acceptAttachments(parts: readonly ParsedPart[]): Promise<Attachment[]> {
  const accepted: Attachment[] = []
  for (const part of parts) {
    // Of a broken header the library may make something else than text.
    const contentType = String(part.contentType).toLowerCase()
    const refused = REFUSED[contentType]
    if (refused !== undefined) throw new Refusal('message.attachment', { detail: refused })
    if (!LEFT_OUT.has(contentType)) accepted.push(await accept(part, contentType, accepted.length))
  }
  return accepted
}

async function accept(part: ParsedPart, declared: string, index: number): Promise<Attachment> {
  const fileName = oneLine(part.filename ?? '')
    .replace(/[/\\]/g, '_')
    .slice(0, 100)
  const contentType = await typeOf(part.content, declared)
  const named = asciiName(fileName, index)
  if (contentType === undefined)
    throw new Refusal('message.attachment', {
      detail: `The attachment ${named} is of a type that is not relayed (${declared}). Pictures, PDF and plain text are.`,
    })
  const content = contentType === 'text/plain' ? part.content : await CLEANERS[contentType]?.(part.content)
  if (!content)
    throw new Refusal('message.attachment', {
      detail: `The attachment ${named} is damaged, locked, or carries other files. Save it anew, without a password, and send it again.`,
    })
  return { fileName: fileName || `attachment-${index + 1}`, contentType, cid: part.cid, content }
}

/** By the first bytes: a program stays one, whatever it is called. Undefined where the type is none that is relayed. */
async function typeOf(content: Buffer, declared: string): Promise<string | undefined> {
  // Loaded when the first attachment comes.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = (await fileTypeFromBuffer(content))?.mime
  if (found !== undefined) return found in CLEANERS ? found : heicOrNone(found)
  return declared === 'text/plain' && isText(content) ? 'text/plain' : undefined
}

function heicOrNone(found: string): undefined {
  const refused = REFUSED[found]
  if (refused !== undefined) throw new Refusal('message.attachment', { detail: refused })
  return undefined
}

/** Scripts are text as well, but not under this name. */
function isText(content: Buffer): boolean {
  return !content.includes(0) && !content.subarray(0, 2).equals(Buffer.from('#!'))
}

function oneLine(text: string): string {
  return text
    .replaceAll('\u0000', '\ufffd')
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function asciiName(fileName: string, index: number): string {
  return /^[\x20-\x7e]+$/.test(fileName) ? `"${fileName}"` : `number ${index + 1}`
}
