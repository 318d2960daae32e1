/** What was seen a short time ago, and is not worth asking again. */
export interface Recent<Value> {
  /** Of those who ask at once, one is answered for all. */
  getOr(key: string, ask: () => Promise<Value>): Promise<Value>
  set(key: string, value: Value): void
  /** It gets no younger by that: others may have changed it, too. */
  change(key: string, change: (value: Value) => Value): void
}

/** More than anybody has workers who are asked about at once, and little memory. */
const MOST_ENTRIES = 1_000

export function recent<Value>(freshMilliseconds: number, now: () => number): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly staleAt: number }>()
  const asking = new Map<string, Promise<Value>>()
  return {
    async getOr(key, ask) {
      const known = entries.get(key)
      if (known && now() < known.staleAt) return known.value
      const asked = asking.get(key) ?? ask().finally(() => asking.delete(key))
      asking.set(key, asked)
      return asked
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
