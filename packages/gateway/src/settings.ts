// The settings: from the environment or comity.yaml, every one checked at start, none unknown.
import { existsSync, readFileSync } from 'node:fs'
import { domainToASCII } from 'node:url'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { parseNetworks } from './intake/trusted-networks.ts'
import { LOG_LEVELS } from './log.ts'
import { SettingsError } from './trouble.ts'

const DEMO_NETWORKS = '127.0.0.0/8,::1'

const port = z.coerce
  .number({ error: 'must be a port number, 0 to 65535; 0 picks a free one' })
  .int()
  .min(0)
  .max(65_535, { error: 'must be a port number, 0 to 65535; 0 picks a free one' })

const domain = z
  .string()
  .transform((text) => domainToASCII(text).toLowerCase())
  .refine((name) => /^[a-z\d-]+(?:\.[a-z\d-]+)*$/.test(name), { error: 'must be a domain name' })

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const networks = z.string().transform((text, context) => {
  const cidrs = text.split(',').filter((cidr) => cidr.trim() !== '')
  try {
    parseNetworks(cidrs)
  } catch (error) {
    context.addIssue((error as Error).message)
  }
  return cidrs
})

const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((text) => text === '1')

const days = z.coerce
  .number({ error: 'must be a number of days' })
  .int({ error: 'must be a whole number of days' })
  .min(1, { error: 'must be at least one day' })

/** By name, with the defaults of a start without the demo. */
const schema = z.strictObject({
  COMITY_HTTP_PORT: port.default(8080),
  COMITY_SMTP_PORT: port.default(2525),
  COMITY_HOST: z.string().min(1).default('0.0.0.0'),
  COMITY_PUBLIC_URL: url(['http:', 'https:'])
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  COMITY_DATA_DIR: z.string().min(1).default('./data'),
  COMITY_DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  COMITY_RELAY_DOMAIN: domain.default('relay.localhost'),
  COMITY_MARKETPLACE: z.string().min(1).max(100).default('Marketplace'),
  COMITY_SMARTHOST: url(['smtp:', 'smtps:']).optional(),
  COMITY_DKIM_SELECTOR: domain.default('comity'),
  COMITY_MAILGUN_KEY: z.string().min(1).optional(),
  COMITY_POSTMARK_SECRET: z
    .string()
    .regex(/^[^:]+:.{16,}$/, { error: 'must be user:password, the password of at least 16 characters' })
    .optional(),
  COMITY_SENDGRID_KEY: z.base64({ error: 'must be the public key in base64' }).optional(),
  COMITY_SES_TOPIC: z.string().startsWith('arn:', { error: 'must be the ARN of an SNS topic' }).optional(),
  COMITY_CLAMD: url(['tcp:', 'unix:']).optional(),
  COMITY_SECOND_OPINION_URL: url(['http:', 'https:'])
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  COMITY_SECOND_OPINION_KEY: z.string().min(1).optional(),
  COMITY_SECOND_OPINION_MODEL: z.string().min(1).optional(),
  COMITY_TRUSTED_NETWORKS: networks.default([]),
  COMITY_VERDICT_REPLY: z.enum(['reject', 'notify'], { error: 'must be reject or notify' }).default('reject'),
  COMITY_OPERATOR_KEY: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  COMITY_POLICY: z.string().min(1).default('amazon-2017'),
  COMITY_POLICY_MODE: z
    .enum(['enforce', 'shadow'], { error: 'must be enforce or shadow' })
    .default('enforce'),
  COMITY_REVIEW_SAMPLE: z.coerce
    .number({ error: 'must be a share from 0 to 1' })
    .min(0, { error: 'must be a share from 0 to 1' })
    .max(1, { error: 'must be a share from 0 to 1' })
    .default(0.01),
  COMITY_KEEP_MESSAGES_DAYS: days.default(730),
  COMITY_KEEP_EVIDENCE_DAYS: days.default(1_095),
  COMITY_DEMO: flag.default(false),
  COMITY_TLS_CERT: z.string().optional(),
  COMITY_TLS_KEY: z.string().optional(),
  COMITY_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
})

type Values = z.infer<typeof schema>

export interface Settings {
  readonly httpPort: number
  readonly smtpPort: number
  readonly host: string
  /** Undefined: the address the HTTP port is served at. */
  readonly publicUrl: string | undefined
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly relayDomain: string
  readonly marketplace: string
  /** Undefined: the built-in mailbox of the demo. */
  readonly smarthost: string | undefined
  /** Of the RSA key; that of Ed25519 has `-ed25519` behind it. */
  readonly dkimSelector: string
  /** What proves the calls of providers that post mail here; each is off where it is not set. */
  readonly hooks: {
    readonly mailgun: string | undefined
    readonly postmark: string | undefined
    readonly sendgrid: string | undefined
    readonly ses: string | undefined
  }
  /** Where a virus scanner listens. */
  readonly clamd: string | undefined
  /** Who is asked about messages that the judge is unsure of; nobody where it is undefined. */
  readonly secondOpinion:
    | { readonly url: string; readonly key: string | undefined; readonly model: string }
    | undefined
  readonly trustedNetworks: readonly string[]
  readonly verdictReply: 'reject' | 'notify'
  readonly operatorKey: string | undefined
  /** In force from the first start on. */
  readonly policy: string
  /** `shadow`: until another activation the policy only notes what it would decide; buyers' choices hold all the same. */
  readonly policyMode: 'enforce' | 'shadow'
  /** The share of sellers' messages that a person reads for quality, 0 to 1. */
  readonly reviewSample: number
  /** Days after which what messages said, and how choices came in, is taken out. */
  readonly keep: { readonly messages: number; readonly evidence: number }
  readonly demo: boolean
  /** Files with a certificate and its key; undefined: made by Comity itself. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly logLevel: Values['COMITY_LOG_LEVEL']
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings; the environment wins over `comity.yaml` in the working directory. `demo` gives the defaults of a
 * demonstration on this machine alone. Throws a SettingsError that names every bad or unknown one.
 */
export function readSettings(
  environment: Environment,
  { demo = false, file = 'comity.yaml' } = {},
): Settings {
  const isDemo = environment.COMITY_DEMO === undefined ? demo : environment.COMITY_DEMO === '1'
  const defaults = isDemo
    ? {
        COMITY_HOST: '127.0.0.1',
        COMITY_TRUSTED_NETWORKS: DEMO_NETWORKS,
        COMITY_DEMO: '1',
        COMITY_MARKETPLACE: 'Comity Demo Market',
      }
    : {}
  const given = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('COMITY_') && value !== undefined,
  )
  const parsed = schema.safeParse({ ...defaults, ...readFileIfThere(file), ...Object.fromEntries(given) })
  if (!parsed.success) throw new SettingsError(parsed.error.issues.flatMap(issueLines).join('\n'))
  return settingsOf(parsed.data)
}

function settingsOf(values: Values): Settings {
  const { COMITY_TLS_CERT: cert, COMITY_TLS_KEY: key } = values
  if ((cert === undefined) !== (key === undefined))
    throw new SettingsError('COMITY_TLS_CERT and COMITY_TLS_KEY go together: set both or neither.')
  return {
    httpPort: values.COMITY_HTTP_PORT,
    smtpPort: values.COMITY_SMTP_PORT,
    host: values.COMITY_HOST,
    publicUrl: values.COMITY_PUBLIC_URL,
    dataDir: values.COMITY_DATA_DIR,
    databaseUrl: values.COMITY_DATABASE_URL,
    relayDomain: values.COMITY_RELAY_DOMAIN,
    marketplace: values.COMITY_MARKETPLACE,
    smarthost: values.COMITY_SMARTHOST,
    dkimSelector: values.COMITY_DKIM_SELECTOR,
    hooks: {
      mailgun: values.COMITY_MAILGUN_KEY,
      postmark: values.COMITY_POSTMARK_SECRET,
      sendgrid: values.COMITY_SENDGRID_KEY,
      ses: values.COMITY_SES_TOPIC,
    },
    clamd: values.COMITY_CLAMD,
    secondOpinion: secondOpinionOf(values),
    trustedNetworks: values.COMITY_TRUSTED_NETWORKS,
    verdictReply: values.COMITY_VERDICT_REPLY,
    operatorKey: values.COMITY_OPERATOR_KEY,
    policy: values.COMITY_POLICY,
    policyMode: values.COMITY_POLICY_MODE,
    reviewSample: values.COMITY_REVIEW_SAMPLE,
    keep: { messages: values.COMITY_KEEP_MESSAGES_DAYS, evidence: values.COMITY_KEEP_EVIDENCE_DAYS },
    demo: values.COMITY_DEMO,
    tls: cert !== undefined && key !== undefined ? { cert, key } : undefined,
    logLevel: values.COMITY_LOG_LEVEL,
  }
}

function secondOpinionOf(values: Values): Settings['secondOpinion'] {
  const {
    COMITY_SECOND_OPINION_URL: url,
    COMITY_SECOND_OPINION_KEY: key,
    COMITY_SECOND_OPINION_MODEL: model,
  } = values
  if (url === undefined && model === undefined) return undefined
  if (url === undefined || model === undefined)
    throw new SettingsError(
      'COMITY_SECOND_OPINION_URL and COMITY_SECOND_OPINION_MODEL go together: set both or neither.',
    )
  return { url, key, model }
}

function readFileIfThere(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const values = parseYaml(readFileSync(file, 'utf8')) as unknown
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new SettingsError(`${file}: write one setting a line, as COMITY_HTTP_PORT: 8080`)
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

function issueLines(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [`${issue.path.join('.')}: ${issue.message}`]
  const known = Object.keys(schema.shape).join(', ')
  return issue.keys.map((name) => `${name} is no setting. The settings are ${known}.`)
}
