// Tests run in parallel files against the sources of all packages; see tests/ for what they share.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    isolate: false,
    pool: 'forks',
    execArgv: ['--conditions=@comity/source'],
    globalSetup: ['tests/shared-postgres.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
  resolve: { conditions: ['@comity/source'] },
  ssr: { resolve: { conditions: ['@comity/source'], externalConditions: ['@comity/source'] } },
})
