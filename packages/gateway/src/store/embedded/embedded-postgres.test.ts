import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accountForPostgres } from './account.ts'
import { findBinaries } from './binaries.ts'
import { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded-postgres.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'comity-embedded-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const open = (role: 'owner' | 'guest' = 'owner') => openEmbeddedPostgres({ dataDir, role })

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection('postgres'))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n', 1)[0])
}

describe('the embedded database', () => {
  test('keeps what was written over a stop and a start', async () => {
    {
      await using server = await open()
      await query(server, 'create table kept as select 42 as answer')
    }
    await using again = await open()
    expect(await query(again, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('is made of fsync and a password, and listens on no port', async () => {
    await using server = await open()
    expect(
      await query(
        server,
        "select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens",
      ),
    ).toEqual([{ fsync: 'on', listens: '' }])
    const stranger = new pg.Client({ ...server.connection('postgres'), password: 'guess' })
    await expect(stranger.connect()).rejects.toThrow('password authentication failed')
  })

  test('has one owner, and guests that leave it running', async () => {
    await using owner = await open()
    await expect(open()).rejects.toThrow(
      `Another Comity is running on ${dataDir}. Stop it first, or choose another COMITY_DATA_DIR.`,
    )
    {
      await using guest = await open('guest')
      expect(await query(guest, 'select 1 as one')).toEqual([{ one: 1 }])
    }
    expect(await query(owner, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is started for a command that finds none, and stopped after it', async () => {
    let pid: number
    {
      await using guest = await open('guest')
      pid = postmasterPid()
      await query(guest, 'select 1')
    }
    // The server takes its pid file away a moment before it is gone.
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow())
  })

  test('comes back by itself when its server is killed', async () => {
    await using server = await open()
    await query(server, 'create table kept as select 42 as answer')
    process.kill(postmasterPid(), 'SIGKILL')
    for (let rows: unknown[] = []; rows.length === 0; await sleep(20)) {
      rows = await query(server, 'select answer from kept').catch(() => [])
    }
  })

  test('starts over what a crash or a reboot left behind', async () => {
    {
      await using _server = await open()
    }
    // The number in a stale file belongs to somebody else by now: to this very test.
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n1\n5432\n`)
    await using server = await open()
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is not confused by a first start that broke off', async () => {
    mkdirSync(join(dataDir, 'postgres.unfinished/base'), { recursive: true })
    await using server = await open()
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('of another major version is named, not touched', async () => {
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n')
    await expect(open()).rejects.toThrow(/was written by PostgreSQL 15, and this is 18/)
  })
})

test('a platform without binaries is told what to do', () => {
  expect(() => findBinaries('plan9-mips')).toThrow(
    /no embedded PostgreSQL for plan9-mips\. Set COMITY_DATABASE_URL/,
  )
})

test('an ordinary user runs the server as himself; root as somebody who has a name', () => {
  expect(accountForPostgres(1000)).toEqual([])
  let account: readonly string[] | Error
  try {
    account = accountForPostgres(0)
  } catch (error) {
    account = error as Error
  }
  if (account instanceof Error)
    expect(account.message).toMatch(/Start Comity as an ordinary user, or set COMITY_DATABASE_URL/)
  else expect(account[0]).toBe('unshare')
})
