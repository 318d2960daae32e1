import type { Directory } from './directory'

/** How long a change by the operator may take to reach every warm container. */
const FRESH_MILLISECONDS = 30_000

/** More than a business has numbers that ring at once, and little memory. */
const MOST_ENTRIES = 1_000

/** A directory that a warm container remembers for a short time. A failure is not remembered. */
export function cachedDirectory(directory: Directory, now: () => number): Directory {
  return {
    number: cached(directory.number, now),
    team: cached(directory.team, now),
    worker: cached(directory.worker, now),
  }
}

function cached<Entry>(lookUp: (key: string) => Promise<Entry>, now: () => number): (key: string) => Promise<Entry> {
  const entries = new Map<string, { readonly entry: Promise<Entry>; readonly staleAt: number }>()
  return (key) => {
    const known = entries.get(key)
    if (known && now() < known.staleAt) return known.entry
    if (entries.size >= MOST_ENTRIES) entries.clear()
    const entry = lookUp(key)
    entries.set(key, { entry, staleAt: now() + FRESH_MILLISECONDS })
    entry.catch(() => entries.delete(key))
    return entry
  }
}
