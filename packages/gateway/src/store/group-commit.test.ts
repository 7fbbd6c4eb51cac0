import { describe, expect, test } from 'vitest'
import { GroupCommit } from './group-commit.ts'

/** Flushes that the test lets through one by one. */
function held<I>() {
  const batches: { items: readonly I[]; commit: () => void; fail: (error: unknown) => void }[] = []
  const group = new GroupCommit<I, I>({
    flush: (items) =>
      new Promise(
        (resolve, reject) => void batches.push({ items, commit: () => resolve(items), fail: reject }),
      ),
    weigh: () => 1_000,
    full: () => new Error('full'),
    slots: 1,
  })
  return { group, batches }
}

/** Lets everything that is ready run. */
const settle = () => new Promise((done) => setImmediate(done))

describe('group commit', () => {
  test('writes what came while a commit was in flight together', async () => {
    const { group, batches } = held<number>()
    const results = [1, 2, 3].map((item) => group.submit(item))
    expect(batches.map(({ items }) => items)).toEqual([[1]])
    batches[0]?.commit()
    await settle()
    expect(batches[1]?.items).toEqual([2, 3])
    batches[1]?.commit()
    expect(await Promise.all(results)).toEqual([1, 2, 3])
  })

  test('refuses what comes when the queue is full, and takes it again afterwards', async () => {
    const { group, batches } = held<number>()
    const waiting = Array.from({ length: 2_001 }, (_, item) => group.submit(item))
    await expect(group.submit(-1)).rejects.toThrow('full')
    const pump = async () => {
      for (let index = 0; index < batches.length; index += 1) {
        batches[index]?.commit()
        await settle()
      }
    }
    await pump()
    expect(await Promise.all(waiting)).toHaveLength(2_001)
    expect(Math.max(...batches.map(({ items }) => items.length))).toBe(128)
    const again = group.submit(-1)
    batches.at(-1)?.commit()
    expect(await again).toBe(-1)
  })

  test('refuses by weight as well', async () => {
    const group = new GroupCommit<number, number>({
      flush: () => new Promise(() => undefined),
      weigh: (bytes) => bytes,
      full: () => new Error('full'),
      slots: 1,
    })
    void group.submit(1)
    void group.submit(200 * 1024 * 1024)
    await expect(group.submit(100 * 1024 * 1024)).rejects.toThrow('full')
  })

  test('splits a batch until the poisonous item is alone', async () => {
    const flushed: number[][] = []
    const group = new GroupCommit<number, number>({
      flush: async (items) => {
        flushed.push([...items])
        if (items.includes(5)) throw Object.assign(new Error('poison'), { code: '22P02' })
        return items
      },
      weigh: () => 1,
      full: () => new Error('full'),
      slots: 1,
    })
    const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6, 7].map((item) => group.submit(item)))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      true,
      true,
    ])
    expect(flushed.at(1)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('tries again what failed for want of a connection, and gives up in time', async () => {
    let failures = 2
    const group = new GroupCommit<number, number>({
      flush: async (items) => {
        if (failures-- > 0) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
        return items
      },
      weigh: () => 1,
      full: () => new Error('full'),
    })
    expect(await group.submit(1)).toBe(1)
    failures = Number.POSITIVE_INFINITY
    await expect(group.submit(2)).rejects.toThrow('gone')
  })

  test('is drained when nothing waits', async () => {
    const { group, batches } = held<number>()
    await group.drained()
    const result = group.submit(1)
    let isDrained = false
    const drained = group.drained().then(() => {
      isDrained = true
    })
    await settle()
    expect(isDrained).toBe(false)
    batches[0]?.commit()
    await Promise.all([result, drained])
  })
})
