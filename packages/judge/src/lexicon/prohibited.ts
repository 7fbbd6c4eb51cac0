// English frames for what no marketplace lets a seller write. Composed of small word lists, as a review word with an
// incentive; a single word never decides.
import { CLEAR, type Cue, cues } from './cue.ts'

const REVIEW = '(?:reviews?|ratings?|feedback|testimonials?|stars?)'
const INCENTIVE = String.raw`(?:gift ?cards?|gifts?|free (?:product|item|gift|sample|replacement)|refund|rebate|cash ?back|discount|coupon|voucher|reward|prize|draw|raffle|[$€£] ?\d+|\d+ ?(?:[$€£]|%|dollars|euros|pounds))`
const CONTACT = '(?:contact|message|e-?mail|write (?:to )?|reach(?: out to)?|tell|let) us'

export const PROHIBITED_CUES: readonly Cue[] = [
  ...cues('review_incentive', CLEAR, [
    String.raw`\b${REVIEW}\b …${INCENTIVE}`,
    String.raw`${INCENTIVE}… …\b(?:for|if you|when you|after|once you|in (?:return|exchange) for)\b …\b(?:leave|write|post|review|rate|${REVIEW})\b`,
  ]),
  ...cues('review_steering', CLEAR, [
    String.raw`\b(?:5|five)[- ]?stars?\b`,
    String.raw`\b(?:positive|good|great|excellent|nice|favou?rable|top) (?:product )?${REVIEW}\b`,
    String.raw`\b(?:if|only if|when) (?:you(?:'re| are| were)?|everything|it) …\b(?:happy|satisfied|pleased|love|like|enjoy\w*|great|good)\b …\b(?:leave|write|post|give|share|rate|review)\b …\b(?:${REVIEW}|us)\b`,
    String.raw`\b(?:before|instead of|rather than) …\b(?:leaving|writing|posting|giving|you (?:leave|write|post))\b …\b(?:negative|bad|poor|low|${REVIEW})\b`,
    String.raw`\b(?:change|remove|delete|revise|update|withdraw|edit|take down|reconsider)\b …\byour …\b(?:negative |bad |neutral )?${REVIEW}\b`,
    String.raw`\b(?:not|un) ?(?:happy|satisfied|pleased)\b …\b${CONTACT}\b …\b(?:first|before|instead)\b`,
    String.raw`\b${CONTACT}\b …\b(?:first|before)\b …\b(?:negative|bad|${REVIEW})\b`,
  ]),
  ...cues('off_platform_contact', CLEAR, [
    String.raw`\b[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\b`,
    String.raw`\b(?:whats ?app|telegram|we ?chat|viber|signal|messenger|instagram|facebook|tik ?tok|skype)\b`,
    String.raw`\b(?:call|phone|text|ring|dial|sms) (?:us|me)\b …\b(?:at|on|under)\b`,
    String.raw`\b(?:tel|phone|mobile|call|hotline)\b\.?:? ?\+?[\d(][\d ()/.-]{6,}\d`,
    String.raw`\b(?:outside (?:of )?(?:the |this )?(?:platform|marketplace|site)|(?:our|my) (?:private|direct|own) (?:e-?mail|number))\b`,
  ]),
  ...cues('off_platform_deal', CLEAR, [
    String.raw`\b(?:order|buy|purchase|pay)\b …\b(?:directly (?:from|with|at|to) (?:us|me|our)|outside|via (?:paypal|bank transfer|western union)|on our (?:own )?(?:web ?site|web ?shop|shop))\b`,
    String.raw`\b(?:our (?:own )?web ?(?:site|shop))\b …\b(?:cheaper|save|better price|lower price|without fees)\b`,
  ]),
  ...cues('phishing', CLEAR, [
    String.raw`\b(?:send|give|tell|enter|confirm|provide|verify|need)\b …\b(?:password|card (?:number|details)|cvv|cvc|pin|one[- ]time (?:code|password)|login (?:details|data)|log-in)\b`,
  ]),
  ...cues('pressure', CLEAR, [
    String.raw`\b(?:legal action|lawyer|sue you|court|police|debt collect\w*)\b`,
    String.raw`\b(?:we will|we'll|or else|otherwise we)\b …\b(?:report you|blacklist|block you|ban you)\b`,
  ]),
]
