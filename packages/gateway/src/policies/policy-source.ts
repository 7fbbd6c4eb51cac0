// Where policies come from: profiles that ship, or files of the operator's.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type FindPolicy, failedCases, loadPolicy, type Policy, PolicyError } from '@comity/policy'
import { SettingsError } from '../trouble.ts'

const PROFILES = new URL('../../../../policies/', import.meta.url)

/** Finds a profile that ships, for policies that extend one. */
export const findProfile: FindPolicy = (name) => {
  const profile = new URL(`${name}.yaml`, PROFILES)
  if (!/^[a-z\d-]+$/.test(name) || !existsSync(profile)) return undefined
  return { source: readFileSync(profile, 'utf8'), file: `${name}.yaml` }
}

/** The profiles that ship. */
export function profileNames(): string[] {
  return readdirSync(PROFILES)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace(/\.yaml$/, ''))
}

/** Reads the text of a profile by name, or of a policy file by path. */
export function readPolicySource(nameOrFile: string): { source: string; file: string } {
  const profile = findProfile(nameOrFile)
  if (profile) return profile
  if (!existsSync(nameOrFile))
    throw new SettingsError(`There is no policy "${nameOrFile}": name a profile in policies/ or a file.`)
  return { source: readFileSync(nameOrFile, 'utf8'), file: nameOrFile }
}

/** Reads a policy for use; throws a PolicyError with each fault, or else with each case that comes out otherwise. */
export function checkedPolicy(source: string, file: string): Policy {
  const policy = loadPolicy(source, file, { find: findProfile })
  const failed = failedCases(policy).map(({ name, place, expected, got }) => ({
    ...{ ...place, column: 1 },
    message: `case "${name}": expected ${expected}, got ${got}`,
  }))
  if (failed.length > 0) throw new PolicyError(failed)
  return policy
}
