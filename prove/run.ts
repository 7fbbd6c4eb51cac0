// `npm run prove`: the heavy proofs. `npm run prove -- mail` runs one of them. Each prints what it did and found; the whole
// fails where a promise did not hold.
import { proveConversations } from './conversations.ts'
import { proveJudge } from './judge.ts'
import { proveKills } from './kills.ts'
import { proveLog } from './log.ts'
import { proveMail } from './mail.ts'
import { proveStandings } from './standings.ts'

const PROOFS: Readonly<Record<string, () => Promise<boolean>>> = {
  kills: proveKills,
  judge: proveJudge,
  mail: proveMail,
  conversations: proveConversations,
  log: proveLog,
  standings: proveStandings,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in PROOFS))
if (unknown.length > 0)
  throw new Error(`There is no proof ${unknown.join(', ')}; there are ${Object.keys(PROOFS).join(', ')}.`)
for (const [name, prove] of Object.entries(PROOFS))
  if (asked.length === 0 || asked.includes(name)) if (!(await prove())) process.exitCode = 1
