// What reviewers have taught the judge of each marketplace, held in memory: sentences known again, and the live overlay.
import type { JudgeInput, Overlay, RememberedTemplate } from '@comity/judge'
import type { Queryable } from '../store/database.ts'
import { liveOverlay } from './overlays.ts'
import { readSentences, sentencesOf } from './reviewed-sentences.ts'

/** How long after another gateway's reviewer a sentence may still be read the old way here. */
const WATCH_MS = 5_000

const STATE = `
  select (select count(*) from reviewed_sentence) as sentences, (select max(reviewed_at) from reviewed_sentence) as newest,
    (select json_agg(json_build_array(marketplace_id, version) order by marketplace_id) from judge_overlay where live) as live`

export class JudgeMemory {
  readonly #db: Queryable
  #sentences: ReadonlyMap<string, RememberedTemplate> = new Map()
  #overlays: ReadonlyMap<string, Overlay> = new Map()
  #state = ''

  private constructor(db: Queryable) {
    this.#db = db
  }

  static async load(db: Queryable): Promise<JudgeMemory> {
    const memory = new JudgeMemory(db)
    await memory.refresh()
    return memory
  }

  /** Reads all of it again where it is otherwise than before. */
  async refresh(): Promise<void> {
    const { rows } = await this.#db.query<{ live: readonly (readonly [string, number])[] | null }>(STATE)
    const state = JSON.stringify(rows)
    if (state === this.#state) return
    const overlays = new Map<string, Overlay>()
    for (const [marketplaceId] of rows[0]?.live ?? []) {
      const overlay = await liveOverlay(this.#db, marketplaceId)
      if (overlay) overlays.set(marketplaceId, overlay)
    }
    this.#sentences = await readSentences(this.#db)
    this.#overlays = overlays
    this.#state = state
  }

  /** Looks every few seconds whether reviewers at another gateway have read something. */
  watch(onTrouble: (error: Error) => void): Disposable {
    const timer = setInterval(() => this.refresh().catch(onTrouble), WATCH_MS)
    return { [Symbol.dispose]: () => clearInterval(timer) }
  }

  /** What the judge is given of it; empty where there is nothing, so that nothing is hashed for nothing. */
  of(marketplaceId: string): Pick<JudgeInput, 'memory' | 'overlay'> {
    const overlay = this.#overlays.get(marketplaceId)
    return {
      ...(this.#sentences.size > 0 ? { memory: sentencesOf(this.#sentences, marketplaceId) } : {}),
      ...(overlay ? { overlay } : {}),
    }
  }
}
