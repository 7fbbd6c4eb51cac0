// Answers as real mail programs write them: what each puts into headers, quotes and ids, all of it telling who its user is.

export interface Writer {
  readonly name: string
  readonly address: string
}

/** The letter that is answered, as its reader has it. */
export interface Answered {
  readonly messageId: string
  readonly references: string
  readonly subject: string
  readonly text: string
  /** Display name and alias. */
  readonly from: Writer
}

export interface Answer {
  readonly by: Writer
  readonly text: string
  readonly to: string
  /** Undefined where the letter begins a conversation. */
  readonly answered: Answered | undefined
}

type Program = (answer: Answer) => string

let written = 0

function domainOf({ address }: Writer): string {
  return address.slice(address.indexOf('@') + 1)
}

function quoted(text: string): string {
  return text
    .split('\r\n')
    .map((line) => `> ${line}`)
    .join('\r\n')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** What servers on the way add, and every program's addresses and ids. */
function head(
  { by, to, answered }: Answer,
  {
    id,
    prefix = 'Re: ',
    extra = [],
    type,
  }: { id: string; prefix?: string; extra?: readonly string[]; type: string },
): string {
  const domain = domainOf(by)
  written += 1
  const threading = answered
    ? [
        `In-Reply-To: ${answered.messageId}`,
        `References: ${`${answered.references} ${answered.messageId}`.trim()}`,
      ]
    : []
  return [
    `Return-Path: <${by.address}>`,
    `Received: from mail.${domain} (mail.${domain} [203.0.113.7]) by mx.${domain} for <${by.address}>; Mon, 23 Nov 2026 09:00:00 +0100`,
    `Authentication-Results: mx.${domain}; spf=pass smtp.mailfrom=${by.address}`,
    `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=s1; h=from; bh=x; b=x`,
    `From: ${by.name} <${by.address}>`,
    `To: ${to}`,
    `Subject: ${answered ? prefix + answered.subject.replace(/^(?:re|aw): */i, '') : 'Your order 7'}`,
    `Date: Mon, 23 Nov 2026 09:00:00 +0100`,
    `Message-ID: <${id}.${written}@${domain}>`,
    ...threading,
    `Reply-To: ${by.name} <${by.address}>`,
    `Sender: ${by.address}`,
    `Disposition-Notification-To: ${by.address}`,
    `X-Originating-IP: [203.0.113.7]`,
    `X-Sender: ${by.address}`,
    `Organization: ${domain}`,
    ...extra,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    '',
  ].join('\r\n')
}

function alternative(boundary: string, text: string, html: string): string {
  const part = (type: string, content: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset="UTF-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${content}\r\n`
  return `${part('text/plain', text)}${part('text/html', html)}--${boundary}--\r\n`
}

const gmail: Program = (answer) => {
  const { by, text, answered } = answer
  const line =
    answered && `On Mon, Nov 23, 2026 at 9:12 AM ${answered.from.name} <${answered.from.address}> wrote:`
  const plain = answered ? `${text}\r\n\r\n${line}\r\n\r\n${quoted(answered.text)}` : text
  const quote = answered
    ? `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(line ?? '')}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex"><pre>${escapeHtml(answered.text)}</pre></blockquote></div>`
    : ''
  const html = `<div dir="ltr">${escapeHtml(text)}</div>${quote}<img src="https://ci3.googleusercontent.com/u/${by.address}/track.gif">`
  return (
    head(answer, {
      ...{ id: 'CAKx+abc', type: 'multipart/alternative; boundary="0000b"' },
      extra: [`X-Google-Smtp-Source: ${by.address}`, `X-Gm-Message-State: ${domainOf(by)}`],
    }) + alternative('0000b', plain, html)
  )
}

const outlook: Program = (answer) => {
  const { by, text, answered } = answer
  const domain = domainOf(by)
  const links = `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.dhl.de%2Fa&data=05%7C02%7C${by.address.replace('@', '%40')}%7C0&reserved=0`
  const block = answered
    ? `\r\n________________________________\r\nFrom: ${answered.from.name} <${answered.from.address}>\r\nSent: Monday, November 23, 2026 9:12 AM\r\nTo: ${by.name} <${by.address}>\r\nSubject: ${answered.subject}\r\n\r\n${answered.text}`
    : ''
  const plain = `${text}\r\n${links}\r\n${block}`
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><p class="MsoNormal">${escapeHtml(text)}<o:p></o:p></p><p><a href="${links.replaceAll('&', '&amp;')}" originalsrc="https://www.dhl.de/a">https://www.dhl.de/a</a></p><img src="cid:image001.png@01DC.${domain}"><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>To:</b> ${by.name} &lt;<a href="mailto:${by.address}">${by.address}</a>&gt;</p>${escapeHtml(block).replaceAll('\r\n', '<br>')}</div></body></html>`
  return (
    head(answer, {
      ...{ id: 'AM0PR01MB', prefix: 'RE: ', type: 'multipart/alternative; boundary="_000_"' },
      extra: [
        `Thread-Topic: ${answered?.subject ?? 'Your order 7'}`,
        'Thread-Index: AQHb',
        `X-MS-Exchange-Organization-AuthSource: mail.${domain}`,
        'X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply',
      ],
    }) + alternative('_000_', plain, html)
  )
}

const appleMail: Program = (answer) => {
  const { by, text, answered } = answer
  const line =
    answered && `On 23. Nov 2026, at 09:12, ${answered.from.name} <${answered.from.address}> wrote:`
  const plain = answered ? `${text}\r\n\r\n> ${line}\r\n> \r\n${quoted(answered.text)}` : text
  const html = `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word;">${escapeHtml(text)}<div><br><blockquote type="cite"><div>${escapeHtml(line ?? '')}</div><div><pre>${escapeHtml(answered?.text ?? '')}</pre></div></blockquote></div><div>${escapeHtml(`${by.name} <${by.address}>`)}</div></body></html>`
  return (
    head(answer, {
      ...{ id: 'F4D2-11', type: 'multipart/alternative; boundary="Apple-Mail=_1"' },
      extra: ['X-Mailer: Apple Mail (2.3826)', `X-Apple-Base-Url: x-msg://${domainOf(by)}/`],
    }) + alternative('Apple-Mail=_1', plain, html)
  )
}

const thunderbird: Program = (answer) => {
  const { by, text, answered } = answer
  const plain = answered
    ? `Am 23.11.26 um 09:12 schrieb ${answered.from.name}:\r\n${quoted(answered.text)}\r\n\r\n${text}`
    : text
  return `${head(answer, {
    ...{ id: 'd2e4', type: 'text/plain; charset=UTF-8; format=flowed' },
    extra: [
      `User-Agent: Mozilla Thunderbird`,
      `Autocrypt: addr=${by.address}; keydata=x`,
      `Openpgp: url=https://${domainOf(by)}/key`,
    ],
  })}${plain}\r\n\r\n-- \r\n${by.name} <${by.address}>\r\n`
}

const yahoo: Program = (answer) => {
  const { by, text, answered } = answer
  const html = `<div class="ydp1yahoo-style-wrap"><div>${escapeHtml(text)}</div></div><div id="yahoo_quoted_1"><div>On Monday, November 23, 2026 at 09:12:00 AM GMT+1, ${escapeHtml(`${answered?.from.name} <${answered?.from.address}>`)} wrote:</div><div><pre>${escapeHtml(answered?.text ?? '')}</pre></div></div><a href="https://mail.onelink.me/1?from=${encodeURIComponent(by.address)}">Sent from Yahoo Mail</a>`
  return `${head(answer, { id: '1-2', type: 'text/html; charset=UTF-8', extra: [`X-YMail-OSG: ${by.address}`] })}${html}\r\n`
}

const iphone: Program = (answer) => {
  const { by, text, answered } = answer
  const quote = answered
    ? `\r\n\r\n> Am 23.11.2026 um 09:12 schrieb ${answered.from.name} <${answered.from.address}>:\r\n> \r\n${quoted(answered.text)}`
    : ''
  return `${head(answer, { id: 'iPhone-1', prefix: 'Aw: ', type: 'text/plain; charset=utf-8', extra: ['X-Mailer: iPhone Mail (23A)'] })}${text}\r\n\r\nVon meinem iPhone gesendet\r\n${by.address}${quote}\r\n`
}

const helpDesk: Program = (answer) => {
  const { by, text, answered } = answer
  const domain = domainOf(by)
  const html = `<p>${escapeHtml(text)}</p><hr><table><tr><td><b>${by.name}</b> (${by.address})<br>${escapeHtml(text)}</td></tr><tr><td>${escapeHtml(answered?.text ?? '')}</td></tr></table><span style="color:#fff">[TICKET-7 ${by.address}]</span>`
  return (
    head(answer, {
      ...{ id: 'ticket-7', type: 'multipart/alternative; boundary="--=_hd"' },
      extra: [
        `X-Ticket: https://help.${domain}/7`,
        `List-Unsubscribe: <mailto:off@${domain}>`,
        `Feedback-ID: 7:${domain}`,
      ],
    }) +
    alternative(
      '--=_hd',
      `## Reply above this line ##\r\n\r\n${text}\r\n\r\n${by.name} (${by.address})`,
      html,
    )
  )
}

const mutt: Program = (answer) => {
  const { by, text, answered } = answer
  const quote = answered
    ? `On Mon, Nov 23, 2026 at 09:12:00AM +0100, ${answered.from.name} wrote:\r\n${quoted(answered.text)}\r\n\r\n`
    : ''
  return `${head(answer, { id: 'mutt.1', type: 'text/plain; charset=us-ascii', extra: [`User-Agent: Mutt`, `Mail-Followup-To: ${by.address}`] })}${quote}${text}\r\n`
}

export const PROGRAMS: Readonly<Record<string, Program>> = {
  gmail,
  outlook,
  'apple mail': appleMail,
  thunderbird,
  yahoo,
  iphone,
  'a help desk': helpDesk,
  mutt,
}
