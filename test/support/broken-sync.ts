/** A Sync service each of whose requests comes to the same end: an error, or none at all. */
export function brokenSync(request: () => Promise<never>): object {
  const item = { fetch: request, update: request, remove: request }
  const items = Object.assign(() => item, { create: request, page: request })
  return {
    documents: () => ({ fetch: request }),
    syncMaps: () => ({ syncMapItems: items }),
  }
}

/** The same of a Proxy service. */
export function brokenProxy(request: () => Promise<never>): object {
  return { sessions: () => ({ participants: { list: request } }) }
}
