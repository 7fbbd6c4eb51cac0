// What the back-test counts as broken promises.
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { inputOf, profile } from './inputs.test-support.ts'
import { isCriticalWithheld, refusedPartsSent } from './promises.ts'

const policy = profile('amazon-2017')
const mixed = inputOf('address_problem product_review_request', { buyer: { refused: ['reviews'] } })

describe('a part that the buyer refuses', () => {
  test('is not sent where the policy trims it', () => {
    expect(refusedPartsSent(mixed, decide(mixed, policy), policy)).toEqual([])
  })

  test('is found where a decision delivers the whole', () => {
    const careless = { ...decide(mixed, policy), outcome: 'deliver' as const }
    expect(refusedPartsSent(mixed, careless, policy)).toEqual([1])
  })

  test('is found where a trim keeps it', () => {
    const careless = { ...decide(mixed, policy), trimmed: { kept: [0, 1], left_out: [] } }
    expect(refusedPartsSent(mixed, careless, policy)).toEqual([1])
  })

  test('may be sent where the policy exempts the message', () => {
    const custom = { ...mixed, order: { ...mixed.order, custom: true } }
    const decision = decide(custom, policy)
    expect(decision).toMatchObject({ outcome: 'deliver', code: 'exempt.custom-order' })
    expect(refusedPartsSent(custom, decision, policy)).toEqual([])
  })

  test('is no matter in what a buyer writes', () => {
    const answer = { ...mixed, from: 'buyer' as const }
    expect(refusedPartsSent(answer, { ...decide(answer, policy), outcome: 'deliver' }, policy)).toEqual([])
  })
})

describe('a critical message', () => {
  const critical = inputOf('address_problem', { buyer: { refused: ['reviews'] } })

  test.each([
    ['deliver', false],
    ['trim', false],
    ['hold', false],
    ['withhold', true],
  ] as const)('with the outcome %s is withheld: %s', (outcome, isWithheld) => {
    expect(isCriticalWithheld(critical, { ...decide(critical, policy), outcome }, policy)).toBe(isWithheld)
  })

  test('is not meant where the message is a review request', () => {
    const request = inputOf('product_review_request')
    expect(isCriticalWithheld(request, { ...decide(request, policy), outcome: 'withhold' }, policy)).toBe(
      false,
    )
  })
})
