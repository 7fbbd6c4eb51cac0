// The webhooks that the settings switch on.
import type { Hook } from './hook.ts'
import { mailgun } from './mailgun.ts'
import { postmark } from './postmark.ts'
import { sendgrid } from './sendgrid.ts'
import { type FetchText, ses } from './ses.ts'

/** What proves each provider's calls; undefined where it is not used. */
interface Secrets {
  readonly mailgun: string | undefined
  readonly postmark: string | undefined
  readonly sendgrid: string | undefined
  readonly ses: string | undefined
}

/** By the last part of their paths. */
export function hooksOf({ hooks }: { readonly hooks: Secrets }, fetchText: FetchText): Record<string, Hook> {
  return {
    ...(hooks.mailgun === undefined ? {} : { 'mailgun/mime': mailgun(hooks.mailgun) }),
    ...(hooks.postmark === undefined ? {} : { postmark: postmark(hooks.postmark) }),
    ...(hooks.sendgrid === undefined ? {} : { sendgrid: sendgrid(hooks.sendgrid) }),
    ...(hooks.ses === undefined ? {} : { ses: ses(hooks.ses, fetchText) }),
  }
}
