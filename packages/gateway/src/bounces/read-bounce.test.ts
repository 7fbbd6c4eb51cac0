// Delivery reports as mail systems write them: who is gone, who is only full, and what is no report at all.
import { describe, expect, test } from 'vitest'
import { type Fate, fateOf, readBounce } from './read-bounce.ts'

const BUYER = 'anna@homes.example'

/** RFC 3464 §2: a report for machines beside one for people. */
function report(fields: readonly string[], words = 'Sorry.'): Buffer {
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.homes.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      words,
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.homes.example',
      '',
      ...fields,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  )
}

describe('RFC 3464 §2.3: a report for machines', () => {
  test.each<[string, Fate, string[]]>([
    ['Postfix', 'gone', ['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 User unknown']],
    [
      'Exchange',
      'gone',
      ['Action: failed', 'Status: 5.1.10', 'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
    ],
    [
      'Microsoft 365',
      'gone',
      [
        'Action: failed',
        'Status: 5.4.1',
        'Diagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied',
      ],
    ],
    [
      'Yahoo',
      'gone',
      [
        'Action: failed',
        'Status: 5.0.0',
        "Diagnostic-Code: smtp; 554 delivery error: dd This user doesn't have a yahoo.com account",
      ],
    ],
    [
      'a domain that is gone',
      'gone',
      ['Action: failed', 'Status: 5.1.2', 'Diagnostic-Code: dns; host or domain name not found'],
    ],
    [
      'a domain without mail (RFC 7505 §4)',
      'gone',
      ['Action: failed', 'Status: 5.1.10', 'Diagnostic-Code: smtp; 556 5.1.10 does not accept mail'],
    ],
    [
      'a disabled mailbox',
      'gone',
      [
        'Action: failed',
        'Status: 5.2.1',
        'Diagnostic-Code: smtp; 550 5.2.1 The email account that you tried to reach is disabled',
      ],
    ],
    [
      'a full mailbox',
      'failed',
      ['Action: failed', 'Status: 5.2.2', 'Diagnostic-Code: smtp; 552 5.2.2 over quota'],
    ],
    [
      'a full mailbox with the wrong code',
      'failed',
      ['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 mailbox is full'],
    ],
    [
      'a filter',
      'failed',
      ['Action: failed', 'Status: 5.7.1', 'Diagnostic-Code: smtp; 550 5.7.1 Message rejected as spam'],
    ],
    [
      'a filter that talks of users',
      'failed',
      ['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 blocked: user unknown rate too high'],
    ],
    [
      'a host that never answered',
      'failed',
      ['Action: failed', 'Status: 4.4.1', 'Diagnostic-Code: X-Postfix; connection timed out'],
    ],
    ['a delay', 'passing', ['Action: delayed', 'Status: 4.2.0']],
    ['a success', 'passing', ['Action: delivered', 'Status: 2.0.0']],
    ['a relay', 'passing', ['Action: relayed', 'Status: 2.1.9']],
  ])('%s: %s', (_who, fate, fields) => {
    const bounce = readBounce(report([`Final-Recipient: rfc822; ${BUYER}`, ...fields]))
    expect([bounce.fate, bounce.recipients]).toEqual([fate, [BUYER]])
  })

  test('names the address it was sent to, after a forward too', () => {
    const { recipients } = readBounce(
      report([
        `Original-Recipient: rfc822;<${BUYER.toUpperCase()}>`,
        'Final-Recipient: rfc822; new@other.example',
        'Action: failed',
        'Status: 5.1.1',
      ]),
    )
    expect(recipients).toEqual([BUYER, 'new@other.example'])
  })

  test('keeps the words of the other server, in one line', () => {
    const { reply } = readBounce(
      report(['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1', '  User unknown']),
    )
    expect(reply).toBe('5.1.1 smtp; 550 5.1.1 User unknown')
  })
})

describe('a report for people', () => {
  test.each<[string, Fate, string]>([
    [
      'qmail',
      'gone',
      `Subject: failure notice\r\n\r\nHi. This is the qmail-send program at homes.example.\r\n\r\n<${BUYER}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nReturn-Path: <b-1@relay.example>`,
    ],
    [
      'Exim',
      'gone',
      `X-Failed-Recipients: ${BUYER}\r\nSubject: Mail delivery failed: returning message to sender\r\n\r\n${BUYER}\r\n  host mx.homes.example: 550 No such user here`,
    ],
    [
      'Exim, full',
      'failed',
      `X-Failed-Recipients: ${BUYER}\r\nSubject: Mail delivery failed\r\n\r\n${BUYER}\r\n  552 Mailbox is full`,
    ],
    [
      'a German one',
      'gone',
      `Subject: =?utf-8?Q?Unzustellbar=3A_Ihre_Bestellung?=\r\n\r\nDie Nachricht an ${BUYER} konnte nicht zugestellt werden: 550 5.1.1 user unknown`,
    ],
    [
      'a Japanese one',
      'gone',
      `Subject: =?utf-8?B?${Buffer.from('配信エラー').toString('base64')}?=\r\n\r\n<${BUYER}> 550 5.1.1 User unknown`,
    ],
  ])('%s: %s', (_who, fate, raw) => {
    const bounce = readBounce(Buffer.from(raw))
    expect([bounce.fate, bounce.recipients]).toEqual([fate, [BUYER]])
  })

  test.each([
    ['a holiday', 'Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away. Call 550 1234.'],
    ['nothing', ''],
    ['a letter', 'Subject: Hello\r\n\r\n550 5.1.1 user unknown'],
  ])('is not %s', (_what, raw) => {
    expect(readBounce(Buffer.from(raw)).fate).toBe('passing')
  })
})

test.each<[string, Fate]>([
  ['550 5.1.1 <anna@homes.example>: Recipient address rejected: User unknown', 'gone'],
  ['550-5.1.1 The email account that you tried to reach does not exist.', 'gone'],
  ['550 5.7.1 Blocked by policy', 'failed'],
  ['552 5.3.4 Message too big', 'failed'],
  ['554 5.7.26 unauthenticated', 'failed'],
])('RFC 3463 §3.2: a server that answers %s: %s', (reply, fate) => {
  expect(fateOf(reply)).toBe(fate)
})
