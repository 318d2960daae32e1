import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export interface Import {
  /** The file that imports, from the folder that was asked about. */
  readonly file: string
  /** A file of the same folder without its ending, or the name of a module as it is written. */
  readonly target: string
  /** Gone when the program runs? */
  readonly typesOnly: boolean
}

export interface SourceFile {
  readonly file: string
  readonly text: string
}

export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
}

/** Every import and re-export, static or not. The code is formatted, so that a statement begins its line. */
export function importsOf({ file, text }: SourceFile): readonly Import[] {
  const statements = text.matchAll(
    /^(?:import|export) (?:(?<names>(?:type )?(?:\{[^}]*\}|\*(?: as \w+)?|\w+)) from )?'(?<target>[^']+)'/gm,
  )
  const calls = text.matchAll(/\b(?:import|require)\((?<names>\s*)['"](?<target>[^'"]+)['"]\)/g)
  return [...statements, ...calls].map(({ groups: { names = '', target = '' } = {} }) => ({
    file,
    target: target.startsWith('.') ? relative('.', join(dirname(file), target)) : target,
    typesOnly: isTypesOnly(names.trim()),
  }))
}

// type { A } => true, { type A, type B } => true, { type A, b } => false, * as v => false
function isTypesOnly(names: string): boolean {
  if (names.startsWith('type ')) return true
  const listed = /^\{(.*)\}$/s
    .exec(names)?.[1]
    ?.split(',')
    .map((name) => name.trim())
  return listed?.every((name) => name === '' || name.startsWith('type ')) ?? false
}
