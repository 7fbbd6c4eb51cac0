// Policies that a command is given by name or by file.
import { checkedPolicy, readPolicySource } from '@comity/gateway/mail'
import type { Policy } from '@comity/policy'

/** Reads a profile or a policy file for use; throws with each fault or failing case, one a line. */
export function openPolicy(nameOrFile: string): Policy {
  const { source, file } = readPolicySource(nameOrFile)
  return checkedPolicy(source, file)
}
