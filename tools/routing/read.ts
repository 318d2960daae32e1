import { readFileSync } from 'node:fs'
import { UserError } from '../command'
import { checkRoutingFile } from './check'
import type { RoutingFile } from './schema'

/** The routing file at this path, or every mistake in it in words. */
export function readRoutingFile(path: string): RoutingFile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError(unreadable(path, error), { cause: error })
  }
  const checked = checkRoutingFile(text)
  if (checked.ok) return checked.routing
  throw new UserError([`${path} is not right:`, ...checked.mistakes.map((mistake) => `  ${mistake}`)].join('\n'))
}

function unreadable(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException // all that the operating system refuses
  if (code === 'ENOENT') return `There is no file ${path}. routing.example.json shows what one looks like.`
  if (code === 'EISDIR') return `${path} is a folder. Name the file in it.`
  if (code === 'EACCES') return `${path} is there, but you are not allowed to read it.`
  return `${path} cannot be read: ${message}`
}
