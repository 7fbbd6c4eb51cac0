import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failedCases } from './cases.ts'
import { decide } from './decide.ts'
import { policySchema } from './file/schema.ts'
import { findProfile, inputOf, profile } from './inputs.test-support.ts'
import { loadPolicy } from './load.ts'

const FOLDER = new URL('../../../policies/', import.meta.url)
const SOURCE = readFileSync(new URL('base.yaml', FOLDER), 'utf8')
const PROFILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -5))

/** The faults of a file, as `file:line:column message`. */
function faultsOf(source: string): string[] {
  try {
    loadPolicy(source, 'p.yaml', { find: findProfile })
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}

function faultsAfter(from: string, to: string): string[] {
  expect(SOURCE).toContain(from)
  return faultsOf(SOURCE.replace(from, to))
}

/** A file that extends the base. */
const extending = (yaml: string) => `policy: p\nversion: 1\ntitle: P\nextends: base\n${yaml}`

describe('every profile that ships', () => {
  test.each(PROFILES)('%s keeps its own cases, forty and more', (name) => {
    const policy = profile(name)
    expect(failedCases(policy)).toEqual([])
    expect(policy.cases.length).toBeGreaterThanOrEqual(40)
  })

  test.each(PROFILES.filter((name) => name !== 'base'))(
    '%s says for each of its own rules and gates what it stands for',
    (name) => {
      const { rules, gates } = profile(name)
      const own = [...rules, ...gates].filter(({ place }) => place.file === `${name}.yaml`)
      const bare = own.filter(({ clause }) => clause === undefined).map(({ id }) => id)
      expect(bare).toEqual([])
    },
  )

  test('together keep their cases in well under five seconds', () => {
    const started = performance.now()
    for (const name of PROFILES) failedCases(profile(name))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('a policy file with a fault says where', () => {
  test.each([
    [
      'an unknown fact',
      'thread.open_question &&',
      'thread.open_qestion &&',
      /^p\.yaml:\d+:\d+ rules\.open-question\.when: there is no fact thread\.open_qestion; did you mean "thread\.open_question"\?/,
    ],
    [
      'an unknown outcome',
      'outcome: refuse, code: unreadable',
      'outcome: refuze, code: unreadable',
      /rules\.1\.then\.outcome/,
    ],
    [
      'an unknown intent',
      '- delay_notice',
      '- delay_notise',
      /"delay_notise" is no intent; did you mean "delay_notice"\?/,
    ],
    [
      'an unknown key',
      'tolerates:',
      'tollerates:',
      /^p\.yaml:\d+:1\d? tollerates: there is no such key; did you mean "tolerates"\?|^p\.yaml:\d+:\d+ tollerates: there is no such key; did you mean "tolerates"\?/,
    ],
    [
      'no rule that always holds at the end',
      'when: "true"',
      'when: claim.made',
      /the last rule must be `when: 'true'`/,
    ],
    [
      'a code without words',
      'code: exempt.open-question',
      'code: exempt.handmade',
      /there is no English text for the code exempt\.handmade/,
    ],
    [
      'a non-critical intent that no buyer could refuse',
      'offers: [cross_sell, promotion]',
      'offers: [cross_sell]',
      /promotion is non-critical but belongs to no category/,
    ],
    [
      'the same id twice',
      '- id: prohibited\n',
      '- id: unreadable\n',
      /rules: the id unreadable is there already/,
    ],
    ['broken YAML', 'version: 1', 'version: [1', /^p\.yaml:\d+:\d+ /],
    ['the same key twice', 'version: 1', 'version: 1\nversion: 2', /^p\.yaml:\d+:\d+ .*unique/i],
    [
      'an intent in a case that is none',
      'says: other, refuses: all',
      'says: othr, refuses: all',
      /"othr" is no intent; did you mean "other"\?/,
    ],
    ['a value of another type', 'version: 1', 'version: [1]', /version: must be a number/],
    ['a key that is missing', 'version: 1\n', '', /version: it is missing; give a number/],
    [
      'an alias',
      'classes:',
      'a: &a [1]\nb: *a\nclasses:',
      /^p\.yaml:\d+:\d+ aliases \(\*name\) are not used/,
    ],
  ])('%s', (_, from, to, fault) => {
    expect(faultsAfter(from, to).join('\n')).toMatch(fault)
  })

  test('with line and column of the very value', () => {
    const [fault] = faultsAfter('version: 1', 'version: zero')
    const line = SOURCE.split('\n').findIndex((text) => text.startsWith('version:')) + 1
    expect(fault).toMatch(new RegExp(`^p\\.yaml:${line}:10 version: `))
  })

  test('each fault on a line of its own', () => {
    expect(
      faultsOf(SOURCE.replace('version: 1', 'version: zero').replace('- delay_notice', '- delay')),
    ).toHaveLength(2)
  })
})

describe('a hostile file', () => {
  test('of five megabytes is refused by its size', () => {
    expect(faultsOf(`#${'x'.repeat(5_000_000)}`)).toEqual([
      expect.stringMatching(/^p\.yaml:1:1 the file has 5000001 characters/),
    ])
  })

  test('that is a bomb of aliases is refused at the first', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
        ),
    ]
    expect(faultsOf(bomb.join('\n'))).toEqual([expect.stringMatching(/^p\.yaml:2:\d+ aliases/)])
  })

  test.each(['', '[]', '42', 'null', '- a', '"text"'])('that is no map of keys: %s', (source) => {
    expect(faultsOf(source)[0]).toMatch(/^p\.yaml:1:1 /)
  })
})

describe('a policy that extends another', () => {
  const load = (yaml: string) => loadPolicy(extending(yaml), 'p.yaml', { find: findProfile })
  const ids = (yaml: string) => load(yaml).rules.map(({ id }) => id)
  const NEW = '{ id: new, when: claim.made, then: { outcome: deliver, code: delivered }'

  test('takes over all that it does not say', () => {
    expect(ids('')).toEqual(profile('base').rules.map(({ id }) => id))
  })

  test('puts a new rule before the last one, or before the one it names', () => {
    expect(ids(`rules: [${NEW} }]`).slice(-2)).toEqual(['new', 'non-critical'])
    expect(ids(`rules: [${NEW}, before: critical }]`)).toEqual(expect.arrayContaining(['new', 'critical']))
    const order = ids(`rules: [${NEW}, before: critical }]`)
    expect(order.indexOf('new')).toBe(order.indexOf('critical') - 1)
  })

  test('replaces a rule by its id in its place, and does without what it removes', () => {
    const order = ids(
      'rules: [{ id: mixed, when: claim.made, then: { outcome: deliver, code: delivered } }]\nremove: [prohibited]',
    )
    expect(order.indexOf('mixed')).toBe(profile('base').rules.findIndex(({ id }) => id === 'mixed') - 1)
    expect(order).not.toContain('prohibited')
  })

  test('knows for each rule in which file it stands', () => {
    const places = load(`rules: [${NEW} }]`).rules.map(({ place }) => place.file)
    expect(new Set(places)).toEqual(new Set(['base.yaml', 'p.yaml']))
  })

  test.each([
    [
      'nothing that is there',
      'policy: p\nversion: 1\ntitle: P\nextends: nowhere',
      /^p\.yaml:4:10 extends: there is no policy "nowhere"/,
    ],
    [
      'itself',
      'policy: base\nversion: 1\ntitle: P\nextends: base',
      /extends: base extends base: a policy cannot extend itself/,
    ],
  ])('cannot extend %s', (_, source, fault) => {
    const find = (name: string) => (name === 'nowhere' ? undefined : { source, file: `${name}.yaml` })
    expect(() => loadPolicy(source, 'p.yaml', { find })).toThrow(fault)
  })

  test('cannot go round in a circle', () => {
    const file = (name: string, base: string) => ({
      source: `policy: ${name}\nversion: 1\ntitle: P\nextends: ${base}`,
      file: `${name}.yaml`,
    })
    const files = new Map([
      ['a', file('a', 'b')],
      ['b', file('b', 'c')],
      ['c', file('c', 'a')],
    ])
    expect(() => loadPolicy(file('a', 'b').source, 'a.yaml', { find: (name) => files.get(name) })).toThrow(
      /c\.yaml:4:10 extends: a extends b extends c extends a/,
    )
  })

  test('cannot go before a rule that is not there', () => {
    expect(faultsOf(extending(`rules: [${NEW}, before: nobody }]`)).join()).toMatch(
      /there is no rule nobody to go before/,
    )
  })
})

test('a case whose decision is another is found, with its place', () => {
  const broken = SOURCE.replace('expect: exempt.open-question', 'expect: delivered')
  const line = SOURCE.split('\n').findIndex((text) => text.includes('expect: exempt.open-question')) + 1
  expect(failedCases(loadPolicy(broken, 'p.yaml'))).toEqual([
    {
      name: 'an answer to an open question passes',
      place: { file: 'p.yaml', line },
      expected: 'delivered',
      got: 'deliver exempt.open-question by open-question',
    },
  ])
})

test('the schema for editors is the one that ships', () => {
  const shipped = JSON.parse(readFileSync(new URL('policy.schema.json', FOLDER), 'utf8'))
  expect(shipped).toEqual(JSON.parse(JSON.stringify(policySchema())))
})

describe('the decision table of the 2017 opt-out', () => {
  const policy = profile('amazon-2017')
  const refused = ['reviews', 'updates', 'help', 'offers'] as const
  test.each([
    [null, 'address_problem', 'deliver', undefined],
    [null, 'address_problem promotion', 'trim', undefined],
    [null, 'other', 'withhold', undefined],
    [null, 'promotion', 'withhold', undefined],
    ['subject', 'address_problem', 'deliver', true],
    ['subject', 'address_problem promotion', 'trim', true],
    ['subject', 'other', 'deliver', true],
    ['subject', 'promotion', 'withhold', false],
    ['action', 'address_problem', 'deliver', true],
    ['action', 'address_problem promotion', 'trim', true],
    ['action', 'other', 'deliver', true],
    ['action', 'promotion', 'withhold', false],
  ] as const)('claim %s × %s: %s', (claim, text, outcome, upheld) => {
    const decision = decide(inputOf(text, { claim, buyer: { refused } }), policy)
    expect(decision.outcome).toBe(outcome)
    expect(decision.claim?.upheld).toBe(upheld)
    expect(decision.review).toBe(text === 'other' && claim !== null)
  })
})
