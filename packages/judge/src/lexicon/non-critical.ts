// English cues for what a buyer may refuse to be sent.
import { CLEAR, type Cue, cues } from './cue.ts'

const REVIEW = '(?:review|rating|testimonial)s?'
const ASK =
  '(?:leave|write|post|share|submit|give|rate|add|drop|provide|appreciate|love|grateful for|consider|take a (?:moment|minute|second))'

export const NON_CRITICAL_CUES: readonly Cue[] = [
  ...cues('product_review_request', CLEAR, [
    String.raw`\b${ASK}\b …\b(?:product )?${REVIEW}\b`,
    String.raw`\b${REVIEW}\b …\b(?:would|helps?|means?|mean a lot|matter|welcome|appreciated)\b`,
    String.raw`\b(?:could|would|can|please|kindly) (?:you )?(?:please )?(?:review|rate)\b (?!the (?:proof|artwork|mock|design|engraving|details|address|attached))`,
    String.raw`\b(?:what do|how do) you (?:think|like) …\b(?:it|product|purchase|item|new)\b`,
    String.raw`\b(?:share|tell (?:us|others)|post)\b …\b(?:your )?(?:experience|opinion|thoughts|photos?|video)\b`,
    String.raw`\bhow (?:would|did|do) you (?:rate|like|enjoy)\b`,
  ]),
  ...cues('seller_feedback_request', CLEAR, [
    String.raw`\b(?:leave|give|write|provide|share|send)\b …\b(?:seller )?feedback\b`,
    String.raw`\b(?:your )?feedback\b …\b(?:would|helps?|means|appreciated|important|matters|welcome)\b`,
    String.raw`\b(?:short |quick |brief )?(?:survey|questionnaire)\b`,
    String.raw`\brate (?:us|our (?:service|shop|store))\b`,
  ]),
  ...cues('order_confirmation', CLEAR, [
    String.raw`\b(?:we have|we've|your order (?:has been|was|is)) (?:received|confirmed|accepted|placed)\b`,
    String.raw`\border confirmation\b`,
    String.raw`\bwe are (?:now )?(?:preparing|packing|processing) your (?:order|parcel|package)\b`,
  ]),
  ...cues('shipment_confirmation', CLEAR, [
    String.raw`\b(?:has|have|was|were|been|is|are|just) (?:been )?(?:shipped|dispatched|posted|sent out|handed (?:over )?to)\b`,
    String.raw`\b(?:on its way|on the way|out for delivery|left our (?:warehouse|workshop))\b`,
    String.raw`\btracking (?:number|code|id|link)\b`,
    String.raw`\b(?:will|should) (?:arrive|reach you|be delivered) (?:by|on|within|in|between|tomorrow)\b`,
  ]),
  ...cues('delivery_confirmation', CLEAR, [
    String.raw`\b(?:has|have|was|been|should (?:now )?have) (?:been )?(?:delivered|arrived)\b`,
    String.raw`\b(?:hope|trust) (?:that )?(?:your|the|it|everything) …\b(?:arrived|reached you)\b`,
    String.raw`\b(?:did|has) (?:your|the|it) …\b(?:arrive|arrived|reach you)\b`,
  ]),
  ...cues('refund_confirmation', CLEAR, [
    String.raw`\b(?:refund|refunded|reimburse(?:d|ment)?)\b …\b(?:issued|processed|sent|completed|made|credited|on its way|within|in full|your (?:account|card))\b`,
    String.raw`\b(?:issued|processed|sent|made)\b …\brefund\b`,
    String.raw`\b(?:order|return) (?:has been|was|is) (?:cancel+ed|received|completed)\b`,
  ]),
  ...cues('delay_notice', CLEAR, [
    String.raw`\b(?:delay(?:ed|s)?|running late|be late|later than (?:planned|expected)|takes? (?:a little |a bit )?longer|behind schedule)\b`,
    String.raw`\b(?:out of stock|sold out|back ?order(?:ed)?|currently unavailable)\b`,
  ]),
  ...cues('usage_help', CLEAR, [
    String.raw`\b(?:manual|user guide|instructions|care guide|tutorial|how[- ]to|faq|set-?up guide|troubleshooting)\b`,
    String.raw`\b(?:tips?|tricks|advice)\b …\b(?:use|using|care|clean|get(?:ting)? the most|enjoy|best)`,
    String.raw`\b(?:to (?:care for|clean|get the most)|before (?:the )?first use|for best results|we recommend (?:to )?(?:clean|wash|charg|stor|oil))`,
  ]),
  ...cues('problem_invitation', CLEAR, [
    String.raw`\b(?:if|should) (?:you|there|anything|something)\b …\b(?:questions?|problems?|issues?|wrong|concerns?|not (?:satisfied|happy|right)|need(?: any)? (?:help|assistance))\b`,
    String.raw`\b(?:any|further|more) (?:questions|problems|issues|concerns)\b`,
    String.raw`\b(?:happy|glad|here|available|ready) to (?:help|assist)\b`,
    String.raw`\b(?:feel free|don't hesitate|do not hesitate) to (?:contact|write|ask|reach|get in touch|reply|message)\b`,
  ]),
  ...cues('warranty_offer', CLEAR, [
    String.raw`\b(?:register|activate|extend|free)\b …\b(?:warranty|guarantee)\b`,
    String.raw`\b(?:service|protection|insurance) (?:plan|package)\b`,
  ]),
  ...cues('thanks', CLEAR, [
    String.raw`\b(?:thank you|thanks) for (?:your (?:order|purchase)|ordering|buying|shopping|choosing)\b`,
    String.raw`\b(?:thank you|thanks)(?: (?:so|very) much)? for (?:your (?:trust|support|patience|understanding|help|time|business|loyalty|cooperation)|being|supporting|trusting)\b`,
    String.raw`\b(?:we|i) (?:really |truly |very much )?appreciate (?:your|you|it)\b (?!r? ?…review)`,
    String.raw`\b(?:family[- ](?:run|owned)|small (?:business|family|shop|team)|we are proud|our story)\b`,
    String.raw`\b(?:merry christmas|happy (?:holidays|new year|easter|birthday)|season's greetings|have a (?:great|nice|lovely|wonderful))\b`,
    String.raw`\b(?:we|i) (?:really |truly |do )?hope (?:that )?you (?:enjoy|love|like|are (?:happy|enjoying|pleased))\b`,
  ]),
  ...cues('cross_sell', CLEAR, [
    String.raw`\b(?:you (?:may|might) (?:also )?(?:like|love|be interested)|customers also|check out our|browse our|see our (?:other|new|full)|matching|goes (?:well|perfectly) with)\b`,
    String.raw`\b(?:new (?:arrivals|collection|products|range)|back in stock|other (?:products|items|models) (?:in|from) our)\b`,
    String.raw`\bvisit our (?:shop|store|storefront|range)\b`,
  ]),
  ...cues('promotion', CLEAR, [
    String.raw`\b(?:\d{1,2} ?(?:%|percent) (?:off|discount)|discount|coupon|voucher|promo(?:tion)?(?:al)? code|special offer|sale (?:ends|starts|now)|flash sale|black friday|free shipping on)\b`,
    String.raw`\b(?:newsletter|loyalty (?:scheme|programme|program|points)|join our (?:club|community)|subscribe)\b`,
    String.raw`\b(?:on|off|for) your next (?:order|purchase)\b`,
  ]),
]
