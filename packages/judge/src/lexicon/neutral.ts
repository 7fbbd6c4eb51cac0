// English cues for what letters are made of: no purpose of their own.
import { CLEAR, type Cue, cues } from './cue.ts'

export const NEUTRAL_CUES: readonly Cue[] = [
  ...cues('greeting', CLEAR, [
    String.raw`^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))\b[^.?!]{0,60}[,.!:]?$`,
  ]),
  ...cues('sign_off', CLEAR, [
    String.raw`^(?:(?:with )?(?:kind|best|warm|many)? ?(?:regards|wishes)|sincerely|cheers|yours (?:sincerely|truly|faithfully))\b.{0,80}$`,
  ]),
  ...cues('order_reference', CLEAR, [
    String.raw`^(?:this is )?(?:about|regarding|concerning|re:?|your)? ?(?:your |the )?order(?: (?:no|number|id|nr))?\.?:? ?#?[\w-]*\d[\w-]*\.?$`,
    String.raw`^(?:about|regarding|concerning) your (?:recent )?order(?: of [^.?!]{1,60})?\.?$`,
  ]),
  ...cues('courtesy', CLEAR, [
    '^(?:many )?(?:thanks|thank you)(?: (?:so|very) much| again| in advance)?[.!, ]*$',
    String.raw`^(?:(?:we(?: are|'re)? )?(?:sorry|apologi[sz]e)|(?:our|my|sincere) apologies|apologies)\b[^.?!]{0,60}[.!]?$`,
    String.raw`^(?:just|simply|please) (?:reply|answer|respond)\b[^.?!]{0,60}[.!]?$`,
    String.raw`^(?:we|i) (?:look forward|are looking forward) to (?:your|hearing)\b[^.?!]{0,40}[.!]?$`,
    '^(?:additional information required|important|question about your order|your order)$',
    '^(?:please )?let (?:us|me) know[.!]?$',
    String.raw`^i (?:hope|trust) (?:this (?:message|mail|e-?mail) finds you|you are) well\.?$`,
  ]),
  ...cues('disclaimer', CLEAR, [
    String.raw`\b(?:this (?:message|e-?mail|communication)|the information)\b …\b(?:confidential|intended (?:only|solely)|privileged)\b`,
  ]),
]
