// The short form of `npm run prove`: kill -9 under load, and count by id.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownSessions } from '../prove/clients.ts'
import { runKills } from '../prove/kill-run.ts'

test('what was acknowledged survives the killing of the gateway and of its database', {
  timeout: 120_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'comity-kill-'))
  const report = await runKills(
    { gatewayKills: 3, databaseKills: 2, pauseMs: 600, client: ownSessions },
    dataDir,
  )
  rmSync(dataDir, { recursive: true, force: true })
  expect(report.lost).toEqual([])
  expect(report.decidedTwice).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(50)
  expect(report.delivered).toBeGreaterThan(50)
})
