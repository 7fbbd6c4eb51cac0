// `npm run bench`: what the hot paths cost, each beside a named peer. `npm run bench -- decide` runs one of them.
import { benchBacktest } from './backtest.ts'
import { benchConsent } from './consent.ts'
import { benchDecide } from './decide.ts'
import { benchJudge } from './judge.ts'
import { benchRelay } from './relay.ts'

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  judge: benchJudge,
  decide: benchDecide,
  backtest: benchBacktest,
  consent: benchConsent,
  relay: benchRelay,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in BENCHES))
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`)
for (const [name, run] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await run()
