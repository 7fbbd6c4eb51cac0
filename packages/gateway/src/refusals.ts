// Every way in which Comity says no: one catalogue for SMTP (RFC 5321, RFC 3463) and HTTP (RFC 9457).

interface RefusalKind {
  /** SMTP reply code and enhanced status code. */
  readonly smtp: readonly [number, string]
  readonly http: number
  /** One sentence for the peer: what was wrong and what to do. ASCII, because SMTP replies are. */
  readonly text: string
}

export const REFUSALS = {
  'alias.unknown': {
    smtp: [550, '5.1.1'],
    http: 404,
    text: 'There is no such address here. Take it from the order, or answer the last mail you received.',
  },
  'alias.expired': {
    smtp: [550, '5.2.1'],
    http: 410,
    text: 'The time for messages about this order is over. Contact the marketplace.',
  },
  'alias.revoked': {
    smtp: [550, '5.2.1'],
    http: 410,
    text: 'This address was closed by the marketplace. Contact the marketplace.',
  },
  'domain.foreign': {
    smtp: [550, '5.7.1'],
    http: 404,
    text: 'This server takes mail for its own relay addresses only.',
  },
  'sender.stranger': {
    smtp: [550, '5.7.1'],
    http: 403,
    text: 'Your address is not registered for this order. Write from the address the marketplace knows.',
  },
  'sender.unauthenticated': {
    smtp: [550, '5.7.26'],
    http: 403,
    text: 'Your mail could not be proved to come from the address it names. Sign in to send, or let your domain sign its mail (SPF or DKIM, aligned).',
  },
  'sender.unchecked': {
    smtp: [451, '4.7.0'],
    http: 503,
    text: 'Whether your mail comes from the address it names could not be checked just now. Send it again in a few minutes.',
  },
  'sender.null': {
    smtp: [550, '5.7.1'],
    http: 403,
    text: 'Delivery reports are not taken at this address, only where the message was sent from.',
  },
  'sender.ambiguous': {
    smtp: [550, '5.6.0'],
    http: 422,
    text: 'The message needs exactly one From address.',
  },
  'login.failed': {
    smtp: [535, '5.7.8'],
    http: 401,
    text: 'User name or password is wrong. Make new credentials at the marketplace.',
  },
  'address.malformed': {
    smtp: [553, '5.1.3'],
    http: 400,
    text: 'This is not a mail address.',
  },
  'address.needs-utf8': {
    smtp: [553, '5.6.7'],
    http: 400,
    text: 'Addresses beyond ASCII need the SMTPUTF8 parameter.',
  },
  'recipients.one-a-transaction': {
    smtp: [452, '4.5.3'],
    http: 400,
    text: 'One recipient a transaction, because each message is judged for its own buyer. Send the others again.',
  },
  'message.too-large': {
    smtp: [552, '5.3.4'],
    http: 413,
    text: 'The message is larger than this server takes. Send it with smaller attachments.',
  },
  'message.bare-newline': {
    smtp: [550, '5.6.11'],
    http: 422,
    text: 'The message holds line ends other than CR LF (RFC 5321 2.3.8).',
  },
  'message.malformed': {
    smtp: [554, '5.6.0'],
    http: 422,
    text: 'The message cannot be read as mail.',
  },
  'message.loop': {
    smtp: [554, '5.4.6'],
    http: 422,
    text: 'The message goes round in circles: it has passed too many servers, came from here, or says the same again.',
  },
  'message.robots': {
    smtp: [554, '5.4.6'],
    http: 422,
    text: 'An automatic answer to an automatic message is not relayed, so that robots do not write to each other.',
  },
  'message.attachment': {
    smtp: [554, '5.7.1'],
    http: 422,
    text: 'An attachment is of a type that is not relayed. Pictures, PDF and plain text are.',
  },
  'bounce.sender': {
    smtp: [550, '5.7.1'],
    http: 403,
    text: 'This address takes delivery reports only. Write to the address that the message names.',
  },
  'message.infected': {
    smtp: [554, '5.7.1'],
    http: 422,
    text: 'The message holds a virus. It was not accepted.',
  },
  'message.unscanned': {
    smtp: [451, '4.7.1'],
    http: 503,
    text: 'The message could not be looked at for viruses just now and was not accepted. Send it again in a few minutes.',
  },
  'hook.forged': {
    smtp: [554, '5.7.1'],
    http: 401,
    text: 'This webhook call is not proved to be its provider’s. Check the secret in the settings and at the provider.',
  },
  'hook.unreadable': {
    smtp: [554, '5.6.0'],
    http: 400,
    text: 'The body of this webhook call is not what its provider sends. Have the provider post the raw MIME message.',
  },
  'feedback.unreadable': {
    smtp: [550, '5.6.0'],
    http: 422,
    text: 'This address takes reports of unwanted mail in the abuse reporting format (RFC 5965) only.',
  },
  'store.unavailable': {
    smtp: [451, '4.3.0'],
    http: 503,
    text: 'The message could not be stored just now and was not accepted. Send it again in a few minutes.',
  },
  overloaded: {
    smtp: [451, '4.3.2'],
    http: 503,
    text: 'Too many messages are waiting. Send it again in a few minutes.',
  },
  stopping: {
    smtp: [421, '4.3.2'],
    http: 503,
    text: 'The server is shutting down. Send it again in a minute.',
  },
  internal: {
    smtp: [451, '4.3.0'],
    http: 500,
    text: 'Something went wrong here. The message was not accepted; send it again later.',
  },
  'key.missing': {
    smtp: [530, '5.7.0'],
    http: 401,
    text: 'Send an API key in the header "Authorization: Bearer KEY".',
  },
  'key.unknown': {
    smtp: [535, '5.7.8'],
    http: 401,
    text: 'This API key is not known.',
  },
  'request.invalid': {
    smtp: [554, '5.6.0'],
    http: 400,
    text: 'The request has fields that are wrong or unknown.',
  },
  'request.not-json': {
    smtp: [554, '5.6.0'],
    http: 400,
    text: 'The body is not JSON.',
  },
  'request.media-type': {
    smtp: [554, '5.6.0'],
    http: 415,
    text: 'Send the body as application/json.',
  },
  'path.unknown': {
    smtp: [554, '5.6.0'],
    http: 404,
    text: 'There is nothing at this path. The paths are in /openapi.json.',
  },
  'thing.unknown': {
    smtp: [554, '5.6.0'],
    http: 404,
    text: 'There is no such thing in this marketplace.',
  },
  'address.taken': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'The address is registered for another seller already.',
  },
  'order.parties-fixed': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'An order keeps its seller and its buyer. Make a new order for others.',
  },
  'idempotency.reused': {
    smtp: [554, '5.6.0'],
    http: 422,
    text: 'This Idempotency-Key was used for another request. Use a new key for a new request.',
  },
  'policy.faulty': {
    smtp: [554, '5.6.0'],
    http: 422,
    text: 'The policy cannot be used as it is. Mend what `errors` names, line by line.',
  },
  'policy.version-taken': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'This version of the policy is there with another text, and a version stays what it is. Raise its number.',
  },
  'policy.nothing-before': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'There was no other policy before the one in force. Activate one instead.',
  },
  'case.not-taken': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'You do not have this case: it is closed, another has it, or you took it more than 15 minutes ago. Take the next one.',
  },
  'case.unclear': {
    smtp: [554, '5.6.0'],
    http: 422,
    text: 'It is still open what the message is. Label each passage whose purpose is not recognised.',
  },
  'appeal.closed': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'This decision cannot be appealed (any more): each can once, within 30 days.',
  },
  'import.unreadable': {
    smtp: [554, '5.6.0'],
    http: 422,
    text: 'This is no list of choices. Send CSV in UTF-8 whose first line names the columns.',
  },
  'import.taken': {
    smtp: [554, '5.6.0'],
    http: 409,
    text: 'Another list came in under this id already. Use a new id for a new list.',
  },
  'demo.elsewhere': {
    smtp: [554, '5.7.1'],
    http: 403,
    text: 'The demo page takes requests from itself only. Open it at its own address.',
  },
} as const satisfies Readonly<Record<string, RefusalKind>>

export type RefusalCode = keyof typeof REFUSALS

/** A field of a request that is wrong. */
export interface FieldFault {
  /** Dotted, such as `addresses.0`. */
  readonly path: string
  readonly message: string
}

/** An expected no: what the peer may read, and what only the log gets (`cause`). */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly faults: readonly FieldFault[]

  constructor(
    code: RefusalCode,
    options: { detail?: string; faults?: readonly FieldFault[]; cause?: unknown } = {},
  ) {
    super(options.detail ?? REFUSALS[code].text, { cause: options.cause })
    this.name = 'Refusal'
    this.code = code
    this.faults = options.faults ?? []
  }

  get kind(): RefusalKind {
    return REFUSALS[this.code]
  }
}
