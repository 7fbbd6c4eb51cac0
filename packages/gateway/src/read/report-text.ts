// The text of a report by a machine, its lines made whole, for a look at fields.

/**
 * The first `limit` octets as Latin-1, header lines unfolded (RFC 5322 §2.2.3) and quoted-printable lines joined (RFC 2045
 * §6.7), but not where a header follows: base64 and encoded words end with that sign as well.
 */
export function reportText(raw: Buffer, limit: number): string {
  return raw
    .toString('latin1', 0, limit)
    .replace(/=\r\n(?![\w-]+:|\r\n)/g, '')
    .replace(/\r\n[ \t]+/g, ' ')
}
