import { CsvError, parse } from 'csv-parse/sync'
import { readHeader, type Column } from './columns'
import type { Row, Rows } from './rows'

interface Record {
  readonly cells: readonly string[]
  /** Where it begins: a cell in quotes may go on for several lines. */
  readonly line: number
}

/** A CSV file as spreadsheets write it, with commas, semicolons or tabs. Its first line names the columns. */
export function rowsOfCsv(text: string): Rows {
  const records = recordsOf(text)
  if (!Array.isArray(records)) return { ok: false, mistakes: [records.because] }
  const [first, ...others] = records
  if (!first)
    return { ok: false, mistakes: ['The file is empty. Its first line names the columns: id,name,worker,sms'] }
  const header = readHeader(first.cells)
  if (!header.ok) return header
  return { ok: true, rows: others.map((record) => rowOf(record, header.columns)) }
}

function recordsOf(text: string): Record[] | { readonly because: string } {
  try {
    const options = { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true, trim: true }
    // With `info`, it gives this instead of the cells. https://csv.js.org/parse/options/info/
    const parsed = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[]
    let line = 0
    const records: Record[] = []
    for (const { info, record } of parsed) {
      const isEmpty = record.every((cell) => cell === '')
      if (!isEmpty) records.push({ cells: record, line: info.lines - linesWithin(record) })
      line = info.lines
    }
    return line === 0 ? [] : records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { because: inWords(error) }
  }
}

function linesWithin(cells: readonly string[]): number {
  return cells.join('').split(/\r\n|\n|\r/).length - 1
}

/** Whatever of the three stands most often in the first line: no name of a column has one in it. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1)
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

function inWords({ code, lines, message }: CsvError): string {
  const at = `line ${String(lines)}`
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `${at}: a cell begins with a quote (") that never ends; one within a cell is written twice ("")`
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') {
    return `${at}: a quote (") stands within a cell; put the cell in quotes, and write the one within it twice ("")`
  }
  return `${at}: ${message}`
}

function rowOf({ cells, line }: Record, columns: readonly Column[]): Row {
  const columnOf = new Map<string, number>()
  const at = (path: string, index: number) => void columnOf.set(path, index)
  const fields: { [name: string]: unknown } = {}
  const channels: object[] = []
  const links: object[] = []
  const details: { [name: string]: string } = {}
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? ''
    if (column.kind === 'field') at(column.path, index)
    if (cell === '') continue
    if (column.kind === 'channel') {
      at(`channels.${channels.length}.value`, index)
      channels.push({ type: column.type, value: column.type === 'whatsapp' ? withPrefix(cell) : cell })
    } else if (column.kind === 'link') {
      at(`links.${links.length}.value`, index)
      links.push({ type: column.name, value: cell, name: column.name })
    } else if (column.path === 'details.title') details['title'] = cell
    else if (column.path === 'details.content') details['content'] = cell
    else fields[column.path] = cell
  }
  const value = {
    ...fields,
    channels,
    ...(links.length > 0 && { links }),
    ...(details['content'] !== undefined && { details: { title: 'Details', ...details } }),
  }
  const extra = cells.findIndex((cell, index) => index >= columns.length && cell !== '')
  return {
    value,
    mistake: extra === -1 ? undefined : `line ${line}, column ${extra + 1}: ${tooMany}`,
    placeOf: (path) => {
      const index = columnOf.get(path)
      return index === undefined ? `line ${line}` : `line ${line}, column ${index + 1} (${headingOf(columns[index])})`
    },
  }
}

const tooMany = 'has no name in the first line; a cell with a separator in it needs quotes ("Garcia, Maria")'

const withPrefix = (cell: string) => (cell.startsWith('whatsapp:') ? cell : `whatsapp:${cell}`)

function headingOf(column: Column | undefined): string {
  if (!column) return ''
  if (column.kind === 'channel') return column.type
  if (column.kind === 'link') return `link ${column.name}`
  return column.path === 'details.content' ? 'details' : column.path.replace('details.', '')
}
