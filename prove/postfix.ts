// A Postfix of its own, on loopback, as the server of sellers and of buyers: mailboxes as directories, grey at first sight,
// encrypted towards the gateway, and with reports of what it took and could not deliver.
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'

export interface PostfixPlan {
  readonly dir: string
  readonly port: number
  readonly policyPort: number
  /** Where mail to the relay domain goes. */
  readonly relay: { readonly domain: string; readonly port: number }
  /** Domains whose mail it keeps. */
  readonly domains: readonly string[]
  /** Addresses that exist; all others come back. */
  readonly mailboxes: readonly string[]
}

export interface Postfix extends AsyncDisposable {
  /** The mails of a mailbox, in the order of their file names. */
  mails(address: string): string[]
  /** What its own log says was deferred by the grey list. */
  greylisted(): number
  /** Sessions to the relay that were encrypted. */
  encrypted(): number
}

const COMMAND = '/usr/sbin/postfix'

export function hasPostfix(): boolean {
  return existsSync(COMMAND) && process.getuid?.() === 0
}

export async function startPostfix(plan: PostfixPlan): Promise<Postfix> {
  const { dir } = plan
  const etc = join(dir, 'etc')
  for (const folder of ['etc', 'spool', 'data', 'mail']) mkdirSync(join(dir, folder), { recursive: true })
  chmodSync(dir, 0o755)
  const { uid, gid } = postfixUser()
  for (const folder of ['data', 'mail']) chownSync(join(dir, folder), uid, gid)
  writeFileSync(join(etc, 'main.cf'), mainCf(plan, { uid, gid }))
  writeFileSync(join(etc, 'master.cf'), masterCf(plan.port))
  writeFileSync(join(etc, 'boxes'), plan.mailboxes.map((address) => `${address} ${address}/\n`).join(''))
  writeFileSync(join(etc, 'transport'), `${plan.relay.domain} smtp:[127.0.0.1]:${plan.relay.port}\n`)
  const policy = await startGreylist(plan)
  const log = () => readFileSync(join(dir, 'log'), 'utf8')
  const started = spawnSync(COMMAND, ['-c', etc, 'start'], { encoding: 'utf8' })
  if (started.status !== 0) throw new Error(`Postfix does not start: ${started.stderr}${log()}`)
  return {
    mails: (address) => mailsIn(join(dir, 'mail', address, 'new')),
    greylisted: () => log().match(/Greylisted/g)?.length ?? 0,
    encrypted: () => log().match(/TLS connection established to 127\.0\.0\.1/g)?.length ?? 0,
    [Symbol.asyncDispose]: async () => {
      spawnSync(COMMAND, ['-c', etc, 'stop'], { stdio: 'pipe' })
      policy.close()
    },
  }
}

function postfixUser(): { uid: number; gid: number } {
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postfix'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

function mailsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

function mainCf(
  { dir, domains, policyPort }: PostfixPlan,
  { uid, gid }: { uid: number; gid: number },
): string {
  return `compatibility_level = 3.6
queue_directory = ${dir}/spool
data_directory = ${dir}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${dir}/log
maillog_file_prefixes = ${dir}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.test.example
mydestination =
relayhost =
mynetworks = 127.0.0.0/8
disable_dns_lookups = yes
smtp_host_lookup = native
virtual_mailbox_domains = ${domains.join(', ')}
virtual_mailbox_base = ${dir}/mail
virtual_mailbox_maps = texthash:${dir}/etc/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
transport_maps = texthash:${dir}/etc/transport
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:${policyPort}, permit_mynetworks, reject
smtpd_tls_security_level = none
smtp_tls_security_level = encrypt
smtp_tls_loglevel = 1
minimal_backoff_time = 2s
maximal_backoff_time = 4s
queue_run_delay = 2s
`
}

/** Postfix's own services, none of them locked into the queue directory, and SMTP at this port. */
function masterCf(port: number): string {
  return readFileSync('/usr/share/postfix/master.cf.dist', 'utf8')
    .replace(/^smtp +inet +n +- +\S+ +- +- +smtpd$/m, `127.0.0.1:${port} inet n - n - - smtpd`)
    .replace(/^(\S+ +(?:inet|unix(?:-dgram)?|fifo|pass) +\S+ +\S+) +\S/gm, '$1 n')
}

/** Defers each recipient of a domain it keeps once, as real servers do with who is new to them (RFC 6647). */
async function startGreylist({ policyPort, domains }: PostfixPlan): Promise<Server> {
  const seen = new Set<string>()
  const server = createServer((socket) => {
    let asked = ''
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      asked += piece.toString()
      for (let end = asked.indexOf('\n\n'); end >= 0; end = asked.indexOf('\n\n')) {
        const recipient = /^recipient=(.*)$/m.exec(asked.slice(0, end))?.[1] ?? ''
        asked = asked.slice(end + 2)
        const isNew = domains.some((domain) => recipient.endsWith(`@${domain}`)) && !seen.has(recipient)
        seen.add(recipient)
        socket.write(isNew ? 'action=defer 4.2.0 Greylisted, try again\n\n' : 'action=dunno\n\n')
      }
    })
  })
  server.listen(policyPort, '127.0.0.1')
  await once(server, 'listening')
  return server
}
