// Attachments: what goes on as it is, what is taken out of it, and what is refused.
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { GIF, gifBy, JPEG, jpegBy, PNG, pdfBy, pngBy, WEBP, webpBy } from '../../../../../tests/pictures.ts'
import { acceptAttachments } from './accept.ts'

const AUTHOR = 'anna.muster@home.example'

function part(contentType: string, content: Buffer, filename = 'file') {
  return { contentType, content, filename, cid: undefined } as never
}

async function clean(contentType: string, content: Buffer) {
  const [accepted] = await acceptAttachments([part(contentType, content)])
  if (!accepted) throw new Error('left out')
  return accepted
}

describe('a picture', () => {
  test.each([
    ['image/jpeg', JPEG, jpegBy(AUTHOR, 1)],
    ['image/png', PNG, pngBy(AUTHOR)],
    ['image/gif', GIF, gifBy(AUTHOR)],
    ['image/webp', WEBP, webpBy(AUTHOR)],
  ])('%s goes on as it is, without what it tells of its author', async (type, plain, told) => {
    expect(told.includes(AUTHOR)).toBe(true)
    expect((await clean(type, told)).content.equals(plain)).toBe(true)
    expect((await clean(type, plain)).content.equals(plain)).toBe(true)
  })

  test('keeps its side up, and of its EXIF nothing else', async () => {
    const { content } = await clean('image/jpeg', jpegBy(AUTHOR, 6))
    expect(content.includes(AUTHOR)).toBe(false)
    expect(content.length).toBe(JPEG.length + 36)
    expect(content.indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBeGreaterThan(0)
  })

  test('is known by its content, whatever it is called', async () => {
    expect((await clean('application/octet-stream', PNG)).contentType).toBe('image/png')
    expect((await clean('text/plain', JPEG)).contentType).toBe('image/jpeg')
  })

  test.each([JPEG, PNG, GIF, WEBP])('that is cut off is refused', async (file) => {
    const cut = file.subarray(0, file.length === GIF.length ? 30 : 60)
    await expect(clean('image/jpeg', cut)).rejects.toThrow(/damaged/)
  })
})

describe('a PDF', () => {
  test('loses its author, in the photos on its pages too, and keeps its pages', async () => {
    const { content } = await clean('application/pdf', await pdfBy(AUTHOR))
    const document = await PDFDocument.load(content, { updateMetadata: false })
    expect(document.getPageCount()).toBe(1)
    expect([document.getAuthor(), document.getProducer()]).toEqual([undefined, undefined])
    const streams = document.context.enumerateIndirectObjects().map(([, object]) => {
      const { contents } = object as { contents?: Uint8Array }
      return Buffer.from(contents ?? []).toString('latin1') + String(object)
    })
    expect(streams.join('\n')).not.toContain(AUTHOR)
  })

  test('loses what would run when it is opened', async () => {
    const { content } = await clean('application/pdf', await pdfBy(AUTHOR, { script: true }))
    const { catalog } = await PDFDocument.load(content)
    expect(catalog.get(PDFName.of('OpenAction'))).toBeUndefined()
  })

  test('may hold the XML of an electronic invoice, and no other file', async () => {
    await clean('application/pdf', await pdfBy(AUTHOR, { holds: 'text/xml' }))
    const other = pdfBy(AUTHOR, { holds: 'application/x-msdownload' })
    await expect(clean('application/pdf', await other)).rejects.toThrow(/carries other files/)
  })

  test('that cannot be read is refused', async () => {
    await expect(clean('application/pdf', Buffer.from('%PDF-1.7\nnothing'))).rejects.toThrow(
      /damaged, locked/,
    )
  })
})

describe('refused is', () => {
  test.each([
    ['a program', 'image/png', Buffer.from('MZ\x90\0\x03\0\0\0'), /not relayed/],
    ['a script', 'text/plain', Buffer.from('#!/bin/sh\nrm -rf /'), /not relayed/],
    [
      'an archive',
      'application/zip',
      Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
      /not relayed/,
    ],
    [
      'an archive that is called a picture',
      'image/jpeg',
      Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaa'),
      /not relayed/,
    ],
    ['a web page', 'text/html', Buffer.from('<p>a'), /not relayed/],
    ['Outlook’s own format', 'application/ms-tnef', Buffer.from('x\x9f>"'), /winmail\.dat/],
    ['a mail inside the mail', 'message/rfc822', Buffer.from('From: a@b.example'), /Copy its text/],
    ['an invitation', 'text/calendar', Buffer.from('BEGIN:VCALENDAR'), /Write the time/],
    ['an encrypted mail', 'application/pkcs7-mime', Buffer.from('x'), /unencrypted/],
    ['a picture that cannot be cleaned', 'image/heic', Buffer.from('x'), /JPEG/],
    ['the same under another name', 'image/jpeg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), /JPEG/],
  ])('%s', async (_what, type, content, sentence) => {
    await expect(acceptAttachments([part(type, content)])).rejects.toThrow(sentence)
  })
})

test.each(['text/vcard', 'application/pgp-signature', 'application/pgp-keys', 'text/x-amp-html'])(
  '%s is left out, and the letter goes on',
  async (type) => {
    const accepted = await acceptAttachments([part(type, Buffer.from('x')), part('image/png', PNG)])
    expect(accepted.map(({ contentType }) => contentType)).toEqual(['image/png'])
  },
)
