// The server process of the embedded database: started, found again after a crash of ours, and stopped.
import { type ChildProcess, spawn } from 'node:child_process'
import { openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../trouble.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'

/** Chosen for many small commits: checkpoints seldom, and bodies that are compressed already are not worth more. */
const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** Recovery after a kill took under 0.5 s in trials; a large WAL on a slow disk may take minutes. */
const STOP_TIMEOUT_MS = 8_000

/** Starts a server in a process group of its own, so that Ctrl-C reaches Comity alone, which then stops it in order. */
export function startPostmaster(
  cluster: Cluster,
  {
    binaries,
    account,
    settings = {},
  }: { binaries: Binaries; account: Account; settings?: Readonly<Record<string, string>> },
): ChildProcess {
  removeStalePid(cluster)
  const log = openSync(cluster.logFile, 'a', 0o600)
  const options = Object.entries({ ...SERVER_SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const command = [
    ...account,
    binaries.postgres,
    '-D',
    cluster.directory,
    '-k',
    cluster.socketDirectory,
    ...options,
  ]
  const [program, ...args] = command as [string, ...string[]]
  return spawn(program, args, { stdio: ['ignore', log, log], detached: true })
}

/** The process id of the server that runs on this cluster, or undefined. */
export function runningPostmaster(cluster: Cluster): number | undefined {
  const pid = pidOf(cluster)
  return pid !== undefined && isAlive(pid) && isPostmaster(pid, cluster) ? pid : undefined
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when it is gone. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = runningPostmaster(cluster)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  for (const deadline = Date.now() + STOP_TIMEOUT_MS; isAlive(pid) && !isZombie(pid); await sleep(20))
    if (Date.now() > deadline)
      throw new Trouble(`The embedded PostgreSQL (process ${pid}) did not stop in time.`)
}

/** PostgreSQL trusts any live process with the old number, which after a reboot or in a container is often another. */
function removeStalePid(cluster: Cluster): void {
  const pid = pidOf(cluster)
  if (pid !== undefined && runningPostmaster(cluster) === undefined)
    rmSync(join(cluster.directory, 'postmaster.pid'), { force: true })
}

function pidOf(cluster: Cluster): number | undefined {
  const text = readIfThere(join(cluster.directory, 'postmaster.pid'))
  const pid = Number(text?.split('\n', 1)[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function isPostmaster(pid: number, cluster: Cluster): boolean {
  const command = readIfThere(`/proc/${pid}/cmdline`)
  if (command === undefined) return process.platform !== 'linux'
  return command.includes('postgres') && command.includes(cluster.directory)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A server that was started by a Comity that died is reaped late in some containers; it is gone all the same. */
function isZombie(pid: number): boolean {
  return /\) Z /.test(readIfThere(`/proc/${pid}/stat`) ?? '')
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
