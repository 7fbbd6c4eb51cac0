// Reads the labelled letters of data/: one file a voice, one line a sentence, each with its intent (label guide).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Intent } from '../src/intents.ts'

/** The short codes of the label guide. */
const CODES: Readonly<Record<string, Intent>> = {
  ADDR: 'address_problem',
  SCHD: 'delivery_scheduling',
  FAIL: 'delivery_failed_action',
  CUST: 'customization_question',
  CHOI: 'choice_needed',
  INFO: 'required_information',
  CANC: 'cancellation_or_return_action',
  ANSW: 'answer_to_buyer',
  SAFE: 'safety_or_legal_notice',
  DOCU: 'requested_document',
  OCON: 'order_confirmation',
  SHIP: 'shipment_confirmation',
  DELV: 'delivery_confirmation',
  REFD: 'refund_confirmation',
  LATE: 'delay_notice',
  HELP: 'usage_help',
  PROB: 'problem_invitation',
  WARR: 'warranty_offer',
  THNX: 'thanks',
  REVW: 'product_review_request',
  FEED: 'seller_feedback_request',
  XSEL: 'cross_sell',
  PROM: 'promotion',
  PAID: 'review_incentive',
  GATE: 'review_steering',
  CONT: 'off_platform_contact',
  DEAL: 'off_platform_deal',
  LINK: 'outside_link',
  PRES: 'pressure',
  PHIS: 'phishing',
  GREE: 'greeting',
  BYE: 'sign_off',
  COUR: 'courtesy',
  REFR: 'order_reference',
  SIGN: 'signature',
  DISC: 'disclaimer',
  QUOT: 'quote',
  FILL: 'filler',
  OTHR: 'other',
}

/** The intent of a code of the label guide. */
export function intentOf(code: string): Intent {
  const intent = CODES[code]
  if (!intent) throw new Error(`${code} is no code of the label guide`)
  return intent
}

/** A labelled stretch of the subject or of the body; offsets in UTF-16 units. */
export interface GoldSpan {
  readonly part: 'subject' | 'body'
  readonly start: number
  readonly end: number
  readonly intent: Intent
}

export interface Letter {
  /** Voice and number, as `de-03/17`. */
  readonly id: string
  readonly voice: string
  readonly language: string
  readonly state: string
  readonly custom: boolean
  /** What the buyer had written; undefined where the seller writes first. */
  readonly buyer: string | undefined
  readonly subject: string
  readonly body: string
  readonly gold: readonly GoldSpan[]
}

/** Reads all voices of a folder, in the order of their names. */
export function readLetters(folder: string): Letter[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => parseVoice(file.slice(0, -4), readFileSync(join(folder, file), 'utf8')))
}

/** Parses one voice's file. Throws with file and line where it is not in the format. */
function parseVoice(voice: string, source: string): Letter[] {
  return source
    .split(/^=== /m)
    .slice(1)
    .map((block) => parseLetter(voice, block.split('\n')))
}

function parseLetter(voice: string, lines: readonly string[]): Letter {
  const id = `${voice}/${lines[0]?.trim()}`
  const head = /^@ state=(\w+)( custom)? thread=(?:none|buyer: (.+))$/.exec(lines[1]?.trim() ?? '')
  if (!head) throw new Error(`${id}: no order line`)
  const writer = new LetterWriter(id)
  for (const line of lines.slice(2)) writer.line(line.trimEnd())
  return {
    ...{ id, voice, language: voice.slice(0, 2) },
    ...{ state: head[1] as string, custom: head[2] !== undefined, buyer: head[3] },
    ...writer.finish(),
  }
}

/** Intents that stand on lines of their own in a letter. */
const OWN_LINE = new Set(['GREE', 'BYE', 'SIGN', 'DISC', 'QUOT'])

/** Japanese sets no space between sentences. */
const NO_SPACE_BEFORE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（]/u

class LetterWriter {
  readonly #id: string
  #subject = ''
  #body = ''
  #blank = false
  #last = ''
  readonly #gold: GoldSpan[] = []

  constructor(id: string) {
    this.#id = id
  }

  line(line: string): void {
    if (line === '') {
      this.#blank = true
      return
    }
    const match = /^(> )?([A-Z]{3,4}) \|(.*)$/.exec(line)
    const intent = match && CODES[match[2] as string]
    if (!match || !intent) throw new Error(`${this.#id}: not a labelled line: ${line}`)
    const text = (match[3] as string).trim()
    if (match[1]) this.#writeSubject(text, intent)
    else this.#write(text, match[2] as string, intent)
  }

  finish(): Pick<Letter, 'subject' | 'body' | 'gold'> {
    return { subject: this.#subject, body: this.#body, gold: this.#gold }
  }

  #writeSubject(text: string, intent: Intent): void {
    this.#subject = text
    if (text !== '') this.#gold.push({ part: 'subject', start: 0, end: text.length, intent })
  }

  #write(raw: string, code: string, intent: Intent): void {
    const broken = raw.startsWith('\\')
    const text = raw.replace(/^\\\s*/, '')
    this.#body += this.#gap(text, code, broken)
    const start = this.#body.length
    this.#body += text
    this.#gold.push({ part: 'body', start, end: this.#body.length, intent })
    this.#blank = false
    this.#last = code
  }

  #gap(text: string, code: string, broken: boolean): string {
    if (this.#body === '') return ''
    if (this.#blank) return '\n\n'
    const item = /^(?:[-*•・]|\d{1,2}[.)])\s?/.test(text)
    if (broken || item || OWN_LINE.has(code) || OWN_LINE.has(this.#last)) return '\n'
    const previousItem = /(?:^|\n)(?:[-*•・]|\d{1,2}[.)]) [^\n]*$/.test(this.#body)
    if (previousItem) return '\n'
    return NO_SPACE_BEFORE.test(text) ? '' : ' '
  }
}
