// Generated documentation is fresh. `npm run reference` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newDatabase } from './database.ts'
import { describeErrors, describeFacts, describeStandards, standards } from './reference.ts'
import { describeSchema } from './schema.ts'

/** Compares with the file, or writes it where that was asked for. */
function expectFresh(path: string, text: string): void {
  const file = new URL(`../${path}`, import.meta.url)
  if (process.env.COMITY_WRITE_REFERENCE === '1') writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
}

describe('the reference', () => {
  test('of errors is what the catalogue says', () => {
    expectFresh('docs/reference/errors.md', describeErrors())
  })

  test('of standards is what the code says', () => {
    expectFresh('docs/reference/rfc.md', describeStandards())
  })

  test('of facts is what the catalogue says', () => {
    expectFresh('docs/policy/facts.md', describeFacts())
  })

  test('of the schema is what the migrations come to', async () => {
    await using database = await newDatabase()
    expectFresh('packages/gateway/src/store/schema.sql', await describeSchema(database.pool))
  })
})

test.each(standards())('$section is tested under its name', ({ tests }) => {
  expect(tests).not.toEqual([])
})
