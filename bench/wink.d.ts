// The peer comes without types; this is what the bench uses of it.
declare module 'wink-naive-bayes-text-classifier' {
  interface Classifier {
    definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): number
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean
    learn(text: string, label: string): boolean
    consolidate(): boolean
    predict(text: string): string
  }
  export default function bayes(): Classifier
}
