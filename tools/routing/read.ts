import { readFileSync } from 'node:fs'
import { UserError } from '../command'
import { checkRoutingFile } from './check'
import type { RoutingFile } from './schema'

/** The routing file at this path, or every mistake in it in words. */
export function readRoutingFile(path: string): RoutingFile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new UserError(`There is no file ${path}. routing.example.json shows what one looks like.`)
  }
  const checked = checkRoutingFile(text)
  if (checked.ok) return checked.routing
  throw new UserError([`${path} is not right:`, ...checked.mistakes.map((mistake) => `  ${mistake}`)].join('\n'))
}
