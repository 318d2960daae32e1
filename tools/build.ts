import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles each Function into one self-contained CommonJS file, because a deployed Function cannot `require` its
 * neighbour. What Twilio installs itself, the `dependencies` of package.json, stays outside.
 */
export async function buildFunctions(root: string, output = join(root, 'dist')): Promise<readonly string[]> {
  const source = join(root, 'src/functions')
  const sources = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.ts'))
  const installed = Object.keys(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).dependencies as object)
  const functions = join(output, 'functions')
  await build({
    entryPoints: sources.map((file) => join(source, file)),
    outbase: source,
    outdir: functions,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: installed.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'warning',
  })
  await removeAllBut(
    sources.map((file) => file.replace(/ts$/, 'js')),
    functions,
  )
  await copyAssets(join(root, 'src/assets'), join(output, 'assets'))
  return sources
}

/** What was built of a Function that is gone would be deployed. Whoever serves the others right now is not disturbed. */
async function removeAllBut(built: readonly string[], folder: string): Promise<void> {
  const stale = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.js') && !built.includes(file),
  )
  await Promise.all(stale.map((file) => rm(join(folder, file))))
}

/** Whatever lies there is served to everybody: nothing whose name begins with a dot. */
async function copyAssets(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true })
  await mkdir(to, { recursive: true })
  await cp(from, to, { recursive: true, filter: (path) => !basename(path).startsWith('.') })
}
