// What a message may cost before a library sees it. Each limit stands against an input that stalls or swells a parser.
import { Refusal } from '../refusals.ts'

/** What is offered as SIZE (RFC 1870): attachments of 10 MB in base64, and some text. */
export const MESSAGE_LIMIT_BYTES = 15 * 1024 * 1024

/** All headers together; long chains of authentication results reach about 30 KB. */
const HEADERS_LIMIT_BYTES = 256 * 1024

/** One header with its folded lines; a large To list is about 20 KB. */
const HEADER_LIMIT_BYTES = 64 * 1024

const HEADER_COUNT_LIMIT = 1_000

/** Real mail passes under 20 servers; RFC 5321 §6.3 asks for a limit of at least 100 where Received is counted. */
const RECEIVED_LIMIT = 100

/** Larger mail, or mail of very many parts, is parsed beside the main thread. */
const HEAVY_BYTES = 256 * 1024
const HEAVY_PARTS = 60

const CR = 0x0d
const LF = 0x0a

/** Refuses what no parser should see. RFC 5321 §2.3.8: a lone CR or LF is no line end, and must not be sent on. */
export function checkLimits(raw: Buffer): void {
  if (raw.length > MESSAGE_LIMIT_BYTES) throw new Refusal('message.too-large')
  if (hasBareNewline(raw)) throw new Refusal('message.bare-newline')
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.subarray(0, end < 0 ? raw.length : end)
  if (headers.length > HEADERS_LIMIT_BYTES) throw malformed('its headers are larger than 256 KB')
  checkHeaders(headers)
}

function checkHeaders(headers: Buffer): void {
  let count = 0
  let received = 0
  let start = 0
  while (start < headers.length) {
    const end = endOfHeader(headers, start)
    if (end - start > HEADER_LIMIT_BYTES) throw malformed('one of its headers is larger than 64 KB')
    count += 1
    if (headers.toString('latin1', start, start + 9).toLowerCase() === 'received:') received += 1
    start = end
  }
  if (count > HEADER_COUNT_LIMIT) throw malformed('it has more than 1000 headers')
  if (received > RECEIVED_LIMIT) throw new Refusal('message.loop')
}

/** The offset behind a header and its folded lines (RFC 5322 §2.2.3). */
function endOfHeader(headers: Buffer, start: number): number {
  for (let from = start; ; ) {
    const newline = headers.indexOf('\r\n', from)
    if (newline < 0) return headers.length
    const next = headers[newline + 2]
    if (next !== 0x20 && next !== 0x09) return newline + 2
    from = newline + 2
  }
}

function hasBareNewline(raw: Buffer): boolean {
  let from = 0
  for (let lf = raw.indexOf(LF); lf >= 0; lf = raw.indexOf(LF, from)) {
    if (lf === 0 || raw[lf - 1] !== CR) return true
    const cr = raw.indexOf(CR, from)
    if (cr !== lf - 1) return true
    from = lf + 1
  }
  return raw.indexOf(CR, from) >= 0
}

function malformed(what: string): Refusal {
  return new Refusal('message.malformed', { detail: `The message cannot be read as mail: ${what}.` })
}

/** How a PDF begins, as it is and in base64: it is written anew, which takes its time. */
const PDF = ['%PDF-', 'JVBERi0']

/** Tells whether reading this message could hold up others. */
export function isHeavy(raw: Buffer): boolean {
  if (raw.length > HEAVY_BYTES || PDF.some((beginning) => raw.includes(beginning))) return true
  let parts = 0
  for (let at = raw.indexOf('\n--'); at >= 0; at = raw.indexOf('\n--', at + 3)) parts += 1
  return parts > HEAVY_PARTS
}
