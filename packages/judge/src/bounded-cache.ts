// Remembers what was reckoned out of a text, and never more than so much of it.

/** Texts longer than this are reckoned anew: no person writes them twice, and they would fill the memory. */
const LONGEST = 48

/**
 * Values by text. When it is full the older half goes: what is asked for often enough is moved to the younger one
 * before. Holds at most `limit` values, of texts of at most 48 characters.
 */
export class BoundedCache<Value> {
  readonly #half: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(limit: number) {
    this.#half = limit / 2
  }

  /** The value of a text; made by `make` where it is not known. */
  get(text: string, make: (text: string) => Value): Value {
    return this.#young.get(text) ?? this.#fetch(text, make)
  }

  #fetch(text: string, make: (text: string) => Value): Value {
    if (text.length > LONGEST) return make(text)
    const key = detached(text)
    const value = this.#old.get(key) ?? make(key)
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
    return value
  }
}

/** Strings shorter than this are always copied (V8: SlicedString::kMinLength). */
const SLICED = 13

/** A part of a text keeps the whole of it in memory (V8: sliced strings); spelled anew it does not. */
function detached(text: string): string {
  if (text.length < SLICED) return text
  const units: number[] = []
  for (let index = 0; index < text.length; index += 1) units.push(text.charCodeAt(index))
  return String.fromCharCode(...units)
}
