import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JPEG, PNG } from '../../../../tests/pictures.ts'
import { Refusal } from '../refusals.ts'
import { checkLimits, isHeavy } from './limits.ts'
import { MailReader } from './mail-reader.ts'
import { parseMime } from './parse-mime.ts'

function mail(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'))
}

describe('what is read of a mail', () => {
  test('headers that say who, what and to which other mails', async () => {
    const read = await parseMime(
      mail(
        'From: Anna <Anna@Mail.Example>',
        'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
        'Message-ID: <1@x>',
        'In-Reply-To: <2@x>',
        'References: <3@x> <2@x>',
        '',
        'Hi',
      ),
    )
    expect(read).toMatchObject({
      from: ['anna@mail.example'],
      subject: 'Grüße',
      messageId: '<1@x>',
      references: ['<2@x>', '<3@x>'],
      automatic: false,
    })
  })

  test.each([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: no', false],
    ['Precedence: bulk', true],
    ['Precedence: first-class', false],
    ['X-Auto-Response-Suppress: All', false],
  ])('RFC 3834 §5: %s is automatic: %s', async (header, automatic) => {
    expect((await parseMime(mail(header, '', 'x'))).automatic).toBe(automatic)
  })

  test('HTML where it says all that the plain part says', async () => {
    const read = await parseMime(
      mail(
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Which *size*? https://x.example',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>Which <b>size</b>?</p>',
        '--b--',
      ),
    )
    expect(read.body).toEqual({ kind: 'html', html: '<p>Which <b>size</b>?</p>' })
  })

  test('both texts where the plain part says more, so that nothing goes unjudged', async () => {
    const read = await parseMime(
      mail(
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Leave us five stars',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>Which size?</p>',
        '--b--',
      ),
    )
    expect(read.body).toEqual({ kind: 'plain', text: 'Which size?\n\nLeave us five stars' })
  })

  test('a signature over the old mail is dropped, and pictures inside HTML are kept', async () => {
    const read = await parseMime(
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Hi',
        '--b',
        'Content-Type: application/pgp-signature; name=signature.asc',
        '',
        'x',
        '--b',
        'Content-Type: image/png; name="../../a\\b.png"',
        'Content-ID: <logo>',
        'Content-Disposition: inline',
        'Content-Transfer-Encoding: base64',
        '',
        PNG.toString('base64'),
        '--b--',
      ),
    )
    expect(read.attachments.map(({ fileName, cid }) => [fileName, cid])).toEqual([['.._.._ab.png', 'logo']])
  })

  test('a mail inside the mail, with its headers and all, is not relayed', async () => {
    const inner = mail('Content-Type: message/rfc822', '', 'From: secret@shop.example', '', 'x')
    await expect(parseMime(inner)).rejects.toThrow(/forwarded as an attachment/)
  })
})

describe('limits', () => {
  test('RFC 5322 §2.2.3: a folded header counts as one, as long as all its lines', () => {
    const folded = `To: ${'a@b.example,\r\n '.repeat(3_000)}c@d.example`
    expect(() => checkLimits(mail(folded, '', 'x'))).not.toThrow()
    expect(() => checkLimits(mail(folded.repeat(2), '', 'x'))).toThrow(/larger than 64 KB/)
  })

  test('RFC 5321 §6.3: a hundred servers are allowed, one more is a loop', () => {
    const passed = (servers: number) =>
      mail(...Array.from({ length: servers }, () => 'Received: from a by b'), '', 'x')
    expect(() => checkLimits(passed(100))).not.toThrow()
    expect(() => checkLimits(passed(101))).toThrow(/goes round in circles/)
  })

  test('RFC 5321 §2.3.8: a lone CR or LF anywhere is refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\r\n', '.', ' '), { maxLength: 30 }),
        fc.constantFrom('\r', '\n'),
        fc.nat(30),
        (parts, lone, at) => {
          const whole = `${parts.join('')}a`
          expect(() => checkLimits(Buffer.from(whole))).not.toThrow()
          const place = Math.min(at, parts.length)
          const broken = `${parts.slice(0, place).join('')}a${lone}a${parts.slice(place).join('')}a`
          expect(() => checkLimits(Buffer.from(broken))).toThrow(/line ends other than CR LF/)
        },
      ),
    )
  })

  test('large mail and mail of many parts is heavy', () => {
    expect(isHeavy(Buffer.alloc(300_000, 'a'))).toBe(true)
    expect(isHeavy(Buffer.from('\r\n--b'.repeat(100)))).toBe(true)
    expect(isHeavy(Buffer.from('Hello'))).toBe(false)
  })
})

describe('any bytes at all', () => {
  const lines = fc.constantFrom(
    ...[
      'From: a@b.example',
      'Subject: =?utf-8?B?////?=',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'Content-Type: text/plain; charset=utf-16',
      '--b',
      '--b--',
      '',
      'Hello',
      '<div><p>',
      '\u0000',
      'Content-Transfer-Encoding: base64',
      '=E2=82',
      'AAAA',
      ' folded',
      'Content-Type: message/rfc822',
      "Content-Disposition: attachment; filename*=utf-8''%FF",
    ],
  )

  test('are read or refused with a sentence, never with a crash', async () => {
    await using reader = new MailReader()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(lines, { maxLength: 30 }).map((all) => Buffer.from(all.join('\r\n'))),
          fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (raw) => {
          try {
            const { subject, visible } = await reader.read(raw)
            expect(subject + (visible?.text ?? '')).not.toContain('\u0000')
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('heavy mail', () => {
  test('is read in a worker, attachments and all', async () => {
    await using reader = new MailReader()
    const long = Buffer.concat([JPEG.subarray(0, -2), Buffer.alloc(400_000, 1), JPEG.subarray(-2)])
    const picture = long.toString('base64').replace(/.{76}/g, '$&\r\n')
    const raw = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Hi',
      '--b',
      'Content-Type: image/png; name=a.png',
      'Content-Transfer-Encoding: base64',
      '',
      picture,
      '--b--',
    )
    const { attachments } = await reader.read(raw)
    expect(attachments[0]?.content.equals(long)).toBe(true)
  })

  test('that is refused there is refused with the same words', async () => {
    await using reader = new MailReader()
    const raw = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...Array.from({ length: 300 }, () => '--b\r\nContent-Type: text/plain\r\n\r\nx'),
    )
    await expect(reader.read(raw)).rejects.toThrow(/cannot be read as mail: Max allowed child nodes exceeded/)
  })
})
