// Mail as the world writes it: old character sets, folded parameters, flowed lines, signatures around the text.
import { describe, expect, test } from 'vitest'
import { JPEG } from '../../../../tests/pictures.ts'
import { parseMime } from './parse-mime.ts'

/** Lines with CR LF; what is given as bytes goes in as it is. */
function mail(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from('\r\n')]))
}

async function textOf(...parts: readonly (string | Buffer)[]): Promise<string> {
  const { body } = await parseMime(mail(...parts))
  return body?.kind === 'plain' ? body.text.trim() : (body?.html ?? '')
}

describe('a text in', () => {
  test.each([
    ['utf-8', '4772c3b6c39f65', 'Größe'],
    ['iso-8859-1', '4772f6df65', 'Größe'],
    ['iso-8859-15', '3520a4', '5 €'],
    ['windows-1252', '352080', '5 €'],
    ['windows-1250', 'a3f3649f', 'Łódź'],
    ['iso-8859-2', 'a3f364bc', 'Łódź'],
    ['windows-1251', 'f0e0e7ece5f0', 'размер'],
    ['koi8-r', 'd2c1dacdc5d2', 'размер'],
    ['iso-2022-jp', '1b2442253525242 53a244f21291b2842'.replace(' ', ''), 'サイズは？'],
    ['shift_jis', '83548343835982cd8148', 'サイズは？'],
    ['euc-jp', 'a5b5a5a4a5baa4cfa1a9', 'サイズは？'],
    ['gb18030', 'b3dfb4e7', '尺寸'],
    ['gb2312', 'b3dfb4e7', '尺寸'],
    ['us-ascii', '53697a65', 'Size'],
  ])('%s is read', async (charset, hex, text) => {
    const bytes = Buffer.from(hex, 'hex')
    expect(
      await textOf(
        `Content-Type: text/plain; charset=${charset}`,
        'Content-Transfer-Encoding: 8bit',
        '',
        bytes,
      ),
    ).toBe(text)
    expect(
      await textOf(
        `Content-Type: text/plain; charset="${charset.toUpperCase()}"`,
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64'),
      ),
    ).toBe(text)
  })
})

test.each([
  ['=?ISO-2022-JP?B?GyRCJTUlJCU6GyhC?=', 'サイズ'],
  ['=?windows-1252?Q?5_=80?=', '5 €'],
  ['=?utf-8?Q?Gr=C3=B6?= =?utf-8?Q?=C3=9Fe?=', 'Größe'],
  ['Größe', 'Größe'],
])('RFC 2047 §6.2, RFC 6532 §3: the subject %s is read', async (subject, text) => {
  expect((await parseMime(mail(`Subject: ${subject}`, '', 'x'))).subject).toBe(text)
})

test('RFC 2231 §3, §4: a file name in pieces and with a character set of its own is read', async () => {
  const { attachments } = await parseMime(
    mail(
      ...['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: image/jpeg'],
      "Content-Disposition: attachment; filename*0*=UTF-8''Gr%C3%B6; filename*1*=%C3%9Fe; filename*2=.jpg",
      ...['Content-Transfer-Encoding: base64', '', JPEG.toString('base64'), '--b--'],
    ),
  )
  expect(attachments[0]?.fileName).toBe('Größe.jpg')
})

test('RFC 3676 §4: lines that flow are joined, quotes stay quotes', async () => {
  const flowed = ['Which size ', 'would you like?', '', '> The ', '> ring.', '-- ', 'Tom']
  expect(await textOf('Content-Type: text/plain; format=flowed', '', ...flowed)).toBe(
    'Which size would you like?\n\n> The ring.\n-- \nTom',
  )
})

describe('a signed mail', () => {
  test('RFC 8551 §3.5.3: of S/MIME is read without its signature', async () => {
    const signed = mail(
      'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'Which size?', '--b'],
      ...[
        'Content-Type: application/pkcs7-signature; name=smime.p7s',
        'Content-Transfer-Encoding: base64',
        '',
        'MIIB',
        '--b--',
      ],
    )
    const { body, attachments } = await parseMime(signed)
    expect(body).toEqual({ kind: 'plain', text: expect.stringMatching(/^Which size\?\s*$/) })
    expect(attachments).toEqual([])
  })

  test('RFC 9580 §6, §7: of PGP is read without its armour', async () => {
    const armored = [
      ...['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', 'Which size?', '- - small', '- - large'],
      ...['-----BEGIN PGP SIGNATURE-----', '', 'iQEz', '-----END PGP SIGNATURE-----'],
    ]
    expect(await textOf('Content-Type: text/plain', '', ...armored)).toBe('Which size?\n- small\n- large')
  })
})

describe('an encrypted mail is refused with what to do', () => {
  test.each([
    [
      'inline',
      'Content-Type: text/plain\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n-----END PGP MESSAGE-----',
    ],
    [
      'PGP/MIME',
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--',
    ],
    [
      'S/MIME',
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB',
    ],
  ])('%s', async (_kind, raw) => {
    await expect(parseMime(mail(raw))).rejects.toThrow(/unencrypted/)
  })
})
