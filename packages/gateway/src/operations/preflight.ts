// A look at the surroundings before the start, in plain words: what is wrong, and which setting or step puts it right.
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import type { Settings } from '../settings.ts'
import { Trouble } from '../trouble.ts'

/** The embedded database writes this much before the first message; less room than this ends badly soon. */
const FREE_DISK_BYTES = 500 * 1024 * 1024

/** Regular expressions and type stripping that the program is written with. */
const NODE_MAJOR = 24

/** Checks Node, data directory, disk and ports; throws one Trouble with a line for each trouble. */
export async function checkSurroundings(settings: Settings, nodeVersion: string): Promise<void> {
  const troubles = [
    nodeTrouble(nodeVersion),
    settings.databaseUrl === undefined ? dataDirTrouble(settings.dataDir) : undefined,
    await portTrouble(settings.host, settings.httpPort, 'COMITY_HTTP_PORT'),
    await portTrouble(settings.host, settings.smtpPort, 'COMITY_SMTP_PORT'),
  ].filter((trouble) => trouble !== undefined)
  if (troubles.length > 0) throw new Trouble(troubles.join('\n'))
}

function nodeTrouble(version: string): string | undefined {
  const major = Number(/^v?(\d+)/.exec(version)?.[1])
  if (major >= NODE_MAJOR) return undefined
  return `This is Node ${version}; Comity needs ${NODE_MAJOR} or later. Start it with "npm start" or "npx comity", which bring their own.`
}

function dataDirTrouble(dataDir: string): string | undefined {
  const directory = resolve(dataDir)
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    return `The data directory ${directory} cannot be written (${(error as NodeJS.ErrnoException).code}). Give this user access to it, or name another in COMITY_DATA_DIR.`
  }
  const { bavail, bsize } = statfsSync(directory)
  if (bavail * bsize >= FREE_DISK_BYTES) return undefined
  return `Only ${Math.floor((bavail * bsize) / 1024 / 1024)} MB are free for ${directory}, and Comity needs 500. Make room, or name another place in COMITY_DATA_DIR.`
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'may not be opened by this user',
  EADDRNOTAVAIL: 'cannot be opened, because this machine does not have that address',
  ENOTFOUND: 'cannot be opened, because the host name is not known',
}

function portTrouble(host: string, port: number, setting: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason = REASONS[error.code ?? ''] ?? `cannot be opened (${error.code})`
      done(
        `Port ${port} on ${host} ${reason}. Free it, or set ${setting} to another port (0 picks a free one).`,
      )
    })
    probe.listen(port, host, () => probe.close(() => done(undefined)))
  })
}
