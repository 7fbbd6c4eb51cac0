import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failedCases } from './cases.ts'
import { loadPolicy } from './load.ts'

const FOLDER = new URL('../../../policies/', import.meta.url)
const SOURCE = readFileSync(new URL('amazon-2017.yaml', FOLDER), 'utf8')

/** The faults of the profile after an edit, as `line:column message`. */
function faultsAfter(from: string, to: string): string[] {
  expect(SOURCE).toContain(from)
  try {
    loadPolicy(SOURCE.replace(from, to), 'p.yaml')
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}

describe('every profile that ships', () => {
  test.each(readdirSync(FOLDER))('%s keeps its own cases', (name) => {
    const policy = loadPolicy(readFileSync(new URL(name, FOLDER), 'utf8'), name)
    expect(failedCases(policy)).toEqual([])
    expect(policy.cases.length).toBeGreaterThan(20)
  })
})

describe('a policy file with a fault', () => {
  test.each([
    ['an unknown fact', 'order.custom', 'order.custm', /^p\.yaml:\d+:\d+ rules\.5\.when: .*custm/],
    [
      'a condition that is no condition',
      'when: order.custom',
      "when: '1 + 2'",
      /yields int, not true or false/,
    ],
    [
      'a word that a fact never is',
      '== "mixed"',
      '== "mixd"',
      /message\.verdict is never "mixd"; it is one of "critical"/,
    ],
    [
      'an unknown outcome',
      'outcome: refuse, code: unreadable',
      'outcome: refuze, code: unreadable',
      /rules\.1\.then\.outcome/,
    ],
    ['an unknown intent', '- delay_notice', '- delay_notise', /"delay_notise" is no intent/],
    ['an unknown key', 'tolerates:', 'tollerates:', /Unrecognized key: "tollerates"/],
    [
      'no rule that always holds at the end',
      'when: "true"',
      'when: claim.made',
      /the last rule must be `when: 'true'`/,
    ],
    [
      'a code without words',
      'code: exempt.custom-order',
      'code: exempt.handmade',
      /no English text for the code exempt\.handmade/,
    ],
    [
      'a non-critical intent that no buyer could refuse',
      'offers: [cross_sell, promotion]',
      'offers: [cross_sell]',
      /promotion is non-critical but belongs to no category/,
    ],
    ['broken YAML', 'version: 1', 'version: [1', /^p\.yaml:\d+:\d+ /],
  ])('says where: %s', (_, from, to, fault) => {
    expect(faultsAfter(from, to).join('\n')).toMatch(fault)
  })

  test('names line and column of the very value', () => {
    const [fault] = faultsAfter('version: 1', 'version: zero')
    const line = SOURCE.split('\n').findIndex((text) => text.startsWith('version:')) + 1
    expect(fault).toMatch(new RegExp(`^p\\.yaml:${line}:10 version: `))
  })
})

test('a case whose decision is another is found', () => {
  const broken = SOURCE.replace('expect: exempt.custom-order', 'expect: delivered')
  expect(failedCases(loadPolicy(broken, 'p.yaml'))).toEqual([
    { name: 'custom orders are exempt', expected: 'delivered', got: 'exempt.custom-order' },
  ])
})
