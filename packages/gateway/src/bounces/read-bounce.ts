// What a delivery report says (RFC 3464), and what systems send that never heard of it.
import { canonicalAddress } from '../identify/address.ts'
import { reportText } from '../read/report-text.ts'

/**
 * `gone`: there is no such address. `failed`: this message was not taken, another one may be. `passing`: nothing final,
 * as with a delay, or no report at all.
 */
export type Fate = 'gone' | 'failed' | 'passing'

export interface Bounce {
  readonly fate: Fate
  /** The other server's words, in one line. */
  readonly reply: string
  /** Addresses that the report says it is about, canonical. */
  readonly recipients: readonly string[]
}

/** More of a report is not looked at: what it says stands before the letter that it returns. */
const LOOKED_AT = 128 * 1024

const REPLY_LIMIT = 500

const NO_REPORT: Bounce = { fate: 'passing', reply: '', recipients: [] }

/** Reads a mail that came to a return path. */
export function readBounce(raw: Buffer): Bounce {
  const text = reportText(raw, LOOKED_AT)
  const machine = /^content-type: *message\/(?:global-)?delivery-status/im.exec(text)
  return machine ? readFields(text.slice(machine.index)) : readWords(text)
}

/** RFC 3464 §2.3: one block a recipient. Of several, the one that says the worst. */
function readFields(text: string): Bounce {
  const fields = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}: *(.*)$`, 'gim'))].map(([, value]) => (value ?? '').trim())
  const recipients = [...fields('original-recipient'), ...fields('final-recipient')].flatMap(
    (value) => canonicalAddress(value.slice(value.indexOf(';') + 1).replace(/^ *<|>$/g, '')) ?? [],
  )
  const failed = fields('action').some((action) => /^failed/i.test(action))
  const reply = oneLine([...fields('status'), ...fields('diagnostic-code')].join(' '))
  return { fate: failed ? fateOf(reply) : 'passing', reply, recipients }
}

const FAILURE_SUBJECT =
  /^subject:.*(?:undeliver|delivery (?:status|failure|has failed)|failure notice|returned mail|mail delivery (?:failed|system)|unzustellbar|nicht zugestellt|non remis|échec|non recapitabile|mancato recapito|no se ha podido|no entregado|não entregue|onbestelbaar|niet bezorgd|nie ?dostarczono|配信)/im

/** Exim and Gmail name the recipient in a header; qmail and the rest only in words. */
function readWords(text: string): Bounce {
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  const named = /^x-failed-recipients: *(.*)$/im.exec(head)?.[1]
  const qmail = text.includes('This is the qmail-send program')
  if (named === undefined && !qmail && !FAILURE_SUBJECT.test(decodedSubject(head))) return NO_REPORT
  const returned = text.search(
    /^(?:-+ *(?:below this line is a copy|original message|this is a copy|returned message)|return-path:.*<b-)/im,
  )
  const said = text.slice(head.length, returned < 0 ? head.length + 8_000 : returned)
  const addresses = named?.split(/[,\s]+/) ?? said.match(/[^\s<>"(),:;]{1,64}@[^\s<>"(),:;]{1,255}/g) ?? []
  const recipients = [...new Set(addresses.flatMap((address) => canonicalAddress(address) ?? []))].slice(
    0,
    20,
  )
  const reply = oneLine(/(?:^|\D)([45]\d\d[ -][\s\S]{0,300})/.exec(said)?.[1] ?? said)
  return { fate: fateOf(reply), reply, recipients }
}

function decodedSubject(head: string): string {
  const subject = /^subject:.*$/im.exec(head)?.[0] ?? ''
  return subject.replace(/=\?[\w-]+\?(q|b)\?([^?]*)\?=/gi, (_all, encoding: string, word: string) =>
    encoding.toLowerCase() === 'b'
      ? Buffer.from(word, 'base64').toString()
      : Buffer.from(
          word
            .replaceAll('_', ' ')
            .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString(),
  )
}

/** Bad destination mailbox or system, moved, disabled (RFC 3463 §3.2 and §3.3, RFC 7505 §4). */
const GONE = /\b5\.(?:1\.(?:1|2|3|6|10)|2\.1)\b/

/** Said beside a code that says less, or something else. */
const GONE_WORDS =
  /user unknown|unknown (?:user|recipient|mailbox|address)|no such (?:user|mailbox|address|recipient|person)|does(?: not|n't) (?:exist|have an? .{1,40} account)|recipient address rejected|(?:mailbox|account|address) (?:is )?(?:unavailable|disabled|not found|unknown|does not exist)|invalid (?:recipient|mailbox|address)|no mailbox here|not our customer|host or domain name not found|domain .{1,80}does not exist/i

/** Said of a mailbox that is there: full, busy, or choosy. */
const THERE =
  /\b5\.(?:2\.[23]|3\.\d|7\.\d+)\b|quota|mailbox (?:is )?full|over ?quota|spam|blocked|blacklist|policy|greylist/i

/** What the words of a final refusal mean; also for what a server answers during delivery. */
export function fateOf(reply: string): Exclude<Fate, 'passing'> {
  if (/\b4\.\d{1,3}\.\d{1,3}\b|^4\d\d\b/.test(reply) || THERE.test(reply)) return 'failed'
  return GONE.test(reply) || GONE_WORDS.test(reply) ? 'gone' : 'failed'
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, REPLY_LIMIT)
}
