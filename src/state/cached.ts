/** More than a business has numbers that ring at once, and little memory. */
const MOST_ENTRIES = 1_000

/** What a warm container remembers for a short time. Those who ask at once ask once, and a failure is not remembered. */
export function cached<Entry>(
  lookUp: (key: string) => Promise<Entry>,
  freshMilliseconds: number,
  now: () => number,
): (key: string) => Promise<Entry> {
  const entries = new Map<string, { readonly entry: Promise<Entry>; readonly staleAt: number }>()
  return (key) => {
    const known = entries.get(key)
    if (known && now() < known.staleAt) return known.entry
    if (entries.size >= MOST_ENTRIES) entries.clear()
    const entry = lookUp(key)
    entries.set(key, { entry, staleAt: now() + freshMilliseconds })
    entry.catch(() => entries.delete(key))
    return entry
  }
}
