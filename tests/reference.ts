// The generated part of the documentation: made from the code by `npm run reference`, compared by a test.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REFUSALS } from '../packages/gateway/src/refusals.ts'
import { FACTS } from '../packages/policy/src/facts/catalogue.ts'

const ROOT = new URL('../', import.meta.url).pathname

/** docs/reference/errors.md */
export function describeErrors(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, { smtp, http, text }]) => `| \`${code}\` | ${smtp.join(' ')} | ${http} | ${text} |`,
  )
  return `# Errors

Every way in which Comity says no. On SMTP the reply code and the enhanced status code (RFC 3463) stand in front of the
sentence; on HTTP the answer is a problem (RFC 9457) whose \`code\` is the first column. Written by \`npm run reference\`.

| code | SMTP | HTTP | what the peer reads |
|---|---|---|---|
${rows.join('\n')}
`
}

/** A place in the code that obeys a section of a standard. */
interface Mark {
  readonly section: string
  readonly file: string
}

const SECTION = /RFC (\d+) (§[\d.]*\d)/g

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
}

function marksIn(files: readonly string[]): Mark[] {
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(SECTION)].map(([, rfc, section]) => ({
      section: `RFC ${rfc} ${section}`,
      file,
    })),
  )
}

/** Sections that the code says it obeys, and where tests are named after them. */
export function standards(): { section: string; files: string[]; tests: string[] }[] {
  const sources = ['judge', 'policy', 'gateway', 'cli'].flatMap((name) => filesBelow(`packages/${name}/src`))
  const isTest = (file: string) => file.endsWith('.test.ts')
  const obeyed = marksIn(sources.filter((file) => !isTest(file)))
  const tested = marksIn([...sources, ...filesBelow('tests')].filter(isTest))
  const sections = [...new Set(obeyed.map(({ section }) => section))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  const filesOf = (marks: readonly Mark[], section: string) => [
    ...new Set(marks.filter((mark) => mark.section === section).map(({ file }) => file)),
  ]
  return sections.map((section) => ({
    section,
    files: filesOf(obeyed, section),
    tests: filesOf(tested, section),
  }))
}

/** docs/reference/rfc.md */
export function describeStandards(): string {
  const rows = standards().map(
    ({ section, files, tests }) => `| ${section} | ${files.join('<br>')} | ${tests.join('<br>')} |`,
  )
  return `# Standards

Which sections are obeyed where, and which tests are named after them. Written by \`npm run reference\` from the marks
in the code; a mark without a test fails the tests.

| section | obeyed in | tested in |
|---|---|---|
${rows.join('\n')}
`
}

/** docs/policy/facts.md */
export function describeFacts(): string {
  const rows = FACTS.map(({ name, type, words, meaning }) => {
    const known = words?.map((word) => (word === '' ? '_empty_' : `\`${word}\``)).join(', ')
    return `| \`${name}\` | ${type} | ${known ?? ''} | ${meaning} |`
  })
  return `# Facts a rule may ask about

Conditions are [CEL](https://cel.dev), typed and bounded: an unknown fact, a word that a fact never is, or a condition that yields
no true or false is an error when the policy is read, with line and column. Whole numbers are written \`5\`, others \`5.0\`; lists are
asked by \`"promotion" in message.intents\` or \`message.intents.exists(i, i in ["thanks", "promotion"])\`. Written by
\`npm run reference\`.

| fact | type | words | meaning |
|---|---|---|---|
${rows.join('\n')}

An unclear message counts as refused by a buyer who refuses anything; a message that says nothing counts as refused by one who
refuses everything.
`
}
