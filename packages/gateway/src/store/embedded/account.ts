// PostgreSQL refuses to run as root. This finds a way to run it as somebody else without any set-up by hand.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Trouble } from '../../trouble.ts'

/** Words to put in front of a PostgreSQL command so that it runs under an account that is not root. */
export type Account = readonly string[]

/**
 * As an ordinary user nothing is needed. Root runs the server in a user namespace in which root is another account: no
 * user is made and the files stay root's own. Throws a sentence where the system forbids that.
 */
export function accountForPostgres(uid: number | undefined = process.getuid?.()): Account {
  if (uid !== 0) return []
  const { user, group } = unprivileged(readFileSync('/etc/passwd', 'utf8'))
  const account = ['unshare', '--user', `--map-user=${user}`, `--map-group=${group}`]
  const [program, ...args] = account as [string, ...string[]]
  const trial = spawnSync(program, [...args, 'true'], { stdio: 'ignore' })
  if (trial.status === 0) return account
  throw new Trouble(
    'PostgreSQL does not run as root, and this system does not let root start it under another account. Start Comity as an ordinary user, or set COMITY_DATABASE_URL.',
  )
}

/** initdb wants an account that has a name, so one is taken that is there: `nobody`, or else the first that is not root. */
function unprivileged(passwd: string): { user: string; group: string } {
  const rows = passwd.split('\n').map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'nobody') ?? rows.find(([, , uid]) => uid && uid !== '0')
  return { user: row?.[2] ?? '65534', group: row?.[3] ?? '65534' }
}
