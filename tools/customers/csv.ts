import { readHeader, type Column } from './columns'
import { csvRecords, type CsvRecord } from './csv-records'
import type { Row, Rows } from './rows'

/** A CSV file as spreadsheets write it, with commas, semicolons or tabs. Its first line names the columns. */
export function rowsOfCsv(text: string): Rows {
  const read = csvRecords(text)
  if (!read.ok) return { ok: false, mistakes: [read.because] }
  const [first, ...others] = read.records
  if (!first)
    return { ok: false, mistakes: ['The file is empty. Its first line names the columns: id,name,worker,sms'] }
  const header = readHeader(first)
  if (!header.ok) return header
  return { ok: true, rows: others.map((record) => rowOf(record, header.columns)) }
}

function rowOf({ cells, line }: CsvRecord, columns: readonly Column[]): Row {
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
