/** What was seen a short time ago, and is not worth asking again. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  /** It gets no younger by that: others may have changed it, too. */
  change(key: string, change: (value: Value) => Value): void
}

/** More than anybody has workers who are asked about at once, and little memory. */
const MOST_ENTRIES = 1_000

export function recent<Value>(freshMilliseconds: number, now: () => number): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly staleAt: number }>()
  return {
    get(key) {
      const known = entries.get(key)
      return known && now() < known.staleAt ? known.value : undefined
    },
    set(key, value) {
      if (entries.size >= MOST_ENTRIES) entries.clear()
      entries.set(key, { value, staleAt: now() + freshMilliseconds })
    },
    change(key, change) {
      const known = entries.get(key)
      if (known) entries.set(key, { ...known, value: change(known.value) })
    },
  }
}
