// Mail as an attacker, a broken program or a bad line makes it, out of real mail; the same for the same seed.

type Random = () => number

type Mutation = (mail: Buffer, others: readonly Buffer[], random: Random) => Buffer

const HEADERS = [
  'Content-Type: multipart/mixed; boundary=x',
  'Content-Type: text/html; charset=utf-16',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Type: text/plain; format=flowed; delsp=yes',
  'From: a@b.example, c@d.example',
  `Subject: ${'=?utf-8?B?w7w=?= '.repeat(300)}`,
  `To: ${'(('.repeat(200)}a@b.example`,
  `References: ${'<a@b.example> '.repeat(500)}`,
  "Content-Disposition: attachment; filename*0*=utf-8''%00; filename*1=x",
]

const PIECES = [
  '\0',
  '\u202e',
  '<div>'.repeat(300),
  '&#x0;',
  '-----BEGIN PGP SIGNED MESSAGE-----\r\n',
  '=\r\n',
  '--x\r\n',
  '\r\n\r\n',
  '=?iso-2022-jp?B?GyRC?=',
  '\x1b$B',
  `<a href="${'a'.repeat(2_000)}">`,
  '<!--',
  '<style>',
  '&lt;'.repeat(500),
  '> '.repeat(200),
]

const cut = (mail: Buffer, random: Random) => Math.floor(random() * mail.length)
const pick = <T>(list: readonly T[], random: Random) => list[Math.floor(random() * list.length)] as T

const MUTATIONS: readonly Mutation[] = [
  (mail, _, random) => {
    const copy = Buffer.from(mail)
    for (let n = 1 + Math.floor(random() * 20); n > 0; n -= 1)
      copy[cut(copy, random)] = Math.floor(random() * 256)
    return copy
  },
  (mail, _, random) => mail.subarray(0, cut(mail, random)),
  (mail, others, random) => {
    const other = pick(others, random)
    return Buffer.concat([mail.subarray(0, cut(mail, random)), other.subarray(cut(other, random))])
  },
  (mail, _, random) => {
    const [a, b] = [cut(mail, random), cut(mail, random)].sort((x, y) => x - y) as [number, number]
    const piece = mail.subarray(a, Math.min(b, a + 4_000))
    return Buffer.concat([
      mail.subarray(0, b),
      ...Array.from({ length: 1 + Math.floor(random() * 60) }, () => piece),
      mail.subarray(b),
    ])
  },
  (mail, _, random) => Buffer.concat([Buffer.from(`${pick(HEADERS, random)}\r\n`), mail]),
  (mail, _, random) => {
    const at = cut(mail, random)
    return Buffer.concat([mail.subarray(0, at), Buffer.from(pick(PIECES, random)), mail.subarray(at)])
  },
  (mail, _, random) =>
    Buffer.from(
      mail
        .toString('latin1')
        .replaceAll(
          pick(['\r\n', ' ', '-', ':', ';', '='], random),
          pick(['\r\n', '\r\n ', '', ';', '"', '=3D'], random),
        ),
      'latin1',
    ),
]

/** A mail with one to three things wrong. */
export function mutate(mail: Buffer, others: readonly Buffer[], random: Random): Buffer {
  let mutated = mail
  for (let n = 1 + Math.floor(random() * 3); n > 0; n -= 1)
    mutated = pick(MUTATIONS, random)(mutated, others, random)
  return mutated
}
