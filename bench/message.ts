// The mail that is sent: an ordinary letter under the headers that mail systems put on top of it.

export const FROM = 'care@bench-shop.example'

const LETTER = `Hello,

we are ready to send your brass ship lamp. The carrier tells us that your
delivery address is incomplete: the house number is missing.

Please send us the full address, so that we can ship the lamp this week.

Kind regards,
Marta Lind
Harbour Lamps
`.replaceAll('\n', '\r\n')

/** What mail systems put on top of a letter: most of the 4 KB of an ordinary mail. */
const TRACE = [
  ...[1, 2, 3].map(
    (hop) =>
      `Received: from mx${hop}.bench-shop.example (mx${hop}.bench-shop.example [192.0.2.${hop}])\r\n\tby mx${hop + 1}.bench-shop.example with ESMTPS id 4Qx${hop}kL0z9Gz1w;\r\n\tMon, 23 Nov 2026 12:00:0${hop} +0000 (UTC)`,
  ),
  `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=bench-shop.example; s=s1;\r\n\th=from:to:subject:date:message-id:mime-version; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\r\n\tb=${'AbCdEfGh'.repeat(42)}`,
  ...[1, 2].map(
    (set) =>
      `ARC-Message-Signature: i=${set}; a=rsa-sha256; c=relaxed/relaxed; d=forwarder.example; s=arc;\r\n\tb=${'IjKlMnOp'.repeat(80)}`,
  ),
  `X-Mailer-Trace: ${'0123456789abcdef'.repeat(30)}`,
].join('\r\n')

/** About 4 KB, as the peers were measured; each has a Message-ID of its own. */
export function message(number: number): string {
  return `${TRACE}\r\nFrom: ${FROM}\r\nSubject: Your delivery address\r\nMessage-ID: <${process.pid}.${number}.${Math.random()}@bench>\r\n\r\n${LETTER}`
}
