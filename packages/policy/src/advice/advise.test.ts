import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { inputOf, profile } from '../inputs.test-support.ts'
import { CATEGORIES } from '../policy.ts'
import { advise } from './advise.ts'
import { ACTIONS, actionText } from './words.ts'

const policy = profile('amazon-2017')

function adviceOn(text: string, language = 'en'): [string, number][] {
  const input = inputOf(text, { language, buyer: { refused: CATEGORIES } })
  return advise(input, policy, decide(input, policy)).map(({ action, start }) => [action, start / 10])
}

describe('advice', () => {
  test('is needed on nothing that arrives whole', () => {
    expect(adviceOn('greeting address_problem thanks')).toEqual([])
  })

  test('leaves the need and its courtesy, and takes the rest out', () => {
    expect(adviceOn('greeting address_problem thanks product_review_request sign_off')).toEqual([
      ['leave_out', 3],
    ])
  })

  test('tells what no message may hold from what is for the willing', () => {
    expect(adviceOn('promotion review_incentive')).toEqual([
      ['leave_out', 0],
      ['take_out', 1],
    ])
  })

  test('asks for a clearer word where a passage may be what the order needs', () => {
    expect(adviceOn('order_confirmation|choice_needed other')).toEqual([
      ['say_what_is_needed', 0],
      ['say_plainly', 1],
    ])
  })

  test('does not speak of doubts that changed nothing', () => {
    expect(adviceOn('address_problem other product_review_request')).toEqual([['leave_out', 2]])
  })

  test('is in the sender’s language, or else in English', () => {
    const [german] = adviseIn('de-AT')
    expect(german).toMatchObject({
      change: expect.stringMatching(/^Lassen Sie/),
      reading: expect.stringMatching(/^Nicht/),
    })
    expect(adviseIn('fi')[0]?.change).toBe(actionText('leave_out', 'en'))
  })

  test.each(['de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt'])('has its own words in %s', (language) => {
    for (const action of ACTIONS) expect(actionText(action, language)).not.toBe(actionText(action, 'en'))
  })
})

function adviseIn(language: string) {
  const input = inputOf('promotion', { language, buyer: { refused: CATEGORIES } })
  return advise(input, policy, decide(input, policy))
}
