// Puts a decision into words for its sender.
import { describeIntents, type Intent } from '@comity/judge'
import type { Consequence, Policy, Texts } from './policy.ts'

/** The sentence a consequence has for its sender, in his language or else in English. */
export function tell(
  policy: Policy,
  { code }: Consequence,
  { language, intents }: { readonly language: string; readonly intents: readonly string[] },
): { because: string; how_to_fix?: string } {
  const { texts, spoken } = textsFor(policy, code, language)
  const because = texts.because.replace('{intents}', describeIntents(intents as readonly Intent[], spoken))
  return texts.how_to_fix === undefined ? { because } : { because, how_to_fix: texts.how_to_fix }
}

/** The texts, and the language that they are in. */
function textsFor(policy: Policy, code: string, language: string): { texts: Texts; spoken: string } {
  for (const spoken of [language, language.split('-', 1)[0] as string, 'en']) {
    const texts = policy.texts.get(spoken)?.get(code)
    if (texts) return { texts, spoken }
  }
  throw new Error(`policy ${policy.name} has no English text for ${code}`)
}
