import { describe, expect, test } from 'vitest'
import type { Accepted } from '../pipeline/incoming.ts'
import { Refusal } from '../refusals.ts'
import { acceptedLine, refusalReply, withheldReply } from './reply.ts'

function accepted(decision: Partial<Accepted['decision']>): Accepted {
  return {
    messageId: 'ID',
    duplicate: false,
    decision: { outcome: 'deliver', code: 'c', because: 'Delivered.', ...decision },
  }
}

describe('an SMTP reply', () => {
  test('RFC 2034: has the enhanced code on every line, and the link alone on the last', () => {
    const { responseCode, message } = withheldReply(
      accepted({ because: 'Not delivered.', how_to_fix: 'Do this.' }),
      'https://m.example/r/x',
    )
    expect(responseCode).toBe(550)
    expect(message).toEqual(['5.7.1 Not delivered.', '5.7.1 Do this.', '5.7.1 https://m.example/r/x'])
  })

  test('RFC 5321 §4.2.1: is ASCII; RFC 5321 §4.5.3.1.5: no line is too long', () => {
    const { message } = withheldReply(
      accepted({ because: `“Größe” – ${'ü'.repeat(600)}` }),
      'https://m.example',
    )
    const [first] = message as unknown as string[]
    expect(first).toMatch(/^5\.7\.1 "Groe" - u+$/)
    expect(first?.length).toBe(480)
  })

  test('of a delivered message says no more than that, unless its mark was false', () => {
    expect(acceptedLine(accepted({}))).toBe('2.0.0 Accepted as ID')
    expect(acceptedLine(accepted({ claim: { kind: 'subject', upheld: false } }))).toBe(
      '2.0.0 Accepted as ID. Delivered.',
    )
    expect(acceptedLine(accepted({ outcome: 'trim', because: 'In part.' }))).toBe(
      '2.0.0 Accepted as ID. In part.',
    )
  })

  test('RFC 5321 §4.2: of a refusal is code and sentence of the catalogue', () => {
    const { responseCode, message } = refusalReply(new Refusal('store.unavailable'))
    expect([responseCode, message]).toEqual([
      451,
      expect.stringMatching(/^4\.3\.0 The message could not be stored/),
    ])
  })
})
