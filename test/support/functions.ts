import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { paths, publicPaths } from '../../src/runtime/paths'
import { forgetModules } from './forget-modules'
import type { Handler } from './invoke'

export const functionsFolder = join(__dirname, '../../src/functions')

/** The files of the Functions, as paths from their folder. */
export function functionFiles(): readonly string[] {
  const entries = readdirSync(functionsFolder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(functionsFolder.length + 1))
}

const files = {
  ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${path}.protected.ts`])),
  ...Object.fromEntries(Object.entries(publicPaths).map(([name, path]) => [name, `${path}.ts`])),
}

/** The handler of a Function in a container that has just started. */
export function coldHandler(name: keyof typeof paths | keyof typeof publicPaths): Handler {
  forgetModules()
  return jest.requireActual<{ handler: Handler }>(join(functionsFolder, files[name] ?? name)).handler
}
