// Where policies come from: profiles that ship, or files of the operator's.
import { existsSync, readFileSync } from 'node:fs'
import { failedCases, loadPolicy, type Policy } from '@comity/policy'
import { Trouble } from '../trouble.ts'

const PROFILES = new URL('../../../../policies/', import.meta.url)

/** Reads the text of a profile by name, or of a policy file by path. */
export function readPolicySource(nameOrFile: string): { source: string; file: string } {
  const profile = new URL(`${nameOrFile}.yaml`, PROFILES)
  const file = /^[a-z\d-]+$/.test(nameOrFile) && existsSync(profile) ? profile : nameOrFile
  if (!existsSync(file))
    throw new Trouble(`There is no policy "${nameOrFile}": name a profile in policies/ or a file.`)
  return { source: readFileSync(file, 'utf8'), file: nameOrFile }
}

/** Reads a policy file for use; throws with one line for each fault or failed case. */
export function checkedPolicy(source: string, file: string): Policy {
  const policy = loadPolicy(source, file)
  const failed = failedCases(policy).map(
    ({ name, expected, got }) => `${file}: case "${name}": expected ${expected}, got ${got}`,
  )
  if (failed.length > 0) throw new Trouble(failed.join('\n'))
  return policy
}
