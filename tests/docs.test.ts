// The documentation is true where a machine can tell: its links lead somewhere, its commands run, its tables are whole.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkedPolicy } from '../packages/gateway/src/policies/policy-source.ts'
import { readSettings } from '../packages/gateway/src/settings.ts'

const ROOT = new URL('../', import.meta.url).pathname

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'AGENTS.md', 'CHANGELOG.md']
  .concat(
    readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name)),
  )
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))

function textOf(file: string): string {
  return pages.find((page) => page.file === file)?.text ?? ''
}

/** Lines of shell blocks. */
const commands = pages.flatMap(({ text }) =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block as string).split('\n')),
)

describe('every page', () => {
  test.each(pages)('$file links to what is there', ({ file, text }) => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target as string)
    for (const target of targets.filter((to) => !/^https?:/.test(to)))
      expect(existsSync(join(ROOT, dirname(file), target)), target).toBe(true)
  })

  test.each(pages)('$file names files that are there', ({ text }) => {
    const files = [
      ...text.matchAll(/`((?:packages|tests|policies|samples|docs|bench|prove)\/[\w./-]+\.\w+)`/g),
    ].map(([, name]) => name as string)
    for (const name of files) expect(existsSync(join(ROOT, name)), name).toBe(true)
  })

  test('README is short', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(120)
  })
})

describe('commands', () => {
  test.each([...new Set(commands.filter((line) => /^npx comity (?:judge|lint) /.test(line)))])(
    '%s runs',
    (line) => {
      const args = line.split(/\s+/).slice(2)
      const { status, stdout } = spawnSync(
        process.execPath,
        ['--conditions=@comity/source', 'packages/cli/src/main.ts', ...args],
        { cwd: ROOT, encoding: 'utf8' },
      )
      expect(status).toBeLessThanOrEqual(1)
      expect(stdout).not.toBe('')
    },
  )

  test('npm scripts that pages name are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(/npm (?:run ([a-z]+)|(start|test))/g)].map(([, run, known]) => run ?? known),
    )
    for (const name of new Set(named)) expect(Object.keys(scripts)).toContain(name)
  })

  test('the samples that pages name are there', () => {
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(/([\w-]+\.eml)/g)].map(([, name]) => name as string),
    )
    for (const name of new Set(named)) expect(existsSync(join(ROOT, 'samples', name)), name).toBe(true)
  })
})

describe('tables', () => {
  test('docs/settings.md has a row for every setting, and no other', () => {
    const named = [...textOf('docs/settings.md').matchAll(/^\| .*$/gm)].flatMap(([row]) =>
      [...(row.split('|')[1] ?? '').matchAll(/`(COMITY_\w+)`/g)].map(([, name]) => name as string),
    )
    let known = ''
    try {
      readSettings({ COMITY_NO_SUCH: '1' }, { file: '/nowhere' })
    } catch (error) {
      known = /The settings are (.*)\.$/.exec((error as Error).message)?.[1] ?? ''
    }
    expect(named.sort()).toEqual(known.split(', ').sort())
  })
})

test('the policy that docs/policy/write.md begins with is right, and its cases hold', () => {
  const [, source = ''] = /```yaml\n([\s\S]*?)```/.exec(textOf('docs/policy/write.md')) ?? []
  expect(checkedPolicy(source, 'write.md').cases.length).toBeGreaterThanOrEqual(3)
})
