// `npm run prove`: the heavy proofs. Prints what it did and found, and fails where a promise did not hold.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasSmtpSource, ownSessions, smtpSource } from './clients.ts'
import { runKills } from './kill-run.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'comity-prove-'))
const client = hasSmtpSource() ? smtpSource : ownSessions
const plan = { gatewayKills: 50, databaseKills: 10, pauseMs: 800, client }
console.log(
  `Killing the gateway ${plan.gatewayKills} times and its database ${plan.databaseKills} times under load from ${client === smtpSource ? 'smtp-source' : 'sessions of our own'} …`,
)
const report = await runKills(plan, dataDir)
rmSync(dataDir, { recursive: true, force: true })
console.log(JSON.stringify(report, null, 2))
process.exitCode = report.lost.length === 0 && report.decidedTwice.length === 0 ? 0 : 1
