// Starts and stops what a bench measures; every server has a process of its own.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OPERATOR_KEY = 'operator-key-of-the-bench'

export interface BareServer extends Disposable {
  readonly port: number
  /** Messages it has read so far. */
  count(): Promise<number>
}

export async function startBareServer(): Promise<BareServer> {
  const child = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    count: async () => {
      child.send('count')
      const [{ count }] = (await once(child, 'message')) as [{ count: number }]
      return count
    },
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  }
}

export interface ComityProcess extends AsyncDisposable {
  readonly child: ChildProcess
  readonly dataDir: string
  readonly httpUrl: string
  readonly smtpPort: number
}

const MAIN = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

/** Starts `comity serve` on a data directory (a new one where none is given), with its embedded database. */
export async function startComity(
  smarthost: string,
  { dataDir, smtpPort = 0 }: { dataDir?: string; smtpPort?: number } = {},
): Promise<ComityProcess> {
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), 'comity-bench-'))
  const env = {
    PATH: process.env.PATH,
    ...{
      COMITY_HTTP_PORT: '0',
      COMITY_SMTP_PORT: String(smtpPort),
      COMITY_HOST: '127.0.0.1',
      COMITY_DEMO: '0',
    },
    ...{ COMITY_DATA_DIR: directory, COMITY_SMARTHOST: smarthost, COMITY_OPERATOR_KEY: OPERATOR_KEY },
    ...{ COMITY_TRUSTED_NETWORKS: '127.0.0.0/8', COMITY_LOG_LEVEL: 'error' },
  }
  const child = spawn(process.execPath, ['--conditions=@comity/source', MAIN, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [httpUrl, smtpUrl] = await readyLine(child)
  return {
    ...{ child, dataDir: directory, httpUrl, smtpPort: Number(new URL(smtpUrl).port) },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      if (dataDir === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function readyLine(child: ChildProcess): Promise<[string, string]> {
  let output = ''
  for await (const chunk of child.stdout as NodeJS.ReadableStream) {
    output += String(chunk)
    const [, http, smtp] = /^comity ready (\S+) (\S+)$/m.exec(output) ?? []
    if (http && smtp) return [http, smtp]
  }
  throw new Error(`comity did not start: ${output}`)
}

/** One call of the API; throws where it is refused. */
// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
export async function call(httpUrl: string, method: string, path: string, body: unknown): Promise<any> {
  return (await request(httpUrl, method, path, body)).json()
}

/** One call that answers with lines. */
export async function streamed(httpUrl: string, path: string, body: unknown): Promise<string[]> {
  return (await (await request(httpUrl, 'POST', path, body)).text()).trim().split('\n')
}

/** Sends a list of choices in. */
export async function importOf(httpUrl: string, id: string, csv: string): Promise<void> {
  await request(httpUrl, 'PUT', `/v1/preferences/imports/${id}?tell=false`, csv)
}

async function request(httpUrl: string, method: string, path: string, body: unknown): Promise<Response> {
  const isText = typeof body === 'string'
  const type: Record<string, string> =
    body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }
  const headers = { authorization: `Bearer ${OPERATOR_KEY}`, ...type }
  const text = isText ? body : JSON.stringify(body)
  const response = await fetch(httpUrl + path, {
    method,
    headers,
    ...(text === undefined ? {} : { body: text }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
  return response
}
