// The generated part of the documentation: made from the code by `npm run reference`, compared by a test.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REFUSALS } from '../packages/gateway/src/refusals.ts'

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
