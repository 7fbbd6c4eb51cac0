// The files of the embedded database: where they are, and how they come to be.
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Trouble } from '../../trouble.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

export interface Cluster {
  readonly directory: string
  /** A short path of its own: a socket's path may have 107 bytes, a data directory's may be longer. */
  readonly socketDirectory: string
  readonly logFile: string
  readonly password: string
}

/** PostgreSQL's major version; a data directory of another one cannot be opened. */
const MAJOR_VERSION = '18'

/** Opens the cluster below `dataDir`, making it first where there is none. */
export async function openCluster(dataDir: string, binaries: Binaries, account: Account): Promise<Cluster> {
  const root = resolve(dataDir)
  mkdirSync(root, { recursive: true })
  const directory = join(root, 'postgres')
  const passwordFile = join(root, 'postgres.password')
  if (!existsSync(directory)) await create(directory, passwordFile, { binaries, account })
  const version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR_VERSION)
    throw new Trouble(
      `${directory} was written by PostgreSQL ${version}, and this is ${MAJOR_VERSION}. Use the Comity that wrote it, or choose another COMITY_DATA_DIR.`,
    )
  return {
    directory,
    socketDirectory: makeSocketDirectory(root),
    logFile: join(root, 'postgres.log'),
    password: readFileSync(passwordFile, 'utf8').trim(),
  }
}

/** Makes it beside its place and moves it there whole, so that an interrupted first start leaves nothing half-made. */
async function create(
  directory: string,
  passwordFile: string,
  { binaries, account }: { binaries: Binaries; account: Account },
): Promise<void> {
  const unfinished = `${directory}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  await run([
    ...account,
    binaries.initdb,
    ...[
      '--pgdata',
      unfinished,
      '--username',
      'postgres',
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
    ],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    '--no-instructions',
  ])
  renameSync(unfinished, directory)
}

async function run(command: readonly string[]): Promise<void> {
  const [program, ...args] = command as [string, ...string[]]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const status = await new Promise<number | null>((done, fail) =>
    child.once('error', fail).once('close', done),
  )
  if (status !== 0)
    throw new Trouble(`The embedded PostgreSQL could not be set up: ${output.trim().slice(-800)}`)
}

function makeSocketDirectory(root: string): string {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const directory = join(tmpdir(), `comity-${name}`)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const found = lstatSync(directory)
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid()))
    throw new Trouble(`${directory} belongs to somebody else. Remove it, or choose another COMITY_DATA_DIR.`)
  chmodSync(directory, 0o700)
  return directory
}
