// A process of its own that loads the judge as a program does that has it by npm, judges one message, then many. Says
// how long the beginning took and what memory all of it needs.
import type { JudgeInput, Judgement } from '@comity/judge'

interface Task {
  readonly entry: string
  readonly messages: readonly { readonly subject: string; readonly text: string }[]
}

process.once('message', async ({ entry, messages }: Task) => {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  const start = performance.now()
  const { judge, visiblePlain } = (await import(entry)) as {
    judge: (input: JudgeInput) => Judgement
    visiblePlain: (text: string) => JudgeInput['body']
  }
  const imported = performance.now()
  const judgeOne = ({ subject, text }: Task['messages'][number]) =>
    judge({ subject, body: visiblePlain(text) })
  judgeOne({ subject: 'Your order', text: 'Which size would you like?' })
  const judged = performance.now()
  const loaded = process.memoryUsage.rss()
  for (const message of messages) judgeOne(message)
  const after = process.memoryUsage.rss()
  process.send?.({
    importMs: imported - start,
    firstMs: judged - imported,
    loaded: loaded - before,
    after: after - before,
  })
  process.disconnect()
})
