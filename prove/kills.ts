// Nothing that was acknowledged is lost or decided twice, whenever the gateway or its database is killed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasSmtpSource, ownSessions, smtpSource } from './clients.ts'
import { runKills } from './kill-run.ts'

/** Prints the report; false where a promise did not hold. */
export async function proveKills(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'comity-prove-'))
  const client = hasSmtpSource() ? smtpSource : ownSessions
  const plan = { gatewayKills: 50, databaseKills: 10, pauseMs: 800, client }
  const from = client === smtpSource ? 'smtp-source' : 'sessions of our own'
  console.log(
    `Killing the gateway ${plan.gatewayKills} times and its database ${plan.databaseKills} times under load from ${from} …`,
  )
  const report = await runKills(plan, dataDir)
  rmSync(dataDir, { recursive: true, force: true })
  console.log(JSON.stringify(report, null, 2))
  return report.lost.length === 0 && report.decidedTwice.length === 0
}
