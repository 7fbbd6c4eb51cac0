import type { StandingWords } from './words.ts'

export const EN: StandingWords = {
  subjects: {
    notice: 'A message of yours was not critical',
    warning: 'Warning: messages marked as critical that are not',
    claims_reviewed: 'From {from}: unclear messages of yours wait for a person',
    claims_ignored: 'From {from}: your marks are not heard',
    non_critical_stopped: 'From {from}: only critical messages of yours are delivered',
    lifted: 'A limit on your messages was lifted',
    restored: 'A strike of yours was taken back',
  },
  meanings: {
    notice: 'It counts as one strike. Nothing else follows from it.',
    warning: 'This is a warning: nothing is limited yet.',
    claims_reviewed:
      'From {from} to {until} a message that you mark as critical, and of which it is not clear that it is, waits until a person has read it. Clear ones go out at once.',
    claims_ignored:
      'From {from} to {until} it makes no difference whether you mark a message as critical: its content alone decides.',
    non_critical_stopped: 'From {from} to {until} only critical messages of yours are delivered.',
    lifted: 'The operator of {marketplace} has ended it. Your messages are treated as before.',
    restored: 'It never counted.',
  },
  names: {
    warning: 'a warning',
    claims_reviewed: 'your unclear marked messages wait for a person',
    claims_ignored: 'your marks are no longer heard',
    non_critical_stopped: 'only your critical messages are delivered',
  },
  denied:
    'You marked “{subject}” (order {order}) as critical. What it says is not needed to complete the order.',
  operator: 'The operator of {marketplace} has decided this.',
  review: 'A person has looked again at “{subject}” (order {order}): you were right to mark it.',
  rule: 'A rule of {marketplace} was wrong about messages of yours. Strikes taken back: {count}. We are sorry.',
  ended: 'The limit on your messages ended with it.',
  score: 'Strikes that count now: {score}. Each fades with time.',
  next: 'At {strikes} more: {step}.',
  always:
    'A critical message of yours always arrives, marked or not. Mark only what the buyer must act on for his order.',
  appeal: 'Why it was decided so, and how to object: {url}',
}
