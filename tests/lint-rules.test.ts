// Seeds one fault per rule that the house relies on, so that an upgrade of the linter cannot silently drop one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = new URL('../', import.meta.url).pathname

const SEEDS: readonly (readonly [rule: string, text: string])[] = [
  ['suspicious/noExplicitAny', 'export const value: any = 1\n'],
  ['suspicious/noImportCycles', "import './cycle.ts'\nexport const value = 1\n"],
  [
    'nursery/noFloatingPromises',
    'async function work(): Promise<void> {}\nexport function start(): void {\n  work()\n}\n',
  ],
  [
    'nursery/noMisusedPromises',
    'async function is(): Promise<boolean> {\n  return true\n}\nexport function start(): void {\n  if (is()) start()\n}\n',
  ],
  ['style/noExcessiveLinesPerFile', `${'export {}\n'.repeat(310)}`],
  [
    'complexity/noExcessiveLinesPerFunction',
    `export function long(): void {\n${'  console.log(1)\n'.repeat(45)}}\n`,
  ],
  [
    'complexity/noExcessiveCognitiveComplexity',
    `export function deep(a: number): void {\n${'  if (a) {\n'.repeat(8)}${'  }\n'.repeat(8)}}\n`,
  ],
]

test.each(SEEDS)('%s is found', (rule, text) => {
  const folder = mkdtempSync(join(ROOT, 'bench/seed-'))
  try {
    writeFileSync(join(folder, 'seed.ts'), text)
    writeFileSync(join(folder, 'cycle.ts'), "import './seed.ts'\nexport const other = 1\n")
    const { stdout, stderr, status } = spawnSync(
      join(ROOT, 'node_modules/.bin/biome'),
      ['lint', '--max-diagnostics=50', folder],
      { cwd: ROOT, encoding: 'utf8' },
    )
    expect(stdout + stderr).toContain(`lint/${rule}`)
    expect(status).not.toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
