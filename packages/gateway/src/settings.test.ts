import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

/** Reads without the working directory's own file. */
const read = (environment: Record<string, string>, demo = false) =>
  readSettings(environment, { demo, file: '/nowhere/comity.yaml' })

describe('settings', () => {
  test('have the defaults that the reference names', () => {
    expect(read({})).toMatchObject({
      httpPort: 8080,
      smtpPort: 2525,
      dataDir: './data',
      databaseUrl: undefined,
      relayDomain: 'relay.localhost',
      smarthost: undefined,
      trustedNetworks: [],
      verdictReply: 'reject',
      policy: 'amazon-2017',
      demo: false,
      logLevel: 'info',
    })
  })

  test('of a demo keep to this machine', () => {
    expect(read({}, true)).toMatchObject({
      host: '127.0.0.1',
      trustedNetworks: ['127.0.0.0/8', '::1'],
      demo: true,
    })
    expect(read({ COMITY_DEMO: '0' }, true)).toMatchObject({ demo: false, trustedNetworks: [] })
  })

  test.each([
    [
      { COMITY_HTTP_PORT: '70000' },
      'COMITY_HTTP_PORT: must be a port number, 0 to 65535; 0 picks a free one',
    ],
    [{ COMITY_SMTP_PORT: 'smtp' }, 'COMITY_SMTP_PORT: must be a port number'],
    [{ COMITY_VERDICT_REPLY: 'bounce' }, 'COMITY_VERDICT_REPLY: must be reject or notify'],
    [
      { COMITY_DATABASE_URL: 'mysql://x/y' },
      'COMITY_DATABASE_URL: must be a URL that begins with postgres:// or postgresql://',
    ],
    [
      { COMITY_SMARTHOST: 'mail.example' },
      'COMITY_SMARTHOST: must be a URL that begins with smtp:// or smtps://',
    ],
    [
      { COMITY_TRUSTED_NETWORKS: '10.0.0.0/33' },
      'COMITY_TRUSTED_NETWORKS: "10.0.0.0/33" is no network; write it as 10.0.0.0/8',
    ],
    [{ COMITY_RELAY_DOMAIN: 'no domain' }, 'COMITY_RELAY_DOMAIN: must be a domain name'],
    [{ COMITY_LOG_LEVEL: 'loud' }, 'COMITY_LOG_LEVEL: must be one of fatal, error'],
    [{ COMITY_DEMO: 'yes' }, 'COMITY_DEMO: must be 0 or 1'],
    [{ COMITY_PROT: '1' }, 'COMITY_PROT is no setting. The settings are COMITY_HTTP_PORT, COMITY_SMTP_PORT'],
    [{ COMITY_TLS_CERT: 'a.pem' }, 'COMITY_TLS_CERT and COMITY_TLS_KEY go together'],
  ])('%o is told to be wrong', (environment, message) => {
    expect(() => read(environment as unknown as Record<string, string>)).toThrow(message)
  })

  test('name every fault at once', () => {
    expect(() => read({ COMITY_HTTP_PORT: 'x', COMITY_DEMO: 'y' })).toThrow(
      /COMITY_HTTP_PORT.*\n.*COMITY_DEMO/,
    )
  })

  test('may stand in comity.yaml, and the environment wins', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'comity-settings-')), 'comity.yaml')
    writeFileSync(file, 'COMITY_HTTP_PORT: 9000\nCOMITY_SMTP_PORT: 9025\n')
    expect(readSettings({ COMITY_SMTP_PORT: '0' }, { file })).toMatchObject({ httpPort: 9000, smtpPort: 0 })
    writeFileSync(file, '- just a list\n')
    expect(() => readSettings({}, { file })).toThrow('write one setting a line')
  })
})
