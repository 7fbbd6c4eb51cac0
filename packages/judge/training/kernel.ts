// `npm run kernel`: compiles kernel/kernel.as.ts into kernel/kernel.js. The compiler is fetched for the occasion: it is
// larger than all else together, and who does not change the kernel never needs it. The same source gives the same bytes.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const COMPILER = 'assemblyscript@0.28.20'
const ROOT = join(import.meta.dirname, '..', 'kernel')

const folder = mkdtempSync(join(tmpdir(), 'comity-kernel-'))
const binary = join(folder, 'kernel.wasm')
const options = [
  '-O3',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--importMemory',
  '--noExportMemory',
  '--noAssert',
]
execFileSync(
  'npx',
  ['--yes', '--package', COMPILER, 'asc', join(ROOT, 'kernel.as.ts'), ...options, '-o', binary],
  { stdio: 'inherit' },
)
const base64 = readFileSync(binary).toString('base64')
rmSync(folder, { recursive: true })
writeFileSync(
  join(ROOT, 'kernel.js'),
  `// The compiled kernel; written by \`npm run kernel\`.\nexport const KERNEL =\n  '${base64}'\n`,
)
console.log(`kernel.js: ${base64.length} characters of base64.`)
