// English cues for what an order cannot be completed without.
import { CLEAR, type Cue, cues, HINT } from './cue.ts'

const ADDRESS = '(?:(?:shipping|delivery|postal|mailing|street|e-?postal) )?address'

export const CRITICAL_CUES: readonly Cue[] = [
  ...cues('address_problem', CLEAR, [
    String.raw`\b${ADDRESS}\b …\b(?:incomplete|missing|incorrect|wrong|invalid|undeliverable|unknown|does not exist|doesn't exist|not (?:be )?(?:found|recogni[sz]ed|valid|complete)|returned|rejected|typo)\b`,
    String.raw`\b(?:incomplete|missing|incorrect|wrong|invalid|undeliverable|problem with|issue with|trouble with)\b …\b${ADDRESS}\b`,
    String.raw`\b(?:confirm|verify|check|correct|complete|update|send us|provide|give us|tell us|need|double[- ]check)\b …\byour …${ADDRESS}\b`,
    String.raw`\b(?:send|give|tell|write|provide)\b …\b(?:the|your) (?:full|complete|correct|exact|whole|right|missing|new) ${ADDRESS}\b`,
    String.raw`\b(?:house|apartment|flat|unit|door|suite|building) number\b`,
    String.raw`\b(?:missing|no|without|need|provide|which|what is|what's|correct)\b …\b(?:post(?:al)? ?code|zip ?code|house number|apartment number|flat number|street name)\b`,
    String.raw`\bwhere (?:should|shall|can|do) (?:we|i) (?:send|ship|deliver)\b`,
  ]),
  ...cues('delivery_scheduling', CLEAR, [
    String.raw`\b(?:choose|pick|select|confirm|tell us|let us know|which|what|suggest|agree)\b …\b(?:delivery )?(?:day|date|time|time ?slot|time window|slot|appointment)\b …\b(?:deliver|delivery|suits?|works?|convenient|prefer|home)`,
    String.raw`\b(?:deliver|delivery)\b …\b(?:which|what) (?:day|date|time|slot)`,
    String.raw`\b(?:arrange|schedule|book|set up)\b …\b(?:the )?(?:delivery|delivery appointment|freight|drop[- ]off)\b`,
    String.raw`\b(?:someone|somebody|an adult|you)\b …\b(?:be at home|at home|be present|be home|home to (?:sign|receive))\b`,
    String.raw`\b(?:lift|elevator|stairs|narrow|access|floor)\b …\b(?:deliver|driver|carrier|crew|truck|lorry)\b`,
    String.raw`\b(?:driver|carrier|crew) …\b(?:call|ring|phone) …\bbefore\b`,
  ]),
  ...cues('delivery_failed_action', CLEAR, [
    String.raw`\b(?:delivery|carrier|driver|courier|parcel|package)\b …\b(?:attempt|tried|failed|could not (?:be )?deliver|unable to deliver|couldn't deliver|nobody (?:was )?(?:home|in))`,
    String.raw`\b(?:parcel|package|order|item)\b …\b(?:wait(?:s|ing)|held|ready) (?:for you )?(?:at|for) …\b(?:pick[- ]?up|collect|depot|post office|collection|parcel shop|locker)`,
    String.raw`\b(?:pick|collect) (?:it|your (?:parcel|package|order)) (?:up )?…\b(?:by|before|until|within)\b`,
    String.raw`\bcustoms\b …\b(?:holds?|held|holding|stopped)\b`,
  ]),
  ...cues('customization_question', CLEAR, [
    String.raw`\b(?:what|which|send|tell|confirm|provide|need|let us know)\b …\b(?:engrav(?:e|ing|ed)|monogram|inscription|initials|personali[sz](?:ed?|ation|ing)|embroider(?:y|ed)?|font|lettering)\b`,
    String.raw`\b(?:engrav(?:ing|ed)|monogram|inscription|personali[sz]ation|embroidery|custom)\b …\b(?:text|name|wording|spelling|colou?r|size|font|design|details)\b …\?`,
    String.raw`\b(?:approve|approval|sign off|check) …\b(?:proof|mock-?up|draft|layout|artwork|design)\b`,
    String.raw`\b(?:proof|mock-?up|artwork)\b …\b(?:attached|approve|approval|confirm)\b`,
    String.raw`\b(?:which|what) (?:size|colou?r|fabric|wood|finish|length|ring size)\b …\b(?:would|do|did|should|shall|like|want|need)\b`,
  ]),
  ...cues('choice_needed', CLEAR, [
    String.raw`\b(?:wait|replacement|refund|cancel(?:lation)?|alternative|substitute)\b …\bor\b …\b(?:wait|replacement|refund|cancel(?:lation)?|alternative|substitute|instead)\b`,
    String.raw`\b(?:would|do) you (?:like|prefer|want) …\b(?:refund|replacement|wait|cancel|instead|alternative|another)\b`,
    String.raw`\b(?:out of stock|sold out|no longer available|unavailable|back ?order(?:ed)?|broken|damaged)\b …\b(?:please (?:choose|tell|let)|which|would you|do you|let us know)\b`,
    String.raw`\bwhich (?:option|solution|one|of (?:these|the two)) (?:do|would|should|shall|suits)\b`,
  ]),
  ...cues('required_information', CLEAR, [
    String.raw`\b(?:tax|vat|customs|eori|passport|id|cpf|national) (?:number|code|identification)\b`,
    String.raw`\b(?:need|require|missing|provide|send)\b …\b(?:vehicle|vin|chassis|registration|model (?:year|number)|part number|serial number|year of (?:your|the))\b`,
    String.raw`\b(?:cannot|can't|can not|unable to|before we can|in order to|so (?:that )?we can)\b …\b(?:ship|dispatch|send|complete|process|fulfil?l|start|produce|make|deliver)\b`,
    String.raw`\bwe (?:still )?need\b …\b(?:from you|to (?:ship|complete|process|fulfil?l|dispatch|send))\b`,
    String.raw`\b(?:verify|verification|confirm) (?:your )?(?:age|identity)\b`,
  ]),
  ...cues('cancellation_or_return_action', CLEAR, [
    String.raw`\b(?:return label|return slip|returns? (?:number|authori[sz]ation))\b`,
    String.raw`\b(?:send|ship|return|post|bring)\b …\b(?:item|it|product|parcel|order|goods)\b …\bback\b`,
    String.raw`\b(?:please )?confirm\b …\b(?:cancel(?:lation)?|that you (?:want|wish|would like) to cancel)\b`,
    String.raw`\b(?:to|for) (?:the|your) return\b …\b(?:please|you need|print|pack|use|enclose)\b`,
  ]),
  ...cues('safety_or_legal_notice', CLEAR, [
    String.raw`\b(?:product )?recall(?:ed)?\b …\b(?:stop|do not|don't|safety|hazard|notice|item|product|batch)`,
    String.raw`\b(?:safety (?:notice|warning|recall)|fire hazard|risk of (?:fire|injury|shock|burn)|choking hazard|stop using)\b`,
  ]),
  ...cues('requested_document', HINT, [
    String.raw`\b(?:invoice|receipt|licen[cs]e key|activation (?:key|code)|warranty card)\b …\b(?:attached|enclosed|below|here is|you asked|requested)\b`,
    String.raw`\b(?:attached|enclosed|here is|find)\b …\b(?:invoice|receipt|licen[cs]e key|activation (?:key|code))\b`,
  ]),
]
