// What the decision log proves to somebody who has neither the database nor our word: signed states, exports, single proofs.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { exportLog } from '../packages/gateway/src/audit/export-log.ts'
import { verifyLog } from '../packages/gateway/src/audit/verify-log.ts'
import { inTransaction } from '../packages/gateway/src/store/database.ts'
import { makeCheckpoint } from '../packages/gateway/src/store/log/checkpoints.ts'
import { merklePath, merkleRoot } from '../packages/gateway/src/store/log/merkle.ts'
import { runComity } from './command.ts'
import { startTestGateway, type TestGateway } from './gateway.ts'

const VERIFY = fileURLToPath(new URL('../docs/operations/verify-export.mjs', import.meta.url))

let gateway: TestGateway
let folder: string
let message: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comity-proof-'))
  gateway = await startTestGateway()
  for (const n of [1, 2, 3]) {
    await gateway.order(`proof-${n}`)
    const { body } = await gateway.call('POST', '/v1/messages', {
      ...{
        order: `proof-${n}`,
        from: 'seller',
        subject: 'Your order',
        text: 'Which house number is it, please?',
      },
    })
    message = body.id
    await checkpoint()
  }
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 10_000 })
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

async function waiting(): Promise<number> {
  const { rows } = await gateway.database.pool.query('select count(*)::int as n from outbox')
  return rows[0].n
}

function checkpoint() {
  const { marketplaceId } = gateway.gateway.installation
  return inTransaction(gateway.database.pool, (db) => makeCheckpoint(db, marketplaceId, gateway.clock.now))
}

const comity = (...args: string[]) =>
  runComity(args, { cwd: folder, env: { COMITY_DATABASE_URL: gateway.database.url } })

/** The script as a third party runs it. */
function verify(name: string, content: string, key?: string): Promise<{ code: number; out: string }> {
  writeFileSync(join(folder, name), content)
  if (key !== undefined) writeFileSync(join(folder, 'key.pem'), key)
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [VERIFY, name, ...(key === undefined ? [] : ['key.pem'])],
      { cwd: folder },
      (error, out) => resolve({ code: Number(error?.code ?? 0), out }),
    )
  })
}

describe('an export', () => {
  test('is verified by a script that needs nothing else, against a key that was given before', async () => {
    const { out: key } = await comity('log', 'key')
    const { out } = await comity('log', 'export')
    expect((await verify('log.jsonl', out, key)).out).toMatch(/^Whole: \d+ entries, \d checkpoints\.\n$/)
  })

  test.each([
    [
      'an entry that was altered',
      (lines: string[]) =>
        lines.map((line) => line.replace('\\"outcome\\":\\"deliver\\"', '\\"outcome\\":\\"hold\\"')),
      'was altered',
    ],
    ['an entry that was left out', (lines: string[]) => lines.filter((_, n) => n !== 2), 'is missing'],
    ['a signature that was left out', (lines: string[]) => lines.slice(0, -2), 'under no signature'],
    [
      'a checkpoint that was altered',
      (lines: string[]) => lines.map((line) => line.replace('comity-checkpoint/1', 'comity-checkpoint/2')),
      'its signature does not fit',
    ],
  ])('is not whole with %s, and the script says where', async (_, tamper, fault) => {
    const { out } = await comity('log', 'export')
    const result = await verify('tampered.jsonl', `${tamper(out.trimEnd().split('\n')).join('\n')}\n`)
    expect(result.code).toBe(1)
    expect(result.out).toContain(fault)
    expect(result.out).toMatch(/^(?:line \d+|the export)/)
  })

  test('signed anew with another key is found by who kept the first one', async () => {
    const { out } = await comity('log', 'export')
    const other =
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n'
    expect((await verify('log.jsonl', out, other)).out).toContain('the public key is not the one you gave')
  })
})

describe('the proof of one decision', () => {
  test('is checked by the same script, and shows no other message', async () => {
    const { body } = await gateway.call('GET', `/v1/messages/${message}/proof`)
    const text = JSON.stringify(body)
    const { out, code } = await verify('proof.json', text)
    expect(code).toBe(0)
    expect(out).toMatch(/^proof 1: signed 2026-11-23T/)
    expect(out).toContain(`"message":"${message}"`)
    expect(new Set(text.match(/message\\":\\"[0-9a-f-]{36}/g))).toHaveLength(1)
    expect(JSON.parse((await comity('log', 'proof', message)).out).items).toHaveLength(body.items.length)
  })

  test('fits no other outcome', async () => {
    const { body } = await gateway.call('GET', `/v1/messages/${message}/proof`)
    const forged = JSON.stringify(body).replace('\\"outcome\\":\\"deliver\\"', '\\"outcome\\":\\"withhold\\"')
    const { out, code } = await verify('forged.json', forged)
    expect([code, out]).toEqual([1, expect.stringContaining('the entry is not the one that was signed')])
  })

  test('is of this marketplace’s messages only', async () => {
    const { status } = await gateway.call('GET', '/v1/messages/01890a5d-ac96-774b-bcce-b302099a8057/proof')
    expect(status).toBe(404)
  })
})

test('the log is whole at any moment, and so is an export, while messages come in', async () => {
  await using busy = await startTestGateway()
  await busy.order('busy')
  let isDone = false
  const sending = (async () => {
    for (let n = 0; n < 60; n += 1)
      await busy.call('POST', '/v1/messages', {
        ...{ order: 'busy', from: 'seller', subject: 'Your order', text: `Which size do you need? (${n})` },
      })
    isDone = true
  })()
  const { marketplaceId } = busy.gateway.installation
  while (!isDone) {
    expect((await verifyLog(busy.database.pool)).faults).toEqual([])
    const lines: string[] = []
    const at = { marketplaceId, now: busy.clock.now }
    await exportLog(busy.database.pool, at, (line) => void lines.push(`${line}\n`))
    expect((await verify('busy.jsonl', lines.join(''))).out).toMatch(/^Whole: /)
  }
  await sending
})

describe('a signed state', () => {
  test('is answered for outsiders to keep, and is none anew where nothing happened', async () => {
    const { body } = await gateway.call('GET', '/v1/log/head')
    expect(JSON.parse(body.checkpoint.body)).toMatchObject({
      format: 'comity-checkpoint/1',
      no: expect.any(Number),
    })
    expect(body.public_key).toContain('BEGIN PUBLIC KEY')
    await checkpoint()
    expect(await checkpoint()).toBeUndefined()
  })

  test('tells on who rewrote a whole chain, its hashes and its head', async () => {
    await using other = await startTestGateway()
    await other.order('rewritten')
    await other.call('PUT', '/v1/buyers/buyer-1/preferences', {
      ...{ category: 'all', source: 'explicit', scope: {}, choice: 'out' },
    })
    const { marketplaceId } = other.gateway.installation
    await inTransaction(other.database.pool, (db) => makeCheckpoint(db, marketplaceId, other.clock.now))
    expect((await verifyLog(other.database.pool)).faults).toEqual([])
    await other.database.asSuperuser(`
      with last as (select e.*, replace(e.entry, '"choice":"out"', '"choice":"in"') as forged from log_entry e
        join log_head h on h.marketplace_id = e.marketplace_id and h.writer_id = e.writer_id and h.seq = e.seq
        where e.entry like '%preference.chosen%'), hashed as (
        select *, sha256(previous || convert_to(forged, 'UTF8')) as forged_hash from last), altered as (
        update log_entry e set entry = forged, hash = forged_hash from hashed
        where e.writer_id = hashed.writer_id and e.seq = hashed.seq)
      update log_head h set hash = forged_hash from hashed where h.writer_id = hashed.writer_id`)
    const { faults } = await verifyLog(other.database.pool)
    expect(faults.map(({ fault }) => fault)).toEqual(['entries that it vouches for were altered'])
  })
})

/** As RFC 9162 §2.1.3.2 has it; undefined where the path is none of such a place. */
function rootFrom(
  entryHash: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const nodeOf = (left: Buffer, right: Buffer) => sha256(Buffer.from([1]), left, right)
  let node = sha256(Buffer.from([0]), entryHash)
  let [at, last] = [index, size - 1]
  for (const beside of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      node = nodeOf(beside, node)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else node = nodeOf(node, beside)
    ;[at, last] = [at >> 1, last >> 1]
  }
  return last === 0 ? node : undefined
}

test('a path leads to the root for its own entry at its own place only (RFC 9162 §2.1, RFC 9162 §2.1.3.1)', () => {
  const entries = (size: number) => Array.from({ length: size }, (_, n) => Buffer.from(`entry ${n}`))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(69), fc.nat(69), (size, at, other) => {
      const all = entries(size)
      const [index, wrong] = [at % size, other % size]
      const path = merklePath(all, index)
      const root = merkleRoot(all)
      expect(rootFrom(all[index] as Buffer, index, size, path)).toEqual(root)
      if (wrong === index) return
      expect(rootFrom(all[wrong] as Buffer, index, size, path)).not.toEqual(root)
      expect(rootFrom(all[index] as Buffer, wrong, size, path)).not.toEqual(root)
    }),
  )
})
