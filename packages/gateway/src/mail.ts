// @comity/gateway/mail: reading and linting mail without the service, for commands that should start at once.

export { submitMail } from './demo/submit-mail.ts'
export { type LintResult, lintMail } from './pipeline/lint.ts'
export { checkedPolicy, findProfile, profileNames, readPolicySource } from './policies/policy-source.ts'
export { chooseBody } from './read/choose-body.ts'
export type { Mail } from './read/mail.ts'
export { MailReader } from './read/mail-reader.ts'
export { Refusal } from './refusals.ts'
export { SettingsError, Trouble } from './trouble.ts'
