import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles each Function into one self-contained CommonJS file, because a deployed Function cannot `require` its
 * neighbour. What Twilio installs itself, the `dependencies` of package.json, stays outside.
 */
export async function buildFunctions(root: string, output = join(root, 'dist')): Promise<readonly string[]> {
  const source = join(root, 'src/functions')
  const files = await readdir(source, { recursive: true })
  const entryPoints = files.filter((file) => file.endsWith('.ts')).map((file) => join(source, file))
  const installed = Object.keys(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).dependencies as object)

  await rm(output, { recursive: true, force: true })
  await mkdir(join(output, 'assets'), { recursive: true })
  await build({
    entryPoints,
    outbase: source,
    outdir: join(output, 'functions'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: installed.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'warning',
  })
  // Whatever lies there is served to everybody: nothing whose name begins with a dot.
  await cp(join(root, 'src/assets'), join(output, 'assets'), {
    recursive: true,
    filter: (path) => !basename(path).startsWith('.'),
  })
  return entryPoints
}
