// Wires the rooms of the gateway together, starts them in the order that a message needs them, and stops them backwards.
import type { FastifyInstance } from 'fastify'
import { apiRoutes } from './api/routes.ts'
import { startCheckpoints } from './audit/checkpointer.ts'
import { bootstrap, certificate, type Installation } from './bootstrap.ts'
import { Mailbox } from './demo/mailbox.ts'
import { demoRoutes } from './demo/routes.ts'
import { demoAlias, seedCast, sendLetters } from './demo/seed.ts'
import { healthRoutes } from './http/health.ts'
import { newHttpServer } from './http/server.ts'
import { Identifier } from './identify/identify.ts'
import type { Resolver } from './intake/sender.ts'
import { SmtpIntake } from './intake/smtp-intake.ts'
import { parseNetworks } from './intake/trusted-networks.ts'
import { Links } from './links.ts'
import type { Log } from './log.ts'
import { JudgeMemory } from './memory/judge-memory.ts'
import { checkSurroundings } from './operations/preflight.ts'
import { SecondOpinion } from './opinion/second-opinion.ts'
import { pageRoutes } from './pages/routes.ts'
import { Pipeline } from './pipeline/pipeline.ts'
import { Policies } from './policies/policies.ts'
import { ImportWorker } from './preferences/import/import-worker.ts'
import { Suppressions } from './preferences/suppressions.ts'
import { MailReader } from './read/mail-reader.ts'
import { RecentMail } from './read/recent-mail.ts'
import { Scanner } from './read/scanner.ts'
import { releaseLeases } from './relay/claim.ts'
import { Outbox } from './relay/outbox.ts'
import { Transport } from './relay/transport.ts'
import { startSweeper } from './retention/sweeper.ts'
import type { Settings } from './settings.ts'
import { Signer } from './signing/signer.ts'
import { DecisionLog } from './store/log/decision-log.ts'
import { openStore, type Store } from './store/open-store.ts'
import { hooksOf } from './webhooks/hooks.ts'
import { hookRoutes } from './webhooks/routes.ts'
import type { FetchText } from './webhooks/ses.ts'

export interface GatewayOptions {
  readonly log: Log
  /** Told in the description of the API. */
  readonly version: string
  /** The clock; tests hold it. */
  readonly now?: () => Date
  readonly random?: () => number
  /** Fetches what a provider's webhook refers to; the system's `fetch` where it is not given. */
  readonly fetchText?: FetchText
  /** DNS for the authentication of senders; the system's where it is not given. */
  readonly resolver?: Resolver
}

export interface Gateway extends AsyncDisposable {
  readonly httpUrl: string
  readonly smtpUrl: string
  /** Which database is used. */
  readonly database: string
  readonly installation: Installation
  readonly store: Store
  /** Where a newcomer sends a first message; in the demo only. */
  readonly firstAlias: string | undefined
}

/** Starts a gateway; it serves when this resolves. Throws with plain words where it cannot. */
export async function startGateway(settings: Settings, options: GatewayOptions): Promise<Gateway> {
  await checkSurroundings(settings, process.version)
  await using stack = new AsyncDisposableStack()
  const core = await openCore(settings, options, stack)
  const relay = await openRelay(core, settings, stack)
  const faces = await openFaces(core, relay, { settings, stack })
  const httpUrl = await faces.http.listen({ host: settings.host, port: settings.httpPort })
  core.setPublicUrl(settings.publicUrl ?? httpUrl)
  const smtpUrl = `smtp://${hostInUrl(settings.host)}:${await faces.smtp.listen()}`
  relay.outbox.start()
  stack.use(startSweeper({ ...core, keep: settings.keep }, core))
  stack.use(startCheckpoints(core.pool, core))
  faces.imports.start()
  if (settings.demo && core.installation.isNew) await sendLetters(core, smtpUrl)
  const firstAlias = settings.demo ? await demoAlias(core) : undefined
  const running = stack.move()
  const { store, installation } = core
  const { description: database } = store
  return {
    httpUrl,
    smtpUrl,
    database,
    installation,
    store,
    firstAlias,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

type Core = Awaited<ReturnType<typeof openCore>>

/** What everything else stands on: the store, its marketplace and policy, links, and the reading of mail. */
async function openCore(settings: Settings, options: GatewayOptions, stack: AsyncDisposableStack) {
  const { log, version, now = () => new Date(), random = Math.random, resolver } = options
  const onTrouble = (sentence: string) => log.warn(sentence)
  const store = stack.use(await openStore({ ...settings, role: 'owner', onTrouble }))
  const { pool } = store
  const decisionLog = new DecisionLog(pool)
  const installation = await bootstrap(decisionLog, settings, now())
  const { marketplaceId } = installation
  if (settings.demo && installation.isNew) await seedCast({ pool, decisionLog, marketplaceId, now: now() })
  const policies = await Policies.load(pool)
  stack.use(
    policies.watch((error) => log.warn({ err: error }, 'whether another policy is in force is not known')),
  )
  const memory = await JudgeMemory.load(pool)
  stack.use(memory.watch((error) => log.warn({ err: error }, 'what reviewers have read is not known')))
  let publicUrl = ''
  const links = new Links(() => publicUrl, installation.linkSecret)
  const setPublicUrl = (url: string) => {
    publicUrl = url
  }
  const suppressions = new Suppressions(installation.suppressionKey)
  const reader = stack.use(newReader(settings))
  const recentMail = new RecentMail()
  const { relayDomain, reviewSample } = settings
  return {
    ...{
      store,
      pool,
      installation,
      marketplaceId,
      relayDomain,
      reviewSample,
      decisionLog,
      policies,
      memory,
      links,
      suppressions,
      reader,
      recentMail,
      setPublicUrl,
    },
    ...{ log, version, now, random, resolver, fetchText: options.fetchText ?? fetchOverHttps },
  }
}

function newReader({ clamd }: Settings): MailReader {
  return new MailReader(clamd === undefined ? undefined : new Scanner(clamd))
}

/** The way out: the outbox, and in front of it the operator's relay or the demo's mailbox. */
async function openRelay(core: Core, settings: Settings, stack: AsyncDisposableStack) {
  // The embedded database has one owner, so what a gateway that died had taken up is free again.
  if (settings.databaseUrl === undefined) await releaseLeases(core.pool, core.now())
  const mailbox = settings.smarthost === undefined ? stack.use(new Mailbox(settings.dataDir)) : undefined
  const smarthost = settings.smarthost ?? (await (mailbox as Mailbox).listen())
  const { signingKeys: keys } = core.installation
  const signer = stack.use(new Signer({ domain: settings.relayDomain, keys }))
  const transport = stack.use(new Transport(smarthost, settings.relayDomain, signer))
  const outbox = stack.use(new Outbox({ ...core, transport }))
  return { mailbox, outbox }
}

/** The way in: the pipeline, and in front of it SMTP and HTTP. */
async function openFaces(
  core: Core,
  { mailbox, outbox }: Awaited<ReturnType<typeof openRelay>>,
  { settings, stack }: { settings: Settings; stack: AsyncDisposableStack },
) {
  const { verdictReply, host, demo } = settings
  const allowedHosts = allowedHostsOf(settings)
  const secondOpinion =
    settings.secondOpinion && new SecondOpinion({ ...settings.secondOpinion, log: core.log })
  const pipeline = new Pipeline({ ...core, allowedHosts, secondOpinion, onWork: () => outbox.wake() })
  stack.defer(() => pipeline.drained())
  const imports = stack.use(new ImportWorker({ ...core, ...importLinks(core), onWork: () => outbox.wake() }))
  const shared = { ...core, pipeline, allowedHosts, imports, onWork: () => outbox.wake() }
  const isDemo = demo && mailbox !== undefined
  const http = await newHttpServer(core)
  await apiRoutes(http, shared)
  healthRoutes(http, core.pool)
  pageRoutes(http, { ...core, demo: isDemo })
  const identifier = new Identifier(core.pool)
  hookRoutes(http, {
    ...shared,
    hostName: settings.relayDomain,
    identifier,
    hooks: hooksOf(settings, core.fetchText),
  })
  if (isDemo) demoRoutes(http, { ...shared, mailbox })
  stack.defer(() => (http as unknown as FastifyInstance).close())
  const smtp = stack.use(
    new SmtpIntake({
      ...shared,
      ...{ host, port: settings.smtpPort, hostName: settings.relayDomain, verdictReply },
      tls: await certificate(settings),
      trusted: parseNetworks(settings.trustedNetworks),
    }),
  )
  return { smtp, http, imports }
}

function importLinks({ links, now }: Core) {
  return {
    choicesUrl: (buyer: { marketplaceId: string; buyerId: string }) =>
      links.toBuyer('all', { ...buyer, issuedAt: now() }),
  }
}

async function fetchOverHttps(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'error' })
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return response.text()
}

/** Links to the gateway's own pages are no links that lead away. */
function allowedHostsOf({ publicUrl, relayDomain }: Settings): string[] {
  return [relayDomain, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])]
}
