import { readFileSync } from 'node:fs'
import { UserError } from '../command'
import { parseJson } from '../routing/syntax'
import { rowsOfCsv } from './csv'
import { rowsOfJson, type Row } from './rows'

/** The rows of a file, `.csv` or `.json`, or in words why there are none. */
export function readRows(path: string): readonly Row[] {
  const ending = /\.(csv|json)$/i.exec(path)?.[1]?.toLowerCase()
  if (ending === undefined) throw new UserError(`${path} must end in .csv or .json, which says how it is read.`)
  const text = utf8(path, bytesOf(path))
  const rows = ending === 'csv' ? rowsOfCsv(text) : rowsOfJson(parseJson(text))
  if (rows.ok) return rows.rows
  throw new UserError([`${path} is not right:`, ...rows.mistakes.map((mistake) => `  ${mistake}`)].join('\n'))
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException // all that the operating system refuses
    if (code === 'ENOENT') throw new UserError(`There is no file ${path}. docs/customers.md shows what one looks like.`)
    if (code === 'EISDIR') throw new UserError(`${path} is a folder. Name the file in it.`)
    throw new UserError(`${path} cannot be read: ${message}`)
  }
}

/** Spreadsheets also write files of other encodings, in which each accent would be another letter. */
function utf8(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new UserError(`${path} is not UTF-8. Save it as "CSV UTF-8", or as JSON.`, { cause: error })
  }
}
