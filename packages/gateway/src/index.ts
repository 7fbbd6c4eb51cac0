// @comity/gateway: the service, and the pieces of it that the command line shares.
export { type Gateway, startGateway } from './gateway.ts'
export { openLog } from './log.ts'
export { verifyLog } from './operations/verify-log.ts'
export { readSettings, type Settings } from './settings.ts'
export { openStore } from './store/open-store.ts'
