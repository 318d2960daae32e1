import { readdirSync, readFileSync } from 'node:fs'
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

type FunctionName = keyof typeof paths | keyof typeof publicPaths

/** The handler of a Function in a container that has just started, from the modules of src: those that are mocked are. */
export function coldHandler(name: FunctionName): Handler {
  forgetModules()
  return jest.requireActual<{ handler: Handler }>(join(functionsFolder, files[name] ?? name)).handler
}

/** The same from its bundle, as it is deployed: evaluated anew far faster than its modules, none of which can be mocked. */
export function coldBundle(name: FunctionName): Handler {
  const bundle = bundles.get(name) ?? compile(files[name] ?? name)
  bundles.set(name, bundle)
  const module = { exports: {} as { handler: Handler } } // It is there when the bundle has been evaluated
  bundle(module, require)
  return module.exports.handler
}

type Bundle = (module: object, load: NodeJS.Require) => void

const bundles = new Map<FunctionName, Bundle>()

function compile(file: string): Bundle {
  const bundle = join(process.cwd(), 'dist/functions', file.replace(/ts$/, 'js'))
  // Not node:vm, whose `Error` would be another than the test's.
  // oxlint-disable-next-line no-new-func, no-implied-eval
  return new Function('module', 'require', `${readFileSync(bundle, 'utf8')}\n//# sourceURL=${bundle}`) as Bundle // It takes these two
}
