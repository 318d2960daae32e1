import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A Function as Twilio serves it. The file name is the access contract: `incoming.protected.js` is `/incoming`, protected. */
export interface Route {
  readonly path: string
  readonly access: 'public' | 'protected' | 'private'
}

/** The routes of the built Functions. */
export function readRoutes(root: string): readonly Route[] {
  const folder = join(root, 'dist/functions')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  return files.map(routeOf).toSorted((a, b) => a.path.localeCompare(b.path))
}

// voice/incoming.protected.js => /voice/incoming, protected
function routeOf(file: string): Route {
  const [, name, access] = /^(.*?)(?:\.(protected|private))?\.js$/.exec(file) ?? []
  return { path: `/${name}`, access: access === 'protected' || access === 'private' ? access : 'public' }
}

/** Closed unless a Function is known to be public: which paths need Twilio's signature. */
export function signatureNeeded(root: string): (path: string) => boolean {
  const open = new Set(
    readRoutes(root)
      .filter(({ access }) => access === 'public')
      .map(({ path }) => path),
  )
  return (path) => !open.has(path)
}
